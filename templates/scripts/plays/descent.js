// "Train the net beside the table": descent on all examples, and how far the net is from the
// counts.

import { indicesOfLargest } from "../bars.js";
import { chart } from "../chart.js";
import { number, range, seedOf } from "../controls.js";
import { h } from "../dom.js";
import { shade } from "../grid.js";
import { mostInMap, tableMap } from "../map.js";
import { counted, fixed, percent, sum } from "../numbers.js";
import { loss, rowsOf, shares, softmax } from "../tables.js";

/** The lecture's loop. */
const LECTURE = { rate: 50, steps: 200 };
const MOST_STEPS = 1000;
/** Larger tables show their most frequent characters. */
const MOST_CHARACTERS = 40;
/** Differences below this have no colour. */
const LEAST_DIFFERENCE = 0.001;

/** @type {Form} */
export const descent = {
  id: "descent",
  async start({ stage, options, mmreport, set }) {
    const table = await countsOf(mmreport);
    const steps = range("steps", "Steps taken", { value: 0, least: 0, most: MOST_STEPS, step: 1 });
    const controls = [
      range("rate", "Learning rate", {
        value: LECTURE.rate, least: 0.1, most: 500, step: 0.1, logarithmic: true,
      }),
      number("decay", "Weight of the penalty", { value: 0, least: 0, most: 10, step: "any" }),
      seedOf("Seed", options.seed),
      steps,
    ];
    const go = (/** @type {number} */ more) =>
      set({ steps: Math.min(MOST_STEPS, steps.read() + more) });
    let reached = 0;
    /** @type {Started["buttons"]} */
    const buttons = [
      { label: `Train ${LECTURE.steps} steps`, action: () => go(LECTURE.steps) },
      { label: "One step", action: () => go(1) },
      {
        label: "Stop", kind: "quiet",
        action: () => set({ steps: Math.min(reached, steps.read()) }),
      },
    ];
    const [curve, map] = [h("div", {}), h("div", {})];
    stage.append(h("div", { class: "charts" }, curve, map));

    /** @type {Started["show"]} */
    async function show(state, signal) {
      reached = 0;
      let isDrawn = true;
      /** @param {{ losses: number[], weights: number[] }} run */
      async function draw({ losses, weights }) {
        reached = losses.length - 1;
        isDrawn = false;
        const differences = await table.differences(weights).finally(() => { isDrawn = true; });
        if (signal.aborted) return;
        curve.replaceChildren(lossCurve(curve, losses, state, table));
        map.replaceChildren(differenceMap(map.clientWidth, differences, table));
      }
      const run = await mmreport.descend({ ...state, on: "all" }, {
        signal, progress: (run) => { if (isDrawn && !signal.aborted) draw(run); },
      });
      if (signal.aborted) return "";
      await draw(run);
      return sentence(run.losses, await table.differences(run.weights), table, state);
    }

    return { controls, buttons, show };
  },
};

/**
 * The counts' shares, and what to compare a loss with.
 * @param {Engine} mmreport
 */
async function countsOf(mmreport) {
  const symbols = await mmreport.vocabulary();
  const counts = rowsOf(await mmreport.counts({ on: "all" }), symbols.length);
  const table = shares(counts);
  return {
    symbols,
    byFrequency: indicesOfLargest(counts.map(sum)).slice(0, MOST_CHARACTERS),
    loss: await loss(counts, table, mmreport),
    ignorance: /** @type {number} */ (await mmreport.math.log(symbols.length)),
    /**
     * How far each probability of the net is from the counts' share; no number where nothing was
     * counted.
     * @param {number[]} weights
     */
    async differences(weights) {
      const net = await softmax(rowsOf(weights, symbols.length), mmreport);
      return net.map((row, token) => row.map((p, next) =>
        sum(counts[token]) === 0 ? NaN : Math.abs(p - table[token][next])));
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof countsOf>>} Table */

/**
 * @param {HTMLElement} place
 * @param {number[]} losses
 * @param {State} state
 * @param {Table} table
 */
function lossCurve(place, losses, { steps, decay }, { loss, ignorance }) {
  const last = fixed(losses[losses.length - 1], 4);
  const taken = counted(losses.length - 1, "step");
  return chart(place.clientWidth, {
    says: `The loss over ${taken}, from ${fixed(losses[0], 4)} to ${last}`,
    x: "steps taken", most: steps,
    y: `Loss, in nats per character${decay > 0 ? ", with the penalty" : ""}`,
    lines: [{ label: `net ${last}`, points: losses.map((loss, step) => [step, loss]) }],
    references: [
      { label: `ln V ${fixed(ignorance, 4)}`, value: ignorance },
      { label: `counts ${fixed(loss, 4)}`, value: loss },
    ],
  });
}

/**
 * @param {number} width that there is
 * @param {number[][]} differences
 * @param {Table} table
 */
function differenceMap(width, differences, { symbols, byFrequency }) {
  const tokens = byFrequency.slice(0, mostInMap(width)).sort((a, b) => a - b);
  const says = `How far the net's probabilities are from the counts': ${percent(mean(differences), 2)} on average`;
  const caption = "Row: the character before. Column: the next. The stronger the colour, the further "
    + `the net's probability is from the counts', from ${percent(LEAST_DIFFERENCE)} up.`;
  return tableMap(width, says, caption, tokens, symbols, (row, column) => {
    const difference = differences[row][column] || 0;
    return difference < LEAST_DIFFERENCE ? 0 : shade(difference, 1, LEAST_DIFFERENCE);
  });
}

/**
 * Where there is something to compare.
 * @param {number[][]} differences
 */
function mean(differences) {
  const known = differences.flat().filter((difference) => !Number.isNaN(difference));
  return sum(known) / known.length;
}

/**
 * @param {number[]} losses
 * @param {number[][]} differences
 * @param {Table} table
 * @param {State} state
 */
function sentence(losses, differences, { loss, ignorance }, { rate, decay }) {
  const taken = losses.length - 1;
  const [last, counting] = [fixed(losses[taken], 4), fixed(loss, 4)];
  const points = fixed(100 * mean(differences), 2);
  const apart = `On average, a probability is ${points} percentage points from the counts'.`;
  if (taken === 0) {
    return `Before the first step the net's loss is ${last}; equal chances cost `
      + `${fixed(ignorance, 4)}, counting ${counting}. ${apart}`;
  }
  const rises = losses.filter((loss, step) => step > 0 && !(loss <= losses[step - 1])).length;
  const most = fixed(Math.max(...losses.slice(1)), 4);
  const jumps = rises === 0 ? ""
    : ` The loss rose in ${counted(rises, "step")}, up to ${most}: a learning rate of ${rate} goes too far.`;
  return `After ${counted(taken, "step")} the net's loss is ${last}`
    + `${decay > 0 ? " with the penalty" : ""}, where counting gives ${counting}. ${apart}${jumps}`;
}
