// A small picture of a table of letters: the stronger the colour of a cell, the larger its number.

import { h, svg, visible } from "./dom.js";

const CELL = 12;

/**
 * @param {string} says what it shows, for those who cannot see it
 * @param {string} caption
 * @param {number[]} tokens of the rows, and of the columns
 * @param {string[]} symbols
 * @param {(row: number, column: number) => number} shade of two tokens
 */
export function tableMap(says, caption, tokens, symbols, shade) {
  const side = (tokens.length + 1) * CELL;
  const picture = svg("svg", {
    class: "map", viewBox: `0 0 ${side} ${side}`, width: side, height: side, role: "img", "aria-label": says,
  });
  tokens.forEach((row, down) => {
    const [place, name] = [(down + 1) * CELL, visible(symbols[row])];
    picture.append(
      svg("text", { x: CELL / 2, y: place + CELL - 2, "text-anchor": "middle" }, name),
      svg("text", { x: place + CELL / 2, y: CELL - 2, "text-anchor": "middle" }, name));
    tokens.forEach((column, across) => picture.append(svg("rect", {
      x: (across + 1) * CELL, y: place, width: CELL - 1, height: CELL - 1, "data-shade": shade(row, column),
    })));
  });
  return h("figure", { class: "chart" }, h("figcaption", {}, caption), picture);
}
