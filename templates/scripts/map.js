// A small picture of a table of letters: the stronger the colour of a cell, the larger its number.

import { h, svg, visible } from "./dom.js";

/** Names are as large as text can be read. */
const [LEAST_CELL, CELL] = [11, 16];

/**
 * So many rows and columns have room.
 * @param {number} width
 */
export const mostInMap = (width) => Math.floor(width / LEAST_CELL) - 1;

/**
 * @param {number} width that there is
 * @param {string} says what it shows, for those who cannot see it
 * @param {string} caption
 * @param {number[]} tokens of the rows, and of the columns
 * @param {string[]} symbols
 * @param {(row: number, column: number) => number} shade of two tokens
 */
export function tableMap(width, says, caption, tokens, symbols, shade) {
  const cell = Math.min(CELL, width / (tokens.length + 1));
  const side = (tokens.length + 1) * cell;
  const picture = svg("svg", {
    class: "map", viewBox: `0 0 ${side} ${side}`, width: side, height: side, role: "img", "aria-label": says,
  });
  tokens.forEach((row, down) => {
    const [place, name] = [(down + 1) * cell, visible(symbols[row])];
    picture.append(
      svg("text", { x: cell / 2, y: place + cell - 2, "text-anchor": "middle" }, name),
      svg("text", { x: place + cell / 2, y: cell - 2, "text-anchor": "middle" }, name));
    tokens.forEach((column, across) => picture.append(svg("rect", {
      x: (across + 1) * cell, y: place, width: cell - 1, height: cell - 1, "data-shade": shade(row, column),
    })));
  });
  const title = tokens.length === symbols.length
    ? caption : `${caption.replace(/\.$/, "")}; ${tokens.length} of ${symbols.length} tokens have room`;
  return h("figure", { class: "chart" }, h("figcaption", {}, title), picture);
}
