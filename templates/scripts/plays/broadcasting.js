// "Broadcasting bench": a table of nine numbers is divided by its sums. Which sum does a cell meet?

import { check, choice } from "../controls.js";
import { h } from "../dom.js";
import { fixed } from "../numbers.js";
import { grid } from "../grid.js";

const SIZE = 3;
const CELLS = [3, 1, 2, 0, 4, 1, 5, 2, 2];
/** Larger numbers have no room in their cells. */
const MOST = 99;
const INDICES = [0, 1, 2];

/** @type {Form} */
export const broadcasting = {
  id: "broadcasting",
  needsEngine: false,
  start({ stage, set }) {
    const controls = [
      cells(),
      choice("dim", "Add up along", {
        value: "1", options: [["0", "dimension 0, downwards"], ["1", "dimension 1, to the right"]],
      }),
      check("keepdim", "keepdim=True", true),
      choice("dtype", "Numbers", { value: "float", options: [["float", "float32"], ["int", "int32"]] }),
      choice("place", "Divide", { value: "new", options: [["new", "into a new table"], ["same", "in place, /="]] }),
      choice("cell", "Look at", {
        value: "0,1",
        options: INDICES.flatMap((row) => INDICES.map((column) =>
          /** @type {[string, string]} */ ([`${row},${column}`, `row ${row}, column ${column}`]))),
      }),
    ];
    const parts = bench((row, column) => set({ cell: `${row},${column}` }));
    stage.append(parts.element);
    return { controls, show: (state) => parts.show(read(state)) };
  },
};

/**
 * The nine numbers, one control: `3,1,2,0,4,1,5,2,2`.
 * @returns {Control}
 */
function cells() {
  const inputs = CELLS.map((value, index) => {
    const input = h("input", {
      type: "number", min: 0, max: MOST, step: 1, inputmode: "numeric",
      "aria-label": `N, row ${Math.floor(index / SIZE)}, column ${index % SIZE}`,
    });
    input.value = String(value);
    input.addEventListener("change", () => { input.value = String(whole(input.value) ?? 0); });
    return input;
  });
  const element = h("fieldset", { class: "field nine" }, h("legend", {}, "N"), h("div", {}, ...inputs));
  return {
    name: "cells", initial: CELLS.join(","), element,
    read: () => inputs.map((input) => whole(input.value) ?? 0).join(","),
    write: (text) => text.split(",").forEach((/** @type {string} */ value, /** @type {number} */ index) => {
      inputs[index].value = value;
    }),
    parse(text) {
      const values = text.split(",").map(whole);
      return values.length === CELLS.length && !values.includes(undefined) ? values.join(",") : undefined;
    },
  };
}

/** @param {string} text */
function whole(text) {
  return /^\d+$/.test(text.trim()) ? Math.min(MOST, Number(text)) : undefined;
}

/**
 * @typedef {object} Division
 * @property {number[][]} table
 * @property {number} dim along which is added up
 * @property {boolean} keepdim
 * @property {boolean} isRefused
 * @property {[number, number]} chosen
 * @property {string[]} code
 */

/**
 * @param {State} state
 * @returns {Division}
 */
function read(state) {
  const values = state.cells.split(",").map(Number);
  const [row, column] = state.cell.split(",").map(Number);
  const [isInt, isSame] = [state.dtype === "int", state.place === "same"];
  const sums = `N.sum(${state.dim}${state.keepdim ? ", keepdim=True" : ""})`;
  return {
    table: INDICES.map((row) => values.slice(SIZE * row, SIZE * (row + 1))),
    dim: Number(state.dim), keepdim: Boolean(state.keepdim), chosen: [row, column],
    isRefused: isInt && isSame,
    code: [
      `N = torch.tensor(${rows(values)}, dtype=torch.${isInt ? "int32" : "float32"})`,
      isSame ? `N /= ${sums}` : `P = N / ${sums}`,
    ],
  };
}

/** @param {number[]} values */
const rows = (values) =>
  `[${INDICES.map((row) => `[${values.slice(SIZE * row, SIZE * (row + 1)).join(", ")}]`).join(", ")}]`;

/** @param {number[]} values */
const sum = (values) => values.reduce((total, value) => total + value, 0);

