// "The net beside the table": the lecture's net after so many steps, and what still parts it from
// the counts.

import { choice, number, range } from "../controls.js";
import { curve } from "../curve.js";
import { h, quoted, visible } from "../dom.js";
import { grid, SHADES } from "../grid.js";
import { counted, fixed, percent } from "../numbers.js";
import { loss, rowsOf, shares, softmax } from "../tables.js";

const MOST_STEPS = 400;
/** Differences look like none up to the first, and like the largest from the second. */
const [LEAST, MOST] = [0.001, 0.3];
/** Larger tables have no room. */
const MOST_LETTERS = 60;

/** @type {Form} */
export const descent = {
  id: "descent",
  needsEngine: true,
  async start({ stage, mmreport, options, set }) {
    const symbols = await mmreport.vocabulary();
    const counts = rowsOf(await mmreport.counts({ on: "all" }), symbols.length);
    const table = shares(counts);
    const ground = await loss(counts, table, mmreport);
    const ignorance = await mmreport.math.log(symbols.length);
    const letters = symbols.slice(0, MOST_LETTERS);
    const cells = grid({
      caption: "Percent points between the net's probabilities and the counts'."
        + " Row: the first letter. Column: the second.",
      rows: letters.length, columns: letters.length,
      choose: (row, column) => set({ row: letters[row], column: letters[column] }),
    });
    const plot = h("div");
    stage.append(plot, cells.element);

    /** @type {Started["show"]} */
    async function show(state, signal) {
      const { losses, weights } = await mmreport.descend({ ...state, on: "all" }, { signal });
      const net = await softmax(rowsOf(weights, symbols.length), mmreport);
      if (signal.aborted) return "";
      plot.replaceChildren(lossCurve(losses, ground, ignorance));
      const heads = letters.map(visible);
      const [row, column] = [letters.indexOf(state.row), letters.indexOf(state.column)];
      cells.update({
        heads, sides: heads, chosen: [row, column],
        cell: (r, c) => difference(`${heads[r]} ${heads[c]}`, net[r][c], table[r][c]),
      });
      return `${sentence(losses, ground)} The net gives ${quoted(state.column)} after `
        + `${quoted(state.row)} ${percent(net[row][column], 2)}, `
        + `the counts ${percent(table[row][column], 2)}.`;
    }

    return { controls: makeControls(letters, options.seed), show };
  },
};

/**
 * @param {string[]} letters
 * @param {number} seed
 */
function makeControls(letters, seed) {
  /** @type {[string, string][]} */
  const options = letters.map((letter) => [letter, visible(letter)]);
  return [
    range("rate", "Rate", { value: 50, least: 0.1, most: 500, step: 0.1, logarithmic: true }),
    range("steps", "Steps", { value: 200, least: 0, most: MOST_STEPS, step: 1 }),
    range("decay", "Penalty on the weights", { value: 0, least: 0, most: 1, step: 0.01 }),
    number("seed", "Seed", { value: seed, least: 0, most: Number.MAX_SAFE_INTEGER }),
    choice("row", "First letter", { value: letters[0], options }),
    choice("column", "Second letter", { value: letters[1], options }),
  ];
}

/**
 * Between a little below what the table costs, and as far above what it costs to know nothing.
 * @param {number[]} losses
 * @param {number} ground
 * @param {number} ignorance
 */
function lossCurve(losses, ground, ignorance) {
  const references = [
    { label: "knows nothing", value: ignorance }, { label: "counts", value: ground },
  ];
  const room = ignorance - ground;
  return curve(`The loss over ${counted(losses.length - 1, "step")}`, losses, references,
    [ground - room / 10, ignorance + room]);
}

/**
 * @param {string} pair
 * @param {number} net
 * @param {number} table
 */
function difference(pair, net, table) {
  const gap = Math.abs(net - table);
  const part = Math.log(Math.max(1, gap / LEAST)) / Math.log(MOST / LEAST);
  return {
    text: gap < 0.01 ? "" : fixed(100 * gap, 0),
    label: `${pair}: ${percent(net, 2)}, counts ${percent(table, 2)}`,
    shade: gap < LEAST ? 0 : 1 + Math.min(SHADES - 1, Math.floor(part * SHADES)),
  };
}

/**
 * @param {number[]} losses
 * @param {number} ground
 */
function sentence(losses, ground) {
  const [first, last] = [losses[0], losses[losses.length - 1]];
  const steps = counted(losses.length - 1, "step");
  const rises = losses.filter((loss, step) => step > 0 && !(loss <= losses[step - 1])).length;
  const wild = rises === 0
    ? "" : ` It rose ${counted(rises, "time")} on the way: such steps are too long.`;
  return `After ${steps} the loss went from ${fixed(first, 4)} to ${fixed(last, 4)}, `
    + `${fixed(last - ground, 4)} above the counts' ${fixed(ground, 4)}.${wild}`;
}
