// "One weight": it is moved a little, and the loss of one example changes as its gradient says.

import { letterOf, range } from "../controls.js";
import { quoted } from "../dom.js";
import { fixed, sum } from "../numbers.js";
import { numberTable, rowsOf } from "../tables.js";

/** @type {Form} */
export const weight = {
  id: "weight",
  async start({ stage, mmreport, options }) {
    const symbols = await mmreport.vocabulary();
    const { seed, input, label } = options;
    const { weights } = await mmreport.descend({ seed, steps: 0, rate: 1, decay: 0, on: "all" });
    const W = rowsOf(weights, symbols.length);
    const controls = [
      letterOf("input", "Input", input, symbols),
      letterOf("label", "Label", label, symbols),
      letterOf("neuron", "Weight to", label, symbols),
      range("by", "Moved by",
        { value: 0.01, least: 0.001, most: 10, step: 0.001, logarithmic: true }),
    ];

    /** @type {Started["show"]} */
    async function show(state, signal) {
      const [row, y, j] = [state.input, state.label, state.neuron]
        .map((letter) => symbols.indexOf(letter));
      const moved = W[row].map((z, token) => (token === j ? z + state.by : z));
      const [before, after] = await Promise.all(
        [W[row], moved].map((logits) => forward(logits, y, j, mmreport)));
      if (signal.aborted) return "";
      stage.replaceChildren(graph(before, after, backward(before, y === j)));
      return sentence(state, before, after, y === j);
    }

    return { controls, show };
  },
};

/**
 * The numbers on the way from a weight to the loss.
 * @typedef {{z: number, power: number, sum: number, share: number, p: number, loss: number}} Values
 */

/**
 * @param {number[]} logits
 * @param {number} y the label
 * @param {number} j whose weight is moved
 * @param {Engine} mmreport
 * @returns {Promise<Values>}
 */
async function forward(logits, y, j, mmreport) {
  /** @type {number[]} */
  const powers = await mmreport.math.exp(logits);
  const all = sum(powers);
  const p = powers[y] / all;
  const loss = -(await mmreport.math.log(p));
  return { z: logits[j], power: powers[j], sum: all, share: powers[j] / all, p, loss };
}

/**
 * How fast the loss rises with each of them.
 * @param {Values} values
 * @param {boolean} isLabel whether the weight is the label's own
 */
function backward({ power, sum, share, p }, isLabel) {
  return [share - Number(isLabel), 1 / sum - (isLabel ? 1 / power : 0), 1 / sum, -1 / p, 1];
}

/**
 * @param {Values} before
 * @param {Values} after
 * @param {number[]} gradients
 */
function graph(before, after, gradients) {
  const [from, to] = [before, after].map(({ z, power, sum, p, loss }) => [z, power, sum, p, loss]);
  return numberTable(
    "From the weight to the loss, and back", ["Before", "After", "Gradient"],
    ["weight and logit", "exp", "sum of all exp", "p of the label", "loss −log p"],
    gradients.map((gradient, step) => [from[step], to[step], gradient]));
}

/**
 * @param {State} state
 * @param {Values} before
 * @param {Values} after
 * @param {boolean} isLabel
 */
function sentence({ input, neuron, by }, before, after, isLabel) {
  const slope = (after.loss - before.loss) / by;
  return `${by} more on the weight from ${quoted(input)} to ${quoted(neuron)} takes the loss from `
    + `${fixed(before.loss, 4)} to ${fixed(after.loss, 4)}: ${fixed(slope, 4)} a unit. `
    + `Its gradient, p − ${Number(isLabel)}, is ${fixed(before.share - Number(isLabel), 4)}.`;
}