/**
 * Which sum a cell is divided by: the sizes are lined up from the right, so that sums that lost their
 * dimension lie down.
 * @param {Division} division
 */
function divisors({ table, dim, keepdim }) {
  const sums = INDICES.map((index) => dim === 1 ? sum(table[index]) : sum(table.map((line) => line[index])));
  const isColumn = dim === 1 && keepdim;
  return {
    sums, isColumn,
    index: (/** @type {number} */ row, /** @type {number} */ column) => isColumn ? row : column,
  };
}

/** @param {(row: number, column: number) => void} choose */
function bench(choose) {
  const code = h("pre", {}, "");
  const shapes = h("pre", { class: "shapes" }, "");
  const copied = grid({ caption: "The sums, copied to the size of N", corner: "", rows: SIZE, columns: SIZE, choose });
  const rims = INDICES.map(() => h("td", { class: "rim" }));
  const feet = INDICES.map(() => h("td", { class: "rim" }));
  const quotients = grid({ caption: "N divided by them, and its sums", corner: "", rows: SIZE, columns: SIZE, choose });
  const table = /** @type {HTMLTableElement} */ (quotients.element.firstElementChild);
  table.tHead?.rows[0].append(h("th", { scope: "col" }, "sum"));
  [...table.tBodies[0].rows].forEach((line, row) => line.append(rims[row]));
  table.append(h("tfoot", {}, h("tr", {}, h("th", { scope: "row" }, "sum"), ...feet, h("td"))));

  /** @param {Division} division */
  function show(division) {
    const { sums, index } = divisors(division);
    const quotient = division.table.map((line, row) => line.map((value, column) => value / sums[index(row, column)]));
    code.textContent = division.code.join("\n");
    shapes.textContent = shapeLines(division).join("\n");
    const [heads, sides] = [INDICES.map(String), INDICES.map(String)];
    copied.update({
      heads, sides, chosen: division.chosen,
      cell: (row, column) => ({
        text: String(sums[index(row, column)]), isLit: index(row, column) === index(...division.chosen),
        label: `row ${row}, column ${column}: ${sums[index(row, column)]}`,
      }),
    });
    quotients.update({
      heads, sides, chosen: division.chosen,
      cell: (row, column) => ({
        text: division.isRefused ? "" : shownQuotient(quotient[row][column]),
        label: `row ${row}, column ${column}: ${division.isRefused ? "nothing" : shownQuotient(quotient[row][column])}`,
      }),
    });
    const total = (/** @type {number[]} */ values) => division.isRefused ? "" : shownQuotient(sum(values));
    rims.forEach((rim, row) => { rim.textContent = total(quotient[row]); });
    feet.forEach((foot, column) => { foot.textContent = total(quotient.map((line) => line[column])); });
    return sentence(division, quotient);
  }

  const element = h("div", { class: "bench" },
    h("div", {}, code, shapes), h("div", { class: "tables" }, copied.element, quotients.element));
  return { element, show };
}

/**
 * The shapes, lined up from the right.
 * @param {Division} division
 */
function shapeLines({ dim, keepdim }) {
  const sums = keepdim ? (dim === 1 ? "3 × 1" : "1 × 3") : "    3";
  return ["N        3 × 3", `sums     ${sums}`, "together 3 × 3"];
}

/** @param {number} value */
function shownQuotient(value) {
  if (Number.isNaN(value)) return "nan";
  return Number.isFinite(value) ? fixed(value, 2) : "inf";
}

/**
 * @param {Division} division
 * @param {number[][]} quotient
 */
function sentence(division, quotient) {
  const [row, column] = division.chosen;
  if (division.isRefused) {
    return "RuntimeError: result type Float can't be cast to the desired output type Int. "
      + "Quotients are no whole numbers, and in place they would have to be.";
  }
  const { sums, index, isColumn } = divisors(division);
  const at = index(row, column);
  const which = division.dim === 1 ? `row ${at}` : `column ${at}`;
  const isOwn = division.dim === 0 || isColumn;
  return `${division.table[row][column]} in row ${row}, column ${column} is divided by ${sums[at]}, the sum of ${which}`
    + `${isOwn || at === row ? "" : ` and not of row ${row}: the sums lie down`}, which gives ${shownQuotient(quotient[row][column])}.`;
}
