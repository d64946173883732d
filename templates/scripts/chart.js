// A chart of lines over steps, as wide as there is room.

import { h, svg } from "./dom.js";
import { fixed, grouped, upTo } from "./numbers.js";

/**
 * @typedef {object} Line
 * @property {string} label stands at its end
 * @property {number[][]} points x and y
 * @property {string} [look] a class of the style
 */

const HEIGHT = 280;
/** Room around the plot for numbers and labels. */
const [LEFT, RIGHT, TOP, BOTTOM] = [46, 104, 12, 46];
const [NARROWEST, WIDEST] = [290, 680];
const TICKS = 5;
/** Labels are no nearer to one another. */
const LINE_HEIGHT = 17;

/**
 * @param {number} room how wide it may be
 * @param {{says: string, x: string, y: string, most: number, lines: Line[],
 *   references: { label: string, value: number }[]}} content `most` is where x ends
 */
export function chart(room, { says, x, y, most, lines, references }) {
  const width = Math.min(WIDEST, Math.max(NARROWEST, room));
  const shown = lines.map(drawable).filter(({ points }) => points.length > 0);
  const values = [
    ...shown.flatMap(({ points }) => points.map(([, value]) => value)),
    ...references.map(({ value }) => value),
  ];
  const [ticks, digits] = steps(Math.min(...values), Math.max(...values));
  const across = scale(0, Math.max(1, most), LEFT, width - RIGHT);
  const up = scale(ticks[0], ticks[ticks.length - 1], HEIGHT - BOTTOM, TOP);
  const end = width - RIGHT;
  const picture = svg("svg", {
    viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, role: "img", "aria-label": says,
  });
  for (const tick of ticks) {
    const label = text(LEFT - 6, up(tick) + 4, fixed(tick, digits), "end");
    picture.append(rule(LEFT, end, up(tick), "faint"), label);
  }
  const whole = steps(0, Math.max(1, most))[0].filter((tick) => tick <= most && tick % 1 === 0);
  picture.append(
    ...whole.map((tick) => text(across(tick), HEIGHT - BOTTOM + 18, grouped(tick), "middle")),
    text((LEFT + end) / 2, HEIGHT - 8, x, "middle"),
    ...references.map(({ value }) => rule(LEFT, end, up(value), "reference")),
    ...shown.flatMap((line) => drawn(line, across, up)));
  const labels = [
    ...shown.map(({ label, points }) => ({ label, at: up(points[points.length - 1][1]) })),
    ...references.map(({ label, value }) => ({ label, at: up(value) })),
  ];
  for (const { label, at } of apart(labels)) picture.append(text(end + 8, at + 4, label, "start"));
  return h("figure", { class: "chart" }, h("figcaption", {}, y), picture);
}

/**
 * A line with a dot at its end.
 * @param {Line} line
 * @param {(x: number) => number} across
 * @param {(y: number) => number} up
 */
function drawn({ points, look = "" }, across, up) {
  const places = points.map(([x, y]) => `${tenths(across(x))},${tenths(up(y))}`);
  const [x, y] = points[points.length - 1];
  return [
    svg("polyline", { class: `line ${look}`, points: places.join(" ") }),
    svg("circle", { class: `line ${look}`, cx: across(x), cy: up(y), r: 2.5 }),
  ];
}

/**
 * Round numbers around `least` and `most`, and the digits that they need.
 * @param {number} least
 * @param {number} most
 * @returns {[ticks: number[], digits: number]}
 */
function steps(least, most) {
  const raw = (most - least || 1) / TICKS;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= raw) ?? 10);
  const [first, last] = [Math.floor(least / step), Math.ceil(most / step)];
  const ticks = upTo(last - first + 1).map((index) => (first + index) * step);
  return [ticks, Math.max(0, -Math.floor(Math.log10(step)))];
}

/**
 * @param {number} least
 * @param {number} most
 * @param {number} from
 * @param {number} to
 */
const scale = (least, most, from, to) =>
  (/** @type {number} */ value) => from + (to - from) * (value - least) / (most - least);

/**
 * Moves labels until none lies on another.
 * @param {{ label: string, at: number }[]} labels
 */
function apart(labels) {
  const sorted = [...labels].sort((a, b) => a.at - b.at);
  const lowest = HEIGHT - BOTTOM;
  sorted.forEach((one, index) => {
    if (index > 0) one.at = Math.max(one.at, sorted[index - 1].at + LINE_HEIGHT);
  });
  sorted.reverse().forEach((one, index) => {
    one.at = Math.min(one.at, index > 0 ? sorted[index - 1].at - LINE_HEIGHT : lowest);
  });
  return sorted;
}

/**
 * A level line.
 * @param {number} x1
 * @param {number} x2
 * @param {number} y
 * @param {string} look
 */
const rule = (x1, x2, y, look) => svg("line", { x1, x2, y1: y, y2: y, class: look });

/**
 * Without what is no number or beyond all bounds.
 * @param {Line} line
 */
const drawable = (line) =>
  ({ ...line, points: line.points.filter(([, value]) => Number.isFinite(value)) });

/** @param {number} value */
const tenths = (value) => value.toFixed(1);

/**
 * @param {number} x
 * @param {number} y
 * @param {string} words
 * @param {string} anchor
 */
const text = (x, y, words, anchor) => svg("text", { x, y, "text-anchor": anchor }, words);
