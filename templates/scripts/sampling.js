// Words that models make up.

import { ask } from "./connection.js";
import { numbered, spelled, tokens, vocabulary } from "./list.js";
import { handle, sampledFrom } from "./models.js";

/** @param {SampleOptions} options */
export async function asSampler({ seed = 2147483647, draw = "torch", temperature = 1, topK = 0, prefix = "", longest = 1000 }) {
  if (!(temperature > 0)) throw new Error("A temperature is above zero.");
  return { seed: BigInt(seed), draw: await numbered("draws", draw), temperature, topK, prefix: await tokens(prefix), longest };
}

/**
 * @param {Model} model
 * @param {SampleOptions} [options]
 * @param {Work} [how]
 * @returns {Promise<string[]>}
 */
export async function sample(model, options = {}, how) {
  const number = await handle(model, await sampledFrom(model, options.on));
  return spelled(await ask("sample", [number, await asSampler(options), options.count ?? 10], how));
}

/**
 * @param {Model} model
 * @param {SampleOptions} [options]
 * @returns {Promise<Draw[]>}
 */
export async function draws(model, options = {}) {
  const number = await handle(model, await sampledFrom(model, options.on));
  /** @type {number[]} */
  const answer = await ask("draws", [number, await asSampler(options), options.count ?? 1]);
  const symbols = await vocabulary();
  const size = symbols.length;
  let prefix = options.prefix ?? "";
  const steps = [];
  for (let start = 0; start < answer.length; start += 2 + 2 * size) {
    const [drawn, uniform] = answer.slice(start, start + 2);
    const probabilities = answer.slice(start + 2, start + 2 + size);
    const divisors = answer.slice(start + 2 + size, start + 2 + 2 * size);
    // A quotient of two floats is rounded to a float.
    const ratios = divisors.map((divisor, token) => Math.fround(probabilities[token] / divisor));
    steps.push({
      prefix, drawn, probabilities, uniform: Number.isNaN(uniform) ? undefined : uniform,
      ratios: Number.isNaN(uniform) ? ratios : undefined,
    });
    prefix += symbols[drawn];
  }
  return steps;
}
