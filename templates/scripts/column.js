// A column of words that a model made up.

import { h, word } from "./dom.js";
import { counted, grouped, percent } from "./numbers.js";

/** More words are counted, not shown. */
const MOST_SHOWN = 20;

/**
 * Words under one another, those of the list marked.
 * @param {string} label
 * @param {string[]} words
 * @param {Set<string>} known
 * @param {boolean} [isChosen]
 */
export function column(label, words, known, isChosen) {
  const share = words.filter((text) => known.has(text)).length / words.length;
  const more = words.length > MOST_SHOWN ? `, ${grouped(MOST_SHOWN)} of them shown` : "";
  const lines = words.slice(0, MOST_SHOWN).map((text) => h("li", {},
    h("code", {}, text === "" ? "(empty)" : word(text)),
    known.has(text) ? h("span", { class: "novelty" }, "in the list") : ""));
  return h("div", { class: isChosen ? "chosen" : undefined },
    h("p", {}, label),
    h("p", { class: "share" },
      `${counted(words.length, "word")}${more}; ${percent(share, 0)} are in the list`),
    h("ol", {}, ...lines));
}
