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
  worksAlone?: boolean;
  /** What it begins with: the controls, and what draws a state. */
  start(context: Context): Promise<Started> | Started;
}

interface Started {
  controls: Control[];
  /** Actions beside Reset and Copy link. */
  buttons?: { label: string; action(): void; kind?: "quiet" }[];
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

/** What a form asks: a recipe, or a model that is none. */
interface Asked {
  id: string;
  title: string;
  model?: Model;
  on?: Origin;
}

interface Score {
  letters: string[];
  probabilities: number[];
  surprisal: number;
  surprisalPerCharacter: number;
}

/** What a model was trained on: the train part of the split, or all words. */
type Origin = "train" | "all";

/** Counts after so many characters, with a fake count added to each. */
interface Counts {
  order: number;
  fakeCount: number;
}

/** A recipe's id, counts, or what `train` gave. */
type Model = string | Counts | Trained;

/** A model that the page's engine made: good as long as that engine is. */
interface Trained {
  trained: number;
  engine: number;
}

interface SampleOptions {
  seed?: number | bigint;
  draw?: string;
  count?: number;
  temperature?: number;
  topK?: number;
  prefix?: string;
  longest?: number;
  on?: Origin;
}

interface Next {
  letters: string[];
  probabilities: number[];
}

/** How one character of a word was drawn. */
interface Draw {
  /** What stands before it. */
  prefix: string;
  /** After temperature and top k; they need not sum to one. */
  probabilities: number[];
  /** The number that was looked for in the running sums, where one was. */
  uniform?: number;
  /** Each probability divided by a random number of its own, where the largest quotient won. */
  ratios?: number[];
  drawn: number;
}

interface Observation {
  name: string;
  rows: number;
  columns: number;
  /** Row by row. */
  values: number[];
}

/** In nats per character. */
interface Losses {
  train?: number;
  dev?: number;
  test?: number;
}

interface Point {
  step: number;
  train: number;
  dev?: number;
}

/** All settings of the recipe in the catalog may be replaced. */
interface TrainOptions {
  seed?: number | bigint;
  steps?: number;
  batch?: number;
  peak?: number;
  warmUp?: number;
  dropout?: number;
  weightDecay?: number;
  channels?: number;
  hidden?: number;
  layers?: number;
  heads?: number;
  /** After so many steps words are drawn, too: in `samples` of the progress. */
  looks?: number[];
  /** How many words are drawn then and at the end. */
  count?: number;
  /** Which losses are taken at the end; all by default. */
  parts?: ("train" | "dev" | "test")[];
}

interface Run {
  model: Trained;
  /** Of each step's batch. */
  losses: number[];
  history: Point[];
  nll: Losses;
  samples: string[];
}

/** The lecture's net after descent. */
interface Descent {
  model: Trained;
  /** Before each step and after the last, decay included. */
  losses: number[];
  /** V x V, row by row. */
  weights: number[];
}

/** How long work is watched and ended. */
interface Work {
  progress?(state: any): void;
  signal?: AbortSignal;
}

/** The one global of a page; see docs/add-a-play.md. */
interface Engine {
  receive(name: string, payload: any): void;
  recipes(): Promise<Recipe[]>;
  vocabulary(): Promise<string[]>;
  words(options?: { part?: "train" | "dev" | "test" }): Promise<string[]>;
  score(model: Model, word: string, options?: { on?: Origin }): Promise<Score>;
  sample(model: Model, options?: SampleOptions, how?: Work): Promise<string[]>;
  draws(model: Model, options?: SampleOptions): Promise<Draw[]>;
  next(model: Model, prefix: string, options?: { on?: Origin }): Promise<Next>;
  losses(model: Model, options?: { on?: Origin; parts?: ("train" | "dev" | "test")[] }): Promise<Losses>;
  counts(options?: { on?: Origin }): Promise<number[]>;
  observe(model: Model, word: string): Promise<Observation[]>;
  embedding(model: Model): Promise<{ rows: number; columns: number; values: number[] } | undefined>;
  train(recipe: string, options?: TrainOptions, how?: Work): Promise<Run>;
  descend(
    options?: { seed?: number; steps?: number; rate?: number; decay?: number; on?: Origin }, how?: Work,
  ): Promise<Descent>;
  math: Record<string, (x: any) => Promise<any>>;
}

interface Window {
  mmreport: Engine;
  /** All texts, once `assets/search.js` has run. */
  mmreportSearch?: SearchPage[];
}

declare class DecompressionStream implements GenericTransformStream {
  constructor(format: string);
  readonly readable: ReadableStream;
  readonly writable: WritableStream;
}

/** A page as the search has it: its pieces are an anchor, a heading and the text below it. */
interface SearchPage {
  id: string;
  title: string;
  parts: [anchor: string, heading: string, text: string][];
}

interface SearchHit {
  page: SearchPage;
  anchor: string;
  heading: string;
  score: number;
  snippet: string;
}
