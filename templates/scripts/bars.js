// Bars as a table: the label, perhaps other numbers, the bar, the number that it shows.

import { h, headCell, numberCell, visible } from "./dom.js";

/**
 * @typedef {object} Bar
 * @property {string} label
 * @property {number} share how much of the room the bar takes, from 0 to 1
 * @property {string} text the number beside it
 * @property {string[]} [more] numbers between the label and the bar
 * @property {boolean} [isMarked]
 */

/**
 * @param {string} caption
 * @param {string[]} heads of the label, of other numbers, and last of what the bar shows
 * @param {Bar[]} bars
 */
export function bars(caption, heads, bars) {
  const [label, ...more] = heads;
  const value = more.pop() ?? "";
  // Beside an endless bar all others are shorter than the room.
  const room = bars.some(({ share }) => share === Infinity) ? 80 : 100;
  return h("table", { class: more.length > 0 ? "bars wide" : "bars" },
    h("caption", {}, caption),
    h("thead", {}, h("tr", {},
      h("th", { scope: "col" }, label),
      ...more.map(headCell),
      h("td", { "aria-hidden": "true", class: "room" }),
      headCell(value))),
    h("tbody", {}, ...bars.map((bar) => row(bar, room))));
}

/** @param {number[]} values */
export function indicesOfLargest(values) {
  return values.map((_, index) => index).sort((a, b) => values[b] - values[a] || a - b);
}

/**
 * @param {Bar} bar
 * @param {number} room for a share of one, in percent
 */
function row({ label, more = [], share, text, isMarked }, room) {
  const isEndless = share === Infinity;
  const bar = h("span", { class: isEndless ? "bar-of endless" : "bar-of" });
  bar.style.inlineSize = `${isEndless ? 100 : room * Math.min(1, Math.max(0, share || 0))}%`;
  return h("tr", { class: isMarked ? "marked" : undefined },
    h("th", { scope: "row" }, h("bdi", {}, visible(label))),
    ...more.map(numberCell),
    h("td", { "aria-hidden": "true", class: "room" }, bar),
    numberCell(isMarked ? h("strong", {}, text) : text));
}
