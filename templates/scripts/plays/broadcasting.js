// "Broadcasting bench": a table of nine numbers is divided by its sums. Which sum does a cell meet?

import { check, choice, limited } from "../controls.js";
import { h } from "../dom.js";
import { fixed, sum } from "../numbers.js";
import { grid } from "../grid.js";

const SIZE = 3;
const CELLS = [3, 1, 2, 0, 4, 1, 5, 2, 2];
/** Larger numbers have no room in their cells. */
const MOST = 99;
const INDICES = [0, 1, 2];

/** @type {Form} */
export const broadcasting = {
  id: "broadcasting",
  worksAlone: true,
  start({ stage, set }) {
    const controls = [
      cells(),
      choice("dim", "Add up along", {
        value: "1", options: [["0", "dimension 0, downwards"], ["1", "dimension 1, to the right"]],
      }),
      check("keepdim", "keepdim=True", true),
      choice("dtype", "Numbers",
        { value: "float", options: [["float", "float32"], ["int", "int32"]] }),
      choice("place", "Divide",
        { value: "new", options: [["new", "into a new table"], ["same", "in place, /="]] }),
      choice("cell", "Look at", { value: "0,1", options: places() }),
    ];
    const parts = bench((row, column) => set({ cell: `${row},${column}` }));
    stage.append(parts.element);
    return { controls, show: (state) => parts.show(read(state)) };
  },
};

/** @returns {[string, string][]} */
const places = () => INDICES.flatMap((row) => INDICES.map((column) => {
  /** @type {[string, string]} */
  const place = [`${row},${column}`, `row ${row}, column ${column}`];
  return place;
}));

/**
 * The nine numbers, one control: `3,1,2,0,4,1,5,2,2`.
 * @returns {Control}
 */
