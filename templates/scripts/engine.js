// The page's engine: the command line's own, in a worker. Its answers have the command line's bits.

import { bytes, load } from "./data.js";
import { whatIsMissing } from "./support.js";
import { work } from "./worker.js";

/** So long, in milliseconds, the worker works before it looks for messages; and so many words grow together
 * (Sampler.groupSize). */
const SETTINGS = { slice: 30, group: 256 };
/** As SamplingMethod has them. */
const DRAWS = ["lecture", "torch", "mkl"];
/**
 * As Part has them.
 * @type {("train" | "dev" | "test")[]}
 */
const PARTS = ["train", "dev", "test"];
/** As ModelCatalog has them. */
const KINDS = ["bigram", "mlp", "rnn", "gru", "bow", "transformer", "lstm", "cnn", "wavenet"];
/** As Session.Origin has them. */
const ORIGINS = ["train", "all"];

/** @type {Map<number, { resolve(result: any): void, reject(error: Error): void, progress?(state: any): void }>} */
const asked = new Map();
let number = 0;
/** @type {Promise<Worker> | undefined} */
let starting;

function worker() {
  return (starting ??= start().catch((error) => {
    // A later try may find what is missing.
    starting = undefined;
    throw error;
  }));
}

async function start() {
  const missing = whatIsMissing();
  if (missing) throw new Error(missing);
  const [code, catalog, list] = await Promise.all([bytes("engine"), load("catalog"), allWords()]);
  const source = `(${work})(${JSON.stringify(SETTINGS)})`;
  const started = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  started.onmessage = ({ data }) => hear(data);
  started.onerror = (event) => {
    for (const { reject } of asked.values()) reject(new Error(`The engine has stopped: ${event.message}`));
    asked.clear();
    starting = undefined;
    models.clear();
  };
  document.addEventListener("visibilitychange", () => started.postMessage({ pause: document.hidden }));
  const tokens = await tokensOf(list);
  await post(started, "begin", [code, tokens, catalog.symbols.length, catalog.splitSeed]);
  return started;
}

/**
 * All words of the list as tokens, each with its end.
 * @param {string[]} list
 */
async function tokensOf(list) {
  const numbers = await tokenNumbers();
  const tokens = [];
  for (const word of list) {
    for (const character of word) tokens.push(numbers.get(character) ?? 0);
    tokens.push(0);
  }
  return Int32Array.from(tokens);
}

/** @param {any} data */
function hear({ id, progress, result, error }) {
  const one = asked.get(id);
  if (!one) return;
  if (progress !== undefined) return one.progress?.(progress);
  asked.delete(id);
  if (error === undefined) one.resolve(result);
  else one.reject(new Error(error));
}

/**
 * @param {Worker} to
 * @param {string} act
 * @param {any[]} values
 * @param {Work} how
 * @returns {Promise<any>}
 */
function post(to, act, values, { progress, signal } = {}) {
  return new Promise((resolve, reject) => {
    const id = number++;
    asked.set(id, { resolve, reject, progress });
    signal?.addEventListener("abort", () => to.postMessage({ stop: id }));
    if (signal?.aborted) to.postMessage({ stop: id });
    to.postMessage({ id, act, values });
  });
}

/**
 * @param {string} act
 * @param {any[]} values
 * @param {Work} [how]
 */
async function ask(act, values, how) {
  return post(await worker(), act, values, how);
}

// MARK: The list

/** @type {Promise<string[]> | undefined} */
let list;

function allWords() {
  return (list ??= bytes("words").then((text) => new TextDecoder().decode(text).split("\n")));
}

/**
 * Of a part of the split, or of all.
 * @param {{ part?: "train" | "dev" | "test" }} options
 */
export async function words({ part } = {}) {
  if (!part) return allWords();
  return spelled(await ask("part", [PARTS.indexOf(part)]));
}

/** @returns {Promise<string[]>} */
export async function vocabulary() {
  return (await load("catalog")).symbols;
}

/** @returns {Promise<Recipe[]>} */
export async function recipes() {
  return (await load("catalog")).recipes;
}

/** @type {Promise<Map<string, number>> | undefined} */
let numbers;

/** The token of each character; the boundary has none. */
function tokenNumbers() {
  return (numbers ??= vocabulary().then((symbols) =>
    new Map(symbols.map((symbol, token) => /** @type {[string, number]} */ ([symbol, token])).slice(1))));
}

/** @param {string} text */
async function tokens(text) {
  const known = await tokenNumbers();
  return Array.from(text, (character) => {
    const token = known.get(character);
    if (token === undefined) throw new Error(`No word of the list has the character “${character}”.`);
    return token;
  });
}

// MARK: Models

/** @type {Map<string, Promise<number>>} */
const models = new Map();

/**
 * The number that the engine knows a model by.
 * @param {Model} model
 * @param {Origin} [on]
 * @returns {Promise<number>}
 */
