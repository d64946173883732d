// Bars as a table: the label, the bar, the number.

import { h, visible } from "./dom.js";

/**
 * @typedef {object} Bar
 * @property {string} label
 * @property {number} share how much of the room the bar takes, from 0 to 1
 * @property {string} text the number beside it
 * @property {boolean} [isMarked]
 */

/**
 * @param {string} caption
 * @param {[label: string, value: string]} heads
 * @param {Bar[]} bars
 */
export function bars(caption, [label, value], bars) {
  return h("table", { class: "bars" },
    h("caption", {}, caption),
    h("thead", {}, h("tr", {},
      h("th", { scope: "col" }, label),
      h("td", { "aria-hidden": "true" }),
      h("th", { scope: "col", class: "number" }, value))),
    h("tbody", {}, ...bars.map(row)));
}

/** @param {number[]} values */
export function indicesOfLargest(values) {
  return values.map((_, index) => index).sort((a, b) => values[b] - values[a] || a - b);
}

/** @param {Bar} bar */
function row({ label, share, text, isMarked }) {
  const bar = h("span", { class: "bar-of" });
  bar.style.inlineSize = `${100 * Math.min(1, Math.max(0, share || 0))}%`;
  return h("tr", { class: isMarked ? "marked" : undefined },
    h("th", { scope: "row" }, h("bdi", {}, visible(label))),
    h("td", { "aria-hidden": "true" }, bar),
    h("td", { class: "number" }, isMarked ? h("strong", {}, text) : text));
}
