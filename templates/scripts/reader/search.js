// A window that finds words on all pages. What it searches is loaded when it first opens: as a script, since a page in a
// folder may load nothing else.

import { h } from "../dom.js";
import { find, marked } from "./find.js";

const INDEX = "assets/search.js";

/** @type {Promise<SearchPage[]> | undefined} */
let loading;

/** All texts; the same promise for each call that did not fail. */
function load() {
  loading ??= new Promise((resolve, reject) => {
    const within = document.getElementById("data/search");
    if (within) return resolve(JSON.parse(within.textContent ?? "[]"));
    document.head.append(h("script", {
      src: INDEX,
      load: () => resolve(window.mmreportSearch ?? []),
      error: () => { loading = undefined; reject(new Error(INDEX)); },
    }));
  });
  return loading;
}

/** A button that opens the search, and what does the same for a key. */
export function search() {
  const input = h("input", { type: "text", role: "searchbox", id: "search-words", autocomplete: "off", spellcheck: "false", enterkeyhint: "search" });
  const said = h("p", { class: "said", role: "status" });
  const results = h("ol", { class: "results" });
  const dialog = h("dialog", { class: "search", "aria-label": "Search" },
    h("form", { method: "dialog" }, h("label", { for: "search-words" }, "Search all pages"), input,
      h("button", { type: "submit", class: "close" }, "Close")),
    said, results);
  document.body.append(dialog);

  const show = async () => {
    try {
      const { words, hits } = find(input.value, await load());
      results.replaceChildren(...hits.map((hit) => result(hit, words, dialog)));
      said.textContent = words.length === 0 ? "" : saidOf(hits.length);
    } catch {
      said.textContent = `The search needs the file ${INDEX}, which is not there.`;
    }
  };
  input.addEventListener("input", show);
  dialog.addEventListener("keydown", (event) => move(event, input, results));
  const open = () => {
    dialog.showModal();
    input.select();
    show();
    return true;
  };
  const button = h("button", { type: "button", class: "open-search", "aria-keyshortcuts": "/", click: open }, "Search");
  return { button, open };
}

/** @param {number} count */
function saidOf(count) {
  return count === 0 ? "Nothing has all of these words." : count === 1 ? "One place." : `${count} places.`;
}

/**
 * @param {SearchHit} hit
 * @param {string[]} words
 * @param {HTMLDialogElement} dialog
 */
function result({ page, anchor, heading, snippet }, words, dialog) {
  const marks = (/** @type {string} */ text) =>
    marked(text, words).map(([piece, isFound]) => isFound ? h("mark", {}, piece) : piece);
  const where = h("span", { class: "where" }, ...marks(heading ? `${page.title}: ${heading}` : page.title));
  return h("li", {},
    h("a", { href: address(page.id, anchor), click: () => dialog.close() }, where,
      h("span", { class: "snippet" }, ...marks(snippet))));
}

/**
 * Where a place is: in a file of its own, or in this one.
 * @param {string} page
 * @param {string} anchor
 */
function address(page, anchor) {
  if (document.getElementById("data/search")) return anchor ? `#${page}--${anchor}` : `#${page}`;
  return anchor ? `${page}.html#${anchor}` : `${page}.html`;
}

/**
 * Arrows go through the results, and Enter in the words opens the first.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} input
 * @param {HTMLElement} results
 */
function move(event, input, results) {
  const links = [...results.querySelectorAll("a")];
  const stops = [input, ...links];
  const place = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (place < 0) return;
  if (step !== 0) stops[Math.max(0, Math.min(stops.length - 1, place + step))].focus();
  else if (event.key === "Enter" && place === 0) links[0]?.click();
  else return;
  event.preventDefault();
}
