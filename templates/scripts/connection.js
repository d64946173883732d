// The worker that the engine runs in: it begins with the first question, and anew after one that broke it.

import { bytes, load } from "./data.js";
import { allTokens } from "./list.js";
import { whatIsMissing } from "./support.js";
import { work } from "./worker.js";

/** So long, in milliseconds, the worker works before it looks for messages. */
const SETTINGS = { slice: 30 };

/** @type {Map<number, { resolve(result: any): void, reject(error: Error): void, progress?(state: any): void }>} */
const asked = new Map();
let number = 0;
/** @type {Promise<Worker> | undefined} */
let starting;
/** What an engine made is of no use to the next one. */
let engines = 0;

/** Which engine answers now, counted from the first. */
export const currentEngine = () => engines;

function worker() {
  const begun = (starting ??= start());
  // A later try may find what is missing.
  begun.catch(() => { if (starting === begun) starting = undefined; });
  return begun;
}

async function start() {
  const missing = whatIsMissing();
  if (missing) throw new Error(missing);
  const [code, catalog, tokens] = await Promise.all([bytes("engine"), load("catalog"), allTokens()]);
  const source = `(${work})(${JSON.stringify(SETTINGS)})`;
  const started = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  started.onmessage = ({ data }) => hear(data, started);
  started.onerror = (event) => giveUp(started, event.message);
  const pause = () => started.postMessage({ pause: document.hidden });
  document.addEventListener("visibilitychange", pause);
  pause();
  await post(started, "begin",
    [code, tokens, catalog.symbols.length, catalog.splitSeed, catalog.readingLimit ?? 0]);
  return started;
}

/**
 * @param {any} data
 * @param {Worker} from
 */
function hear({ id, progress, result, error, isBroken }, from) {
  const one = asked.get(id);
  if (progress !== undefined) return one?.progress?.(progress);
  asked.delete(id);
  if (error === undefined) one?.resolve(result);
  else one?.reject(new Error(error));
  if (isBroken) giveUp(from, error);
}

/**
 * What is not answered yet will not be.
 * @param {Worker} broken
 * @param {string} why
 */
function giveUp(broken, why) {
  broken.terminate();
  for (const { reject } of asked.values()) reject(new Error(`The engine has stopped: ${why}`));
  asked.clear();
  starting = undefined;
  engines += 1;
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
export async function ask(act, values, how) {
  const engine = engines;
  const to = await worker();
  // Numbers of models are those of the engine that gave them.
  if (engine !== engines) throw new Error("The engine began anew: ask again.");
  return post(to, act, values, how);
}
