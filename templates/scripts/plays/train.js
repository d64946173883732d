// "Train a small one": a network of the page's kind learns from the train part, and makes up words
// before, meanwhile and after; the run before stays beside it.

import { chart } from "../chart.js";
import { column } from "../column.js";
import { choice, number, range, seedOf } from "../controls.js";
import { h } from "../dom.js";
import { counted, fixed, grouped, sum } from "../numbers.js";
import { trigger } from "../trigger.js";

/** So small that a run takes seconds; beside them stand the recipe's own sizes. */
const SMALL = { channels: 32, hidden: 64, layers: 2, heads: 4, steps: 500, batch: 32 };
/** Heads share the channels, so each number of channels can be divided by each of heads. */
const SIZES = {
  channels: [8, 16, 32, 64], hidden: [16, 32, 64, 128], layers: [1, 2, 3, 4], heads: [1, 2, 4, 8],
};
/** The sizes that a kind of network has; those of others do nothing. */
const SIZES_OF = { transformer: ["channels", "layers", "heads"], others: ["channels", "hidden"] };
/** @type {Record<string, string>} */
const LABELS = {
  channels: "Channels", hidden: "Hidden units", layers: "Layers", heads: "Heads",
  steps: "Steps", batch: "Words a step", peak: "Highest rate", seed: "Seed",
};
const [MOST_STEPS, MOST_BATCH] = [20000, 256];
/** Shares of the steps after which words are drawn. */
const LOOKS = [0, 0.1, 0.5];
const WORDS = 20;
/** The curve has the means of so many runs of steps. */
const MEANS = 50;
/** No more often than this, in milliseconds, is a run drawn that goes on. */
const PAUSE = 100;

/**
 * A run, whole or as far as it went.
 * @typedef {object} Trained
 * @property {State} state what it was trained with
 * @property {number[]} losses of each step's batch
 * @property {Point[]} history
 * @property {{ step: number, words: string[] }[]} looks
 * @property {number} [dev] once it has ended
 * @property {boolean} isStopped by the reader
 */

/** @type {Form} */
export const train = {
  id: "train",
  async start({ stage, options, mmreport, set }) {
    const recipes = await mmreport.recipes();
    const recipe = recipes.find(({ id }) => id === options.recipe);
    if (!recipe?.settings) {
      throw new Error("This site was built without the model that this form trains.");
    }
    const known = new Set(await mmreport.words());
    const ignorance = await mmreport.math.log((await mmreport.vocabulary()).length);
    const bigram = recipes.find(({ id }) => id === "bigram")?.dev;
    const references = [["ln V", ignorance], ["bigram", bigram]]
      .filter(([, value]) => typeof value === "number")
      .map(([name, value]) => ({ label: `${name} ${fixed(value, 4)}`, value }));
    const begin = trigger("Train", set);
    const bar = h("progress", { "aria-label": "Steps taken", hidden: true });
    const [curve, words] = [h("div", {}), h("div", { class: "samples" })];
    stage.append(bar, curve, words);
    /** @type {Trained | undefined} */
    let last;
    /** @type {Trained | undefined} */
    let before;
    /** @type {Promise<unknown>} */
    let running = Promise.resolve();

    function draw() {
      const { losses, state } = last ?? { losses: [], state: { steps: 1 } };
      Object.assign(bar, { hidden: false, max: state.steps, value: losses.length });
      curve.replaceChildren(lossCurve(curve.clientWidth, last, before, references));
      words.replaceChildren(...(last?.looks ?? []).map(({ step, words }) => {
        const label = step === 0 ? "Before the first step" : `After ${counted(step, "step")}`;
        return column(label, words, known);
      }));
    }

    /** @type {Started["show"]} */
    async function show(state, signal) {
      const isAsked = begin.take();
      // A run that was stopped has still to end.
      await running;
      if (signal.aborted) return "";
      if (isAsked) {
        /** @type {Trained} */
        const one = { state, losses: [], history: [], looks: [], isStopped: false };
        [before, last] = [last?.losses.length ? last : before, one];
        const work = run(mmreport, options.recipe, one, signal, draw);
        running = work.catch(() => undefined);
        await work;
      }
      draw();
      bar.hidden = true;
      return sentence(state, last, before, bigram);
    }

    return { controls: makeControls(recipe, options.seed), buttons: begin.buttons, show };
  },
};

/**
 * Trains until the end or until the reader stops it, and keeps in `one` how far it is.
 * @param {Engine} mmreport
 * @param {string} recipe
 * @param {Trained} one
 * @param {AbortSignal} signal
 * @param {() => void} draw
 */
