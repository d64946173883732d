// A line over equal steps, with lines to compare it to. Numbers stand as text over the drawing, so
// that they keep their size.

import { h, svg } from "./dom.js";
import { fixed } from "./numbers.js";

/**
 * @typedef {object} Reference
 * @property {string} label
 * @property {number} value
 */

/**
 * @param {string} caption
 * @param {number[]} values from step 0
 * @param {Reference[]} references
 * @param {[least: number, most: number]} limits of the axis; what lies outside is drawn at its edge
 */
export function curve(caption, values, references, [least, most]) {
  const height = (/** @type {number} */ value) =>
    100 * (1 - (Math.min(most, Math.max(least, value)) - least) / (most - least));
  const last = Math.max(1, values.length - 1);
  // Not a number, or beyond all bounds: at the upper edge, too.
  const points = values.map((value, step) =>
    `${(100 * step) / last},${Number.isNaN(value) ? 0 : height(value)}`);
  const size = { viewBox: "0 0 100 100", preserveAspectRatio: "none", "aria-hidden": "true" };
  const drawing = svg("svg", size,
    ...references.map(({ value }) =>
      svg("line", { x1: 0, x2: 100, y1: height(value), y2: height(value), class: "reference" })),
    svg("polyline", { points: points.join(" "), class: "line" }));
  const labels = references.map(({ label, value }) =>
    placed(`${label} ${fixed(value, 4)}`, height(value)));
  const end = `step ${values.length - 1}`;
  return h("figure", { class: "curve" },
    h("div", { class: "plot" }, drawing, ...labels),
    h("div", { class: "axis" }, h("span", {}, "step 0"), h("span", {}, end)),
    h("figcaption", {}, caption));
}

/**
 * @param {string} text
 * @param {number} top in percent
 */
function placed(text, top) {
  const label = h("span", { class: "label" }, text);
  label.style.insetBlockStart = `${top}%`;
  return label;
}
