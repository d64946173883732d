// "Logits": a letter picks a row of the net's weights; one of its logits is moved, and all
// probabilities follow.

import { bars, indicesOfLargest } from "../bars.js";
import { choice, letterOf, range } from "../controls.js";
import { h, quoted, visible } from "../dom.js";
import { grid } from "../grid.js";
import { fixed, percent, sum } from "../numbers.js";
import { remembered } from "../remembered.js";
import { rowsOf } from "../tables.js";

/** Larger tables have no room. */
const MOST_LETTERS = 60;
const MOST_BARS = 10;
/** The lecture's way to its weights: so many steps of this rate. */
const LECTURE = { steps: 200, rate: 50, decay: 0.01 };

/** @type {Form} */
export const logits = {
  id: "logits",
  async start({ stage, mmreport, options, set }) {
    const symbols = await mmreport.vocabulary();
    const letters = symbols.slice(0, MOST_LETTERS);
    const cells = grid({
      caption: "The one-hot input and the weights W. Row: the input. Column: the neuron.",
      rows: letters.length, columns: letters.length,
      choose: (row, column) => set({ input: letters[row], neuron: letters[column] }),
    });
    const softmax = h("div");
    stage.append(cells.element, softmax);
    const weightsAfter = remembered(async (/** @type {number} */ steps) => rowsOf(
      (await mmreport.descend({ ...LECTURE, steps, seed: options.seed, on: "all" })).weights, symbols.length));

    /** @type {Started["show"]} */
    async function show(state, signal) {
      const W = await weightsAfter(state.weights === "drawn" ? 0 : LECTURE.steps);
      const [input, neuron] = [symbols.indexOf(state.input), symbols.indexOf(state.neuron)];
      const moved = W[input].map((logit, token) => (token === neuron ? logit + state.by : logit));
      const before = await exponentials(W[input], mmreport);
      const after = await exponentials(moved, mmreport);
      const factor = await mmreport.math.exp(state.by);
      if (signal.aborted) return "";
      cells.update({
        heads: letters.map(visible), chosen: [input, neuron],
        sides: letters.map((letter) => `${visible(letter)} · ${letter === state.input ? 1 : 0}`),
        cell: (row, column) => weight(W, letters, row, column, input),
      });
      softmax.replaceChildren(probabilityBars(symbols, moved, after, neuron));
      return sentence(symbols, input, neuron, state.by, before, after, factor);
    }

    return { controls: makeControls(letters), show };
  },
};

/** @param {string[]} letters */
function makeControls(letters) {
  return [
    choice("weights", "Weights W",
      { value: "drawn", options: [["drawn", "drawn at random"], ["trained", "after training"]] }),
    letterOf("input", "Input", letters[0], letters),
    letterOf("neuron", "Logit of", letters[1], letters),
    range("by", "Moved by", { value: 0, least: -5, most: 5, step: 0.1 }),
  ];
}

/**
 * @typedef {object} Powers
 * @property {number[]} values
 * @property {number} sum
 */

/**
 * @param {number[]} logits
 * @param {Engine} mmreport
 * @returns {Promise<Powers>}
 */
async function exponentials(logits, mmreport) {
  /** @type {number[]} */
  const values = await mmreport.math.exp(logits);
  return { values, sum: sum(values) };
}

/**
 * @param {number[][]} W
 * @param {string[]} letters
 * @param {number} row
 * @param {number} column
 * @param {number} input
 */
function weight(W, letters, row, column, input) {
  const value = W[row][column];
  const pair = `${visible(letters[row])} ${visible(letters[column])}`;
  return { text: fixed(value, 1), label: `${pair}: ${fixed(value, 4)}`, isLit: row === input };
}

/**
 * @param {string[]} symbols
 * @param {number[]} logits
 * @param {Powers} powers
 * @param {number} neuron
 */
function probabilityBars(symbols, logits, { values, sum }, neuron) {
  const shown = indicesOfLargest(values).slice(0, MOST_BARS);
  if (!shown.includes(neuron)) shown.push(neuron);
  const caption = `Each e to the logit, divided by the sum of all, which is ${fixed(sum, 4)}`;
  const lines = shown.map((token) => ({
    label: symbols[token], more: [fixed(logits[token], 4), fixed(values[token], 4)],
    share: values[token] / values[shown[0]], text: percent(values[token] / sum, 2),
    isMarked: token === neuron,
  }));
  return bars(caption, ["Character", "Logit", "exp", "p"], lines);
}

/**
 * @param {string[]} symbols
 * @param {number} input
 * @param {number} neuron
 * @param {number} by
 * @param {Powers} before
 * @param {Powers} after
 * @param {number} factor
 */
function sentence(symbols, input, neuron, by, before, after, factor) {
  const p = (/** @type {Powers} */ { values, sum }) => percent(values[neuron] / sum, 2);
  const name = quoted(symbols[neuron]);
  if (by === 0) {
    return `The input ${quoted(symbols[input])} picks its row of W. `
      + `Its logit for ${name} gives a probability of ${p(before)}.`;
  }
  const others = fixed(before.sum / after.sum, 4);
  return `${fixed(Math.abs(by), 1)} ${by < 0 ? "less" : "more"} on the logit of ${name} multiplies its exp by ${fixed(factor, 4)}: `
    + `its probability goes from ${p(before)} to ${p(after)}, `
    + `and all others are multiplied by ${others}.`;
}