function cells() {
  const note = h("small", { role: "status" });
  const inputs = CELLS.map((value, index) => {
    const input = h("input", {
      type: "number", min: 0, max: MOST, step: 1, inputmode: "numeric",
      "aria-label": `N, row ${Math.floor(index / SIZE)}, column ${index % SIZE}`,
    });
    input.value = String(value);
    limited(input, (text) => {
      const taken = whole(text) ?? 0;
      input.value = String(taken);
      return taken;
    }, note);
    return input;
  });
  const element = h("fieldset", { class: "field nine" },
    h("legend", {}, "N"), h("div", {}, ...inputs), note);
  return {
    name: "cells", initial: CELLS.join(","), element,
    read: () => inputs.map((input) => whole(input.value) ?? 0).join(","),
    write(text) {
      const values = text.split(",");
      inputs.forEach((input, index) => { input.value = values[index]; });
    },
    parse(text) {
      const values = text.split(",").map(whole);
      const isWhole = values.length === CELLS.length && !values.includes(undefined);
      return isWhole ? values.join(",") : undefined;
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
 * @property {number[]} sums
 * @property {string} along what was added up: rows or columns
 * @property {(row: number, column: number) => number} index which sum a cell is divided by
 * @property {boolean} isOwn whether that is the sum of its own row or column
 * @property {number[][]} quotients
 * @property {boolean} isRefused
 * @property {[number, number]} chosen
 * @property {string[]} code
 * @property {string} shape of the sums, lined up from the right
 */

/**
 * What PyTorch would do. Sizes are lined up from the right, so that the sums of rows lie down when
 * they have lost their dimension.
 * @param {State} state
 * @returns {Division}
 */
function read({ cells, dim, keepdim, dtype, place, cell }) {
  /** @type {number[]} */
  const values = cells.split(",").map(Number);
  const table = INDICES.map((row) => values.slice(SIZE * row, SIZE * (row + 1)));
  const isRows = dim === "1";
  const sums = isRows ? table.map(sum) : INDICES.map((column) => sum(columnOf(table, column)));
  const isStanding = isRows && Boolean(keepdim);
  const index = (/** @type {number} */ row, /** @type {number} */ column) =>
    (isStanding ? row : column);
  return {
    table, sums, index, along: isRows ? "row" : "column", isOwn: isStanding || !isRows,
    quotients: table.map((line, row) =>
      line.map((value, column) => value / sums[index(row, column)])),
    isRefused: dtype === "int" && place === "same",
    chosen: cell.split(",").map(Number),
    code: code(table, dtype, place, `N.sum(${dim}${keepdim ? ", keepdim=True" : ""})`),
    shape: keepdim ? (isRows ? "3 × 1" : "1 × 3") : "    3",
  };
}

/**
 * @param {number[][]} table
 * @param {string} dtype
 * @param {string} place
 * @param {string} sums
 */
function code(table, dtype, place, sums) {
  const type = dtype === "int" ? "int32" : "float32";
  const rows = table.map((line) => `[${line.join(", ")}]`).join(", ");
  return [
    `N = torch.tensor([${rows}], dtype=torch.${type})`,
    place === "same" ? `N /= ${sums}` : `P = N / ${sums}`,
  ];
}

/**
 * @param {number[][]} table
 * @param {number} column
 */
const columnOf = (table, column) => table.map((line) => line[column]);

/** @param {(row: number, column: number) => void} choose */
function bench(choose) {
  const [code, shapes] = ["The code", "The shapes"].map((name) => (
    h("pre", { tabindex: 0, role: "region", "aria-label": name })));
  const size = { rows: SIZE, columns: SIZE, choose };
  const copied = grid({ caption: "The sums, copied to the size of N", ...size });
  const quotients = grid({ caption: "N divided by them, and its sums", ...size });
  const rims = rimmed(quotients.table);

  /** @param {Division} division */
  function show(division) {
    const { sums, index, chosen, isRefused } = division;
    const shown = division.quotients.map((line) => line.map(shownQuotient));
    const heads = INDICES.map(String);
    code.textContent = division.code.join("\n");
    shapes.textContent = `N        3 × 3\nsums     ${division.shape}\ntogether 3 × 3`;
    copied.update({
      heads, sides: heads, chosen,
      cell: (row, column) => ({
        text: String(sums[index(row, column)]), label: named(row, column, sums[index(row, column)]),
        isLit: index(row, column) === index(...chosen),
      }),
    });
    quotients.update({
      heads, sides: heads, chosen,
      cell: (row, column) => ({
        text: isRefused ? "" : shown[row][column],
        label: named(row, column, isRefused ? "nothing" : shown[row][column]),
      }),
    });
    rims(isRefused ? undefined : division.quotients);
    return isRefused ? REFUSAL : sentence(division);
  }

  const element = h("div", { class: "bench" },
    code, shapes, h("div", { class: "tables" }, copied.element, quotients.element));
  return { element, show };
}

/**
 * @param {number} row
 * @param {number} column
 * @param {number | string} value
 */
const named = (row, column, value) => `row ${row}, column ${column}: ${value}`;

/**
 * Adds sums at the right and below; gives what fills them.
 * @param {HTMLTableElement} table
 */
function rimmed(table) {
  const [right, below] = [INDICES.map(() => h("td")), INDICES.map(() => h("td"))];
  table.tHead?.rows[0].append(h("th", { scope: "col" }, "sum"));
  [...table.tBodies[0].rows].forEach((line, row) => line.append(right[row]));
  table.append(h("tfoot", {}, h("tr", {}, h("th", { scope: "row" }, "sum"), ...below, h("td"))));
  return (/** @type {number[][] | undefined} */ values) => {
    const total = (/** @type {number[]} */ line) => (values ? shownQuotient(sum(line)) : "");
    for (const index of INDICES) {
      right[index].textContent = total(values?.[index] ?? []);
      below[index].textContent = total(columnOf(values ?? [], index));
    }
  };
}

/** @param {number} value */
function shownQuotient(value) {
  if (Number.isNaN(value)) return "nan";
  return Number.isFinite(value) ? fixed(value, 2) : "inf";
}

const REFUSAL = "RuntimeError: result type Float can't be cast to the desired output type Int. "
  + "Quotients are no whole numbers, and in place they would have to be.";

/** @param {Division} division */
function sentence({ table, sums, index, along, isOwn, quotients, chosen: [row, column] }) {
  const at = index(row, column);
  const trap = isOwn || at === row ? "" : ` and not of row ${row}: the sums lie down`;
  return `${table[row][column]} in row ${row}, column ${column} is divided by ${sums[at]}, `
    + `the sum of ${along} ${at}${trap}, which gives ${shownQuotient(quotients[row][column])}.`;
}
