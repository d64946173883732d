// The state of the page's forms in its address: `#sampler.seed=5&sampler.draw=torch`. An address
// that only names a heading has no `=` and is left to the browser.

/** @returns {[name: string, value: string][]} */
function items() {
  return location.hash.slice(1).split("&").filter((item) => item.includes("=")).map((item) => {
    const middle = item.indexOf("=");
    return [decoded(item.slice(0, middle)), decoded(item.slice(middle + 1))];
  });
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * What the address says of the form `id`.
 * @param {string} id
 * @returns {Map<string, string>}
 */
export function stateInAddress(id) {
  const own = items().filter(([name]) => name.startsWith(`${id}.`));
  return new Map(own.map(([name, value]) => [name.slice(id.length + 1), value]));
}

/**
 * The part of an address that says how the form `id` differs from how it began.
 * @param {string} id
 * @param {Control[]} controls
 */
export function stateAsText(id, controls) {
  return controls
    .filter((control) => control.read() !== control.initial)
    .map((control) => `${id}.${control.name}=${encodeURIComponent(String(control.read()))}`)
    .join("&");
}

/** Browsers refuse addresses that change many times a second, as under a held arrow key. */
const PAUSE = 250;

/** States that are not in the address yet, by their forms. @type {Map<string, string>} */
const pending = new Map();

/**
 * Keeps the state of the form `id` in the address beside that of others, without a step in the
 * history.
 * @param {string} id
 * @param {string} state
 */
export function keepInAddress(id, state) {
  if (pending.size === 0) setTimeout(writeAddress, PAUSE);
  pending.set(id, state);
}

function writeAddress() {
  const others = items()
    .filter(([name]) => !pending.has(name.split(".")[0]))
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const fragment = [...others, ...pending.values()].filter(Boolean).join("&");
  pending.clear();
  const plain = location.pathname + location.search;
  history.replaceState(history.state, "", fragment ? `#${fragment}` : plain);
}

/** The first form that the address speaks of: by its state, or by its own anchor. */
export function formInAddress() {
  const anchor = /^#(.+--)?play-(.+)$/.exec(location.hash);
  return items()[0]?.[0].split(".")[0] ?? (anchor ? (anchor[1] ?? "") + anchor[2] : undefined);
}
