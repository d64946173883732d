/** What a form, its controls and the page's engine say to one another. */

/** The values of a form's controls by their names; the controls have checked them. */
type State = Record<string, any>;

interface Control {
  name: string;
  initial: any;
  element: HTMLElement;
  /** What the control holds now. */
  read(): any;
  write(value: any): void;
  /** A value as the fragment has it, or undefined if it is none. */
  parse(text: string): any;
}

interface Form {
  /** Names its place on the page and its part of the fragment. */
  id: string;
  /** False for a form that computes without the engine. */
  needsEngine: boolean;
  /** What it begins with: the controls, and what draws a state. */
  start(context: Context): Promise<Started> | Started;
}

interface Started {
  controls: Control[];
  /** Actions beside Reset and Copy link. */
  buttons?: { label: string; action(): void }[];
  /** Draws a state, and gives the one sentence that is said of it. */
  show(state: State, signal: AbortSignal): Promise<string> | string;
}

interface Context {
  /** Where the form draws. */
  stage: HTMLElement;
  options: Record<string, any>;
  mmreport: Engine;
  /** Changes values as if the reader had. */
  set(values: State): void;
}

interface Recipe {
  id: string;
  title: string;
  summary: string;
  kind: string | null;
  members: { id: string; weight: number }[];
  train: boolean;
  all: boolean;
  dev: number | null;
  parameters: number;
  settings: Record<string, any> | null;
}

interface Score {
  letters: string[];
  probabilities: number[];
  surprisal: number;
  surprisalPerCharacter: number;
}

interface SampleOptions {
  seed?: number;
  draw?: string;
  count?: number;
  temperature?: number;
  topK?: number;
  prefix?: string;
  on?: "train" | "all";
}

interface Draw {
  prefix: string;
  probabilities: number[];
  uniform?: number;
  ratios?: number[];
  drawn: number;
}

/** The one global of a page; see docs/add-a-play.md. */
interface Engine {
  receive(name: string, payload: any): void;
  recipes(): Promise<Recipe[]>;
  vocabulary(): Promise<string[]>;
  words(): Promise<string[]>;
  score(recipe: string, word: string): Promise<Score>;
  sample(recipe: string, options?: SampleOptions): Promise<string[]>;
  draws(recipe: string, options?: SampleOptions): Promise<Draw[]>;
  next(recipe: string, prefix: string, options?: SampleOptions): Promise<{ letters: string[]; probabilities: number[] }>;
  math: { log(x: number): number | Promise<number> };
  counts(options?: { on?: "train" | "all" }): Promise<number[]>;
}

interface Window {
  mmreport: Engine;
}

declare class DecompressionStream implements GenericTransformStream {
  constructor(format: string);
  readonly readable: ReadableStream;
  readonly writable: WritableStream;
}
