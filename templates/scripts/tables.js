// Square tables, V x V numbers row by row: the weights of the lecture's net, counts, probabilities.
// And small ones as the page shows them.

import { h, headCell, numberCell } from "./dom.js";
import { fixed, upTo } from "./numbers.js";

/**
 * A table of numbers with four decimals, which scrolls where large ones leave no room.
 * @param {string} caption
 * @param {string[]} heads
 * @param {string[]} names of the rows
 * @param {number[][]} rows
 */
export const numberTable = (caption, heads, names, rows) =>
  h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    h("table", { class: "values" },
      h("caption", {}, caption),
      h("thead", {}, h("tr", {}, h("td"),
        ...heads.map(headCell))),
      h("tbody", {}, ...rows.map((row, index) =>
        h("tr", {}, h("th", { scope: "row" }, names[index]),
          ...row.map((value) => numberCell(fixed(value, 4))))))));

/**
 * @param {number[]} values
 * @param {number} size
 */
export const rowsOf = (values, size) =>
  upTo(size).map((row) => values.slice(row * size, (row + 1) * size));

/**
 * Counts as probabilities; a row without any is left at zero.
 * @param {number[][]} counts
 */
export function shares(counts) {
  return counts.map((row) => {
    const sum = row.reduce((total, count) => total + count, 0);
    return row.map((count) => (sum === 0 ? 0 : count / sum));
  });
}

/**
 * The probabilities that rows of logits stand for.
 * @param {number[][]} logits
 * @param {Engine} mmreport
 */
export async function softmax(logits, mmreport) {
  const shifted = logits.map((row) => {
    const largest = Math.max(...row);
    return row.map((logit) => logit - largest);
  });
  const powers = await mmreport.math.exp(shifted.flat());
  return shares(rowsOf(powers, logits.length));
}

/**
 * Nats per character of what was counted, if `probabilities` had to say it.
 * @param {number[][]} counts
 * @param {number[][]} probabilities
 * @param {Engine} mmreport
 * @returns {Promise<number>}
 */
export async function loss(counts, probabilities, mmreport) {
  const [seen, said] = [counts.flat(), probabilities.flat()];
  const pairs = seen.flatMap((count, pair) => (count > 0 ? [pair] : []));
  /** @type {number[]} */
  const logarithms = await mmreport.math.log(pairs.map((pair) => said[pair]));
  const total = pairs.reduce((sum, pair) => sum + seen[pair], 0);
  return pairs.reduce((sum, pair, index) => sum - seen[pair] * logarithms[index], 0) / total;
}
