// A table of cells of which one is chosen: one stop for the Tab key, arrows inside.

import { freshId, h } from "./dom.js";
import { upTo } from "./numbers.js";

/** So many shades the style has; a cell of shade 0 has none. */
const SHADES = 9;

/**
 * @typedef {object} Cell
 * @property {string} text what it shows
 * @property {string} label what it is called
 * @property {number} [shade] from 0, which is nothing at all, to `SHADES`
 * @property {boolean} [isLit]
 */

/**
 * How keys move, in rows and columns.
 * @type {Record<string, [number, number]>}
 */
const MOVES = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
  PageUp: [-5, 0], PageDown: [5, 0], Home: [0, -Infinity], End: [0, Infinity],
};

/**
 * A grid whose cells are drawn by `update`; `choose` hears of the cell that a reader goes to.
 * @param {{caption: string, rows: number, columns: number,
 *   choose: (row: number, column: number) => void}} options
 */
export function grid({ caption, rows, columns, choose }) {
  const heads = upTo(columns).map(() => h("th", { scope: "col" }));
  const sides = upTo(rows).map(() => h("th", { scope: "row" }));
  const cells = upTo(rows).map((row) => upTo(columns).map((column) =>
    h("td", { role: "gridcell", tabindex: -1, click: () => go(row, column) })));
  const lines = cells.map((line, row) => h("tr", {}, sides[row], ...line));
  const id = freshId();
  const table = h("table", { class: "grid", role: "grid", "aria-labelledby": id, keydown: move },
    h("thead", {}, h("tr", {}, h("td"), ...heads)), h("tbody", {}, ...lines));
  let at = [0, 0];

  /** @param {KeyboardEvent} event */
  function move(event) {
    const step = MOVES[event.key];
    if (!step || event.altKey || event.metaKey) return;
    event.preventDefault();
    // With Ctrl, Home and End go to the corners.
    const down = event.ctrlKey && !Number.isFinite(step[1]) ? step[1] : step[0];
    go(clamped(at[0] + down, rows), clamped(at[1] + step[1], columns));
  }

  /**
   * @param {number} row
   * @param {number} column
   */
  function go(row, column) {
    mark(row, column);
    cells[row][column].focus();
    choose(row, column);
  }

  /**
   * @param {number} row
   * @param {number} column
   */
  function mark(row, column) {
    const before = cells[at[0]][at[1]];
    before.tabIndex = -1;
    before.removeAttribute("aria-selected");
    sides[at[0]].classList.remove("here");
    heads[at[1]].classList.remove("here");
    at = [row, column];
    cells[row][column].tabIndex = 0;
    cells[row][column].setAttribute("aria-selected", "true");
    sides[row].classList.add("here");
    heads[column].classList.add("here");
  }

  /**
   * @param {{heads: string[], sides: string[], chosen: [number, number],
   *   cell: (row: number, column: number) => Cell}} content
   */
  function update(content) {
    heads.forEach((head, column) => { head.textContent = content.heads[column]; });
    sides.forEach((side, row) => { side.textContent = content.sides[row]; });
    cells.forEach((line, row) => line.forEach((element, column) => {
      const { text, label, shade, isLit } = content.cell(row, column);
      element.textContent = text;
      element.setAttribute("aria-label", label);
      // By its name in the style sheet: `dataset` would have a shortened one.
      if (shade !== undefined) element.setAttribute("data-shade", String(shade));
      element.classList.toggle("lit", Boolean(isLit));
    }));
    mark(...content.chosen);
    hint.hidden = box.scrollWidth <= box.clientWidth;
  }

  // The caption stays while a wide table scrolls.
  const hint = h("span", {}, " Scroll sideways: it is wider than the screen.");
  const box = h("div", { class: "scroll" }, table);
  const element = h("div", {}, h("p", { class: "caption", id }, caption, hint), box);
  return { element, table, update };
}

/**
 * @param {number} index
 * @param {number} count
 */
const clamped = (index, count) => Math.min(count - 1, Math.max(0, index));

/**
 * The shade of a value among others.
 * @param {number} value
 * @param {number} most
 * @param {number | undefined} least where a logarithmic scale begins
 */
export function shade(value, most, least) {
  if (value === 0) return 0;
  const part = least === undefined ? value / most
    : Math.log(Math.max(1, value / least)) / Math.log(Math.max(2, most / least));
  return 1 + Math.min(SHADES - 1, Math.floor(part * SHADES));
}
