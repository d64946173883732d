// "Add counts, or pull at the weights": what a fake count does to the table, and a penalty to the
// net.

import { bars, indicesOfLargest } from "../bars.js";
import { letterOf, range, text } from "../controls.js";
import { h, quoted } from "../dom.js";
import { shade } from "../grid.js";
import { mostInMap, tableMap } from "../map.js";
import { fixed, percent, upTo } from "../numbers.js";
import { remembered } from "../remembered.js";
import { numberTable } from "../tables.js";

/** The lecture's. */
const [FAKE_COUNT, DECAY, RATE] = [1, 0.01, 50];
/**
 * A stronger penalty would throw weights to and fro: it takes 2 RATE decay / V² of each at every
 * step.
 */
const MOST_TAKEN = 0.9;
const MOST_BARS = 10;
/** Larger tables show their first letters. */
const MOST_LETTERS = 40;
/** Where colours begin. */
const LEAST_SHARE = 0.001;
const CAPTION = "Row: the character before. Column: the next. The stronger the colour, the likelier";
/** Longer words have no room. */
const LONGEST = 60;

/** @type {Form} */
export const smoothing = {
  id: "smoothing",
  async start({ stage, mmreport, options }) {
    const symbols = await mmreport.vocabulary();
    /** The last letter of the odd word never follows the one before. @type {string} */
    const word = options.word ?? "";
    const scale = { step: 1, logarithmic: true, hasZero: true };
    const most = Math.min(10, MOST_TAKEN * symbols.length ** 2 / RATE);
    const controls = [
      range("fake", "Added to each count", {
        value: FAKE_COUNT, least: 0.01, most: 100000, ...scale,
      }),
      range("decay", "Weight of the net's penalty", { value: DECAY, least: 0.001, most, ...scale }),
      text("word", "Word", { value: word, longest: LONGEST }),
      letterOf("row", "Character before", [...word].at(-2) ?? symbols[0], symbols),
    ];
    const nets = remembered(async (/** @type {number} */ decay) =>
      (await mmreport.descend({ rate: RATE, decay, on: "train" })).model);
    const tokens = upTo(Math.min(MOST_LETTERS, symbols.length));
    const [losses, maps, rows] = ["", "charts", "letter-bars"].map((name) => h("div", { class: name }));
    maps.append(h("div"), h("div"));
    stage.append(losses, maps, rows);
    /**
     * What follows a letter.
     * @param {Model} model
     * @param {string} letter
     */
    const after = async (model, letter) =>
      (await mmreport.next(model, letter === symbols[0] ? "" : letter)).probabilities;

    /** @type {Started["show"]} */
    async function show(state, signal) {
      const models = [{ order: 1, fakeCount: state.fake }, await nets(state.decay)];
      if (signal.aborted) return "";
      const opinions = await Promise.all(models.map(async (model) => ({
        ...await mmreport.losses(model, { parts: ["train", "dev"] }),
        word: await mmreport.score(model, state.word),
        row: await after(model, state.row),
        table: await Promise.all(tokens.map((token) => after(model, symbols[token]))),
      })));
      if (signal.aborted) return "";
      losses.replaceChildren(lossTable(opinions));
      const width = maps.children[0].clientWidth;
      maps.replaceChildren(...opinions.map(({ table }, index) => tableMap(
        width, `The probabilities of the ${NAMES[index]}`, `${CAPTION} by the ${NAMES[index]}`, tokens.slice(0, mostInMap(width)), symbols,
        (row, column) => shade(table[row][column], 1, LEAST_SHARE))));
      rows.replaceChildren(...sideBySide(opinions, symbols, state.row));
      return sentence(opinions, state, symbols);
    }

    return { controls, show };
  },
};

/**
 * Of the counts, then of the net.
 * @typedef {Losses & {word: Score, row: number[], table: number[][]}} Opinion
 */
const NAMES = ["counts", "net"];

/** @param {Opinion[]} opinions */
const lossTable = (opinions) => numberTable(
  "Loss in nats per character after training, the penalty left out",
  ["Train", "Dev", "Word"], NAMES, opinions.map(({ train = NaN, dev = NaN, word }) =>
    [train, dev, word.surprisalPerCharacter]));

/**
 * What follows one letter, the likeliest of the counts first, on one scale; marked is what follows
 * it in the word.
 * @param {Opinion[]} opinions
 * @param {string[]} symbols
 * @param {string} letter
 */
function sideBySide(opinions, symbols, letter) {
  const [{ row: counts, word: { letters } }] = opinions;
  const isNext = (/** @type {number} */ token) => letters.some((next, index) =>
    next === symbols[token] && (letters[index - 1] ?? symbols[0]) === letter);
  const order = indicesOfLargest(counts)
    .filter((token, index) => index < MOST_BARS || isNext(token));
  const largest = Math.max(...opinions.flatMap(({ row }) => order.map((token) => row[token])));
  return opinions.map(({ row }, index) => {
    const lines = order.map((token) => ({
      label: symbols[token], share: row[token] / largest, text: percent(row[token], 2),
      isMarked: isNext(token),
    }));
    return bars(`After ${quoted(letter)}: ${NAMES[index]}`, ["Character", "Probability"], lines);
  });
}

/**
 * @param {Opinion[]} opinions
 * @param {State} state
 * @param {string[]} symbols
 */
function sentence([counts, net], { fake, decay, word }, symbols) {
  const losses = `With ${fake} added to each count, the counts' dev loss is `
    + `${fixed(counts.dev ?? NaN, 4)}; with a penalty of ${decay}, the net's is `
    + `${fixed(net.dev ?? NaN, 4)}.`;
  const [cost, netCost] = [counts, net].map((one) => fixed(one.word.surprisalPerCharacter, 4));
  const never = counts.word.probabilities.indexOf(0);
  if (never < 0) {
    return `${losses} ${quoted(word)} costs ${cost} nats per character by the counts, `
      + `${netCost} by the net.`;
  }
  const { letters } = counts.word;
  return `${losses} By the counts ${quoted(word)} is impossible, because ${quoted(letters[never])} `
    + `never follows ${quoted(letters[never - 1] ?? symbols[0])}: its loss is infinite. `
    + `By the net it costs ${netCost} nats per character.`;
}