async function run(mmreport, recipe, one, signal, draw) {
  const { state } = one;
  const settings = Object.fromEntries(
    Object.entries(state).map(([name, value]) => [name, Number(value)]));
  const looks = LOOKS.map((share) => Math.round(share * state.steps));
  let drawn = 0;
  /** @param {{ step: number, losses: number[], history: Point[], samples?: string[] }} news */
  function progress({ step, losses, history, samples }) {
    one.losses.push(...losses);
    one.history = history;
    if (samples) one.looks.push({ step, words: samples });
    else if (performance.now() - drawn < PAUSE) return;
    drawn = performance.now();
    draw();
  }
  const done = await mmreport.train(recipe, {
    ...settings, count: WORDS, parts: ["dev"],
    looks: [...new Set(looks)].filter((step) => step < state.steps),
  }, { signal, progress });
  one.looks.push({ step: done.losses.length, words: done.samples });
  Object.assign(one, { losses: done.losses, dev: done.nll.dev, isStopped: signal.aborted });
}

/**
 * @param {Recipe} recipe
 * @param {number} seed
 */
function makeControls({ kind, settings }, seed) {
  const sizes = kind === "transformer" ? SIZES_OF.transformer : SIZES_OF.others;
  return [
    ...sizes.map((name) => {
      const key = /** @type {keyof SIZES} */ (name);
      const options = [...new Set([...SIZES[key], settings?.[name]])].sort((a, b) => a - b);
      return choice(name, LABELS[name], {
        value: String(SMALL[key]), options: options.map((size) => [String(size), String(size)]),
      });
    }),
    number("steps", LABELS.steps, { value: SMALL.steps, least: 1, most: MOST_STEPS }),
    number("batch", LABELS.batch, { value: SMALL.batch, least: 1, most: MOST_BATCH }),
    range("peak", LABELS.peak, {
      value: settings?.peak, least: 0.0001, most: 0.1, step: 0.0001, logarithmic: true,
    }),
    seedOf(LABELS.seed, seed),
  ];
}

/**
 * @param {number} room
 * @param {Trained | undefined} last
 * @param {Trained | undefined} before
 * @param {{ label: string, value: number }[]} references
 */
function lossCurve(room, last, before, references) {
  const steps = (/** @type {Trained | undefined} */ run) => run?.losses.length ?? 0;
  const lines = last ? [
    line("train", means(last.losses)),
    line("dev", last.history.map(({ step, dev = NaN }) => [step, dev]), "dev"),
  ] : [];
  if (before) lines.push(line("before", means(before.losses), "before"));
  return chart(room, {
    says: `The loss of ${counted(steps(last), "step")} on train and on dev`,
    x: "step", y: "Loss, in nats per character, on the words of the steps and on dev",
    most: Math.max(Number(last?.state.steps ?? SMALL.steps), steps(before)), lines, references,
  });
}

/**
 * @param {string} name
 * @param {number[][]} points
 * @param {string} [look]
 */
function line(name, points, look) {
  return { label: `${name} ${fixed(points.at(-1)?.[1] ?? NaN, 4)}`, points, look };
}

/**
 * Means over equal numbers of steps, each where it ends.
 * @param {number[]} losses
 */
function means(losses) {
  const width = Math.max(1, Math.ceil(losses.length / MEANS));
  const points = [];
  for (let end = width; end <= losses.length; end += width) {
    points.push([end, sum(losses.slice(end - width, end)) / width]);
  }
  return points;
}

/**
 * @param {State} state
 * @param {Trained | undefined} last
 * @param {Trained | undefined} before
 * @param {number | null | undefined} bigram
 */
function sentence(state, last, before, bigram) {
  if (!last) {
    return `Train takes ${counted(state.steps, "step")} of ${counted(state.batch, "word")} each.`;
  }
  const { losses: { length: taken }, dev = NaN, isStopped } = last;
  const whole = Number(last.state.steps);
  const beside = bigram ? `; the bigram's is ${fixed(bigram, 4)}` : "";
  const of = taken === whole ? "" : ` of ${grouped(whole)}`;
  const shown = last.dev === undefined ? "" : ` the loss on dev is ${fixed(dev, 4)}${beside}`;
  const end = of === "" || isStopped
    ? `After ${counted(taken, "step")}${of}${shown || " the net is trained"}.`
    : `At step ${grouped(taken)} the loss left all bounds: the rate is too high.`;
  const earlier = before?.dev === undefined ? ""
    : ` The run before came to ${fixed(before.dev, 4)}${differences(before.state, last.state)}.`;
  const isNew = differences(state, last.state) !== "";
  return `${end}${earlier}${isNew ? " Train shows what the new settings do." : ""}`;
}

/**
 * @param {State} before
 * @param {State} after
 */
function differences(before, after) {
  const changed = Object.keys(after).filter((name) => before[name] !== after[name])
    .map((name) => `${LABELS[name].toLowerCase()} ${before[name]} instead of ${after[name]}`);
  return changed.length === 0 ? "" : `, with ${changed.join(", ")}`;
}
