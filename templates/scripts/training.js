// Networks that are trained in the page.

import { ask } from "./connection.js";
import { load } from "./data.js";
import { losses } from "./engine.js";
import { numbered, spelled } from "./list.js";
import { recipeOf, trainedModel } from "./models.js";
import { asSampler, sample } from "./sampling.js";

/** Sizes and settings that a network cannot be without. */
const WHOLE = ["batch", "channels", "hidden", "layers", "heads"];

/**
 * @param {string} id a recipe with a network
 * @param {TrainOptions} [options]
 * @param {Work} [how]
 * @returns {Promise<Run>}
 */
export async function train(id, options = {}, how = {}) {
  const recipe = await recipeOf(id);
  if (!recipe.settings || !recipe.kind) throw new Error(`The model “${id}” is not trained step by step.`);
  /** @type {Record<string, any>} */
  const chosen = { ...recipe.settings, ...options };
  if (recipe.kind === "transformer" && chosen.channels % chosen.heads !== 0) {
    throw new Error("Heads share the channels: their number has to divide that of the channels.");
  }
  const sizes = ["vocabulary", "positions", "channels", "hidden", "layers", "heads", "context", "blankIsBoundary",
    "batchNorm", "tiesWeights"].map((name) => Number(chosen[name] ?? 0));
  for (const name of WHOLE) {
    if (!(Number.isInteger(chosen[name]) && chosen[name] > 0)) throw new Error(`“${name}” is no whole number above 0.`);
  }
  const settings = ["steps", "batch", "peak", "warmUp", "dropout", "weightDecay"].map((name) => chosen[name]);
  const progress = how.progress && (async (/** @type {any} */ state) => how.progress?.({
    ...state, history: historyOf(state.history), samples: state.samples && await spelled(state.samples),
  }));
  const seed = BigInt(options.seed ?? (await load("catalog")).seed);
  /** @type {string[]} */
  const kinds = (await load("catalog")).kinds;
  const { looks = [], count = 10 } = options;
  const done = await ask(
    "train", [kinds.indexOf(recipe.kind), sizes, settings, seed, looks, await asSampler({ seed }), count],
    { ...how, progress });
  const model = trainedModel(done.model);
  return {
    model, losses: done.losses, history: historyOf(done.history),
    nll: how.signal?.aborted ? {} : await losses(model, { parts: options.parts }), samples: await sample(model, { seed, count }),
  };
}

/** @param {number[]} numbers */
function historyOf(numbers) {
  const points = [];
  for (let at = 0; at < numbers.length; at += 3) {
    const [step, train, dev] = numbers.slice(at, at + 3);
    points.push({ step, train, dev: Number.isNaN(dev) ? undefined : dev });
  }
  return points;
}

/**
 * The lecture's net, by descent on all examples at once.
 * @param {{ seed?: number, steps?: number, rate?: number, decay?: number, on?: Origin }} options
 * @param {Work} [how]
 * @returns {Promise<Descent>}
 */
export async function descend({ seed = 2147483647, steps = 200, rate = 50, decay = 0.01, on = "all" } = {}, how) {
  const { model, ...done } = await ask("descend", [BigInt(seed), await numbered("scopes", on), steps, rate, decay], how);
  return { ...done, model: trainedModel(model) };
}
