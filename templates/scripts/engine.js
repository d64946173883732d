// What a page asks of the engine: its answers have the command line's bits.

import { ask } from "./connection.js";
import { load } from "./data.js";
import { allWords, numbered, spelled, tokens, vocabulary } from "./list.js";
import { handle } from "./models.js";

/**
 * Of a part of the split, or of all.
 * @param {{ part?: "train" | "dev" | "test" }} options
 */
export async function words({ part } = {}) {
  if (!part) return allWords();
  return spelled(await ask("part", [await numbered("parts", part)]));
}

/**
 * @param {Model} model
 * @param {string} word
 * @param {{ on?: Origin }} options
 * @returns {Promise<Score>}
 */
export async function score(model, word, { on } = {}) {
  const asked = await tokens(word);
  const answer = await ask("score", [await handle(model, on), asked]);
  const surprisal = answer.pop();
  return {
    letters: [...word, (await vocabulary())[0]], probabilities: answer, surprisal,
    surprisalPerCharacter: surprisal / answer.length,
  };
}

/**
 * @param {Model} model
 * @param {string} prefix
 * @param {{ on?: Origin }} options
 */
export async function next(model, prefix, { on } = {}) {
  const asked = await tokens(prefix);
  return { letters: await vocabulary(), probabilities: await ask("next", [await handle(model, on), asked]) };
}

/**
 * In nats per character.
 * @param {Model} model
 * @param {{ on?: Origin, parts?: ("train" | "dev" | "test")[] }} options
 * @returns {Promise<Losses>}
 */
export async function losses(model, { on, parts } = {}) {
  const number = await handle(model, on);
  /** @type {Losses} */
  const found = {};
  /** @type {("train" | "dev" | "test")[]} */
  const all = (await load("catalog")).parts;
  for (const part of parts ?? all) found[part] = await ask("loss", [number, await numbered("parts", part)]);
  return found;
}

/** @param {{ on?: Origin }} options */
export async function counts({ on = "train" } = {}) {
  return ask("counts", [await numbered("scopes", on)]);
}

/**
 * What a network computes on its way along a word.
 * @param {Model} model
 * @param {string} word
 * @returns {Promise<Observation[]>}
 */
export async function observe(model, word) {
  const asked = await tokens(word);
  /** @type {number[]} */
  const answer = await ask("observe", [await handle(model), asked]);
  const seen = [];
  for (let at = 0; at < answer.length;) {
    const named = at + 1 + answer[at];
    const [rows, columns] = answer.slice(named, named + 2);
    const end = named + 2 + rows * columns;
    seen.push({
      name: String.fromCharCode(...answer.slice(at + 1, named)), rows, columns, values: answer.slice(named + 2, end),
    });
    at = end;
  }
  return seen;
}

/**
 * The numbers that stand for each character; undefined where a network has no such table.
 * @param {Model} model
 */
export async function embedding(model) {
  const values = await ask("embedding", [await handle(model)]);
  const rows = (await vocabulary()).length;
  return values.length === 0 ? undefined : { rows, columns: values.length / rows, values };
}

/** Elementary functions whose bits do not depend on the browser; lists of numbers go through at once. */
export const math = Object.fromEntries(["exp", "log", "tanh"].map((name) => [name,
  /** @param {number | number[]} x */
  async (x) => (Array.isArray(x) ? ask("elementary", [name, x]) : (await ask("elementary", [name, [x]]))[0]),
]));