function handle(model, on) {
  if (typeof model !== "string" && "trained" in model) return Promise.resolve(model.trained);
  const key = JSON.stringify([model, on]);
  let known = models.get(key);
  if (!known) {
    known = typeof model === "string" ? loaded(model, on) : counted(model, on);
    known.catch(() => models.delete(key));
    models.set(key, known);
  }
  return known;
}

/** @param {Counts} counts @param {Origin} on */
function counted({ order, fakeCount }, on = "train") {
  return ask("counted", [order, fakeCount, ORIGINS.indexOf(on)]);
}

/** @param {string} id @param {Origin} [on] */
async function loaded(id, on = "train") {
  const recipe = await recipeOf(id);
  if (recipe.members.length > 0) {
    const members = await Promise.all(recipe.members.map((member) => handle(member.id, on)));
    return ask("mix", [members, recipe.members.map(({ weight }) => weight)]);
  }
  if (!recipe[on]) throw new Error(`This site has no ${id} trained on ${on === "all" ? "all words" : "the train part"}.`);
  const file = on === "all" ? `weights/${id}-all` : `weights/${id}`;
  return ask("load", [await bytes(file), ORIGINS.indexOf(on)]);
}

/** @param {string} id */
async function recipeOf(id) {
  const recipe = (await recipes()).find((one) => one.id === id);
  if (!recipe) throw new Error(`This site has no model “${id}”.`);
  return recipe;
}

/**
 * Words are drawn from all words where a model of all words travels, as `mmreport sample` does.
 * @param {Model} model
 * @param {Origin} [on]
 * @returns {Promise<Origin>}
 */
async function sampledFrom(model, on) {
  if (on || typeof model !== "string") return on ?? "all";
  return (await recipeOf(model)).all ? "all" : "train";
}

// MARK: Questions

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
export async function losses(model, { on, parts = PARTS } = {}) {
  const number = await handle(model, on);
  /** @type {Losses} */
  const found = {};
  for (const part of parts) found[part] = await ask("loss", [number, PARTS.indexOf(part)]);
  return found;
}

/** @param {{ on?: Origin }} options */
export function counts({ on = "train" } = {}) {
  return ask("counts", [ORIGINS.indexOf(on)]);
}

/** @param {SampleOptions} options */
async function sampler({ seed = 2147483647, draw = "torch", temperature = 1, topK = 0, prefix = "", longest = 1000 }) {
  const method = DRAWS.indexOf(draw);
  if (method < 0) throw new Error(`Words are drawn by ${DRAWS.join(", ")}; not by “${draw}”.`);
  if (!(temperature > 0)) throw new Error("A temperature is above zero.");
  return { seed: BigInt(seed), draw: method, temperature, topK, prefix: await tokens(prefix), longest };
}

/**
 * @param {Model} model
 * @param {SampleOptions} [options]
 * @param {Work} [how]
 * @returns {Promise<string[]>}
 */
export async function sample(model, options = {}, how) {
  const number = await handle(model, await sampledFrom(model, options.on));
  return spelled(await ask("sample", [number, await sampler(options), options.count ?? 10], how));
}

/**
 * The words that tokens spell, each ended by a boundary.
 * @param {number[]} tokens
 */
async function spelled(tokens) {
  const symbols = await vocabulary();
  const words = [];
  let word = "";
  for (const token of tokens) {
    if (token !== 0) word += symbols[token];
    else {
      words.push(word);
      word = "";
    }
  }
  return words;
}

/**
 * @param {Model} model
 * @param {SampleOptions} [options]
 * @returns {Promise<Draw[]>}
 */
export async function draws(model, options = {}) {
  const number = await handle(model, await sampledFrom(model, options.on));
  /** @type {number[]} */
  const answer = await ask("draws", [number, await sampler(options)]);
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

// MARK: Training

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
  const settings = ["steps", "batch", "peak", "warmUp", "dropout", "weightDecay"].map((name) => chosen[name]);
  const progress = how.progress && (async (/** @type {any} */ state) => how.progress?.({
    ...state, history: historyOf(state.history), samples: state.samples && await spelled(state.samples),
  }));
  const seed = BigInt(options.seed ?? (await load("catalog")).seed);
  const { looks = [], count = 10 } = options;
  const done = await ask(
    "train", [KINDS.indexOf(recipe.kind), sizes, settings, seed, looks, await sampler({ seed }), count],
    { ...how, progress });
  const model = { trained: done.model };
  return {
    model, losses: done.losses, history: historyOf(done.history),
    nll: await losses(model, { parts: options.parts }), samples: await sample(model, { seed, count }),
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
  const { model, ...done } = await ask("descend", [BigInt(seed), ORIGINS.indexOf(on), steps, rate, decay], how);
  return { ...done, model: { trained: model } };
}

/** Elementary functions whose bits do not depend on the browser; lists of numbers go through at once. */
export const math = Object.fromEntries(["exp", "log", "tanh"].map((name) => [name,
  /** @param {number | number[]} x */
  async (x) => (Array.isArray(x) ? ask("elementary", [name, x]) : (await ask("elementary", [name, [x]]))[0]),
]));
