// "Smoothing and decay": fake counts for the table, a penalty for the net; what both do to one row,
// to words that were kept aside, and to a word with a pair that was never seen.

import { bars, indicesOfLargest } from "../bars.js";
import { choice, range, text } from "../controls.js";
import { h, quoted, visible } from "../dom.js";
import { fixed, percent } from "../numbers.js";
import { loss, rowsOf, shares, softmax } from "../tables.js";

/** The lecture's descent. */
const LECTURE = { steps: 200, rate: 50 };
const MOST_BARS = 10;
const LONGEST = 60;

/** @type {Form} */
export const smoothing = {
  id: "smoothing",
  needsEngine: true,
  async start({ stage, mmreport, options }) {
    const symbols = await mmreport.vocabulary();
    const all = rowsOf(await mmreport.counts({ on: "all" }), symbols.length);
    const seen = rowsOf(await mmreport.counts({ on: "train" }), symbols.length);
    const aside = all.map((row, r) => row.map((count, c) => count - seen[r][c]));

    /** @type {Started["show"]} */
    async function show({ added, decay, letter, word }, signal) {
      const { weights } = await mmreport.descend(
        { ...LECTURE, decay, seed: options.seed, on: "train" }, { signal });
      const net = await softmax(rowsOf(weights, symbols.length), mmreport);
      const pairs = pairsOf(word, symbols);
      const sides = await Promise.all([
        side(`Counts, ${added} added to each`, shares(seen, added)),
        side(`Net, penalty ${decay}`, net),
      ]);
      if (signal.aborted) return "";
      const row = symbols.indexOf(letter);
      stage.replaceChildren(losses(sides, word),
        h("div", { class: "letter-bars" }, ...sides.map((one) => rowBars(one, row, symbols))));
      return sentence(sides, word);

      /**
       * @param {string} title
       * @param {number[][]} table
       */
      async function side(title, table) {
        const [train, other, surprise] = await Promise.all(
          [seen, aside, pairs].map((counts) => loss(counts, table, mmreport)));
        return { title, table, train, aside: other, word: surprise };
      }
    }

    return { controls: makeControls(symbols, options.word ?? ""), show };
  },
};

/**
 * @param {string[]} symbols
 * @param {string} word
 */
function makeControls(symbols, word) {
  return [
    range("added", "Added to each count",
      { value: 1, least: 0, most: 10_000, step: 0.01, logarithmic: true }),
    range("decay", "Penalty on the net's weights",
      { value: 0.01, least: 0, most: 10, step: 0.001, logarithmic: true }),
    choice("letter", "Row of",
      { value: symbols[0], options: symbols.map((letter) => [letter, visible(letter)]) }),
    text("word", "Word", { value: word, longest: LONGEST }),
  ];
}

/**
 * How often each pair stands in a word, as a table.
 * @param {string} word
 * @param {string[]} symbols
 */
function pairsOf(word, symbols) {
  const counts = symbols.map(() => symbols.map(() => 0));
  const letters = Array.from(word, (letter) => symbols.indexOf(letter, 1));
  const unknown = letters.indexOf(-1);
  if (unknown >= 0) {
    throw new Error(`No word of the list has the character ${quoted([...word][unknown])}.`);
  }
  [0, ...letters].forEach((before, index) => { counts[before][letters[index] ?? 0] += 1; });
  return counts;
}

/**
 * One of the two models, and its nats per character.
 * @typedef {{title: string, table: number[][], train: number, aside: number, word: number}} Side
 */

/**
 * @param {Side[]} sides
 * @param {string} word
 */
function losses(sides, word) {
  const heads = ["Nats per character", "train", "kept aside", visible(word)];
  const place = { class: "scroll", tabindex: 0, role: "region", "aria-label": heads[0] };
  return h("div", place, h("table", {},
    h("thead", {}, h("tr", {}, ...heads.map((head, index) =>
      h("th", { scope: "col", class: index > 0 ? "number" : undefined }, head)))),
    h("tbody", {}, ...sides.map(({ title, train, aside, word }) => h("tr", {},
      h("th", { scope: "row" }, title),
      ...[train, aside, word].map((value) => h("td", { class: "number" }, fixed(value, 4))))))));
}

/**
 * @param {Side} side
 * @param {number} row
 * @param {string[]} symbols
 */
function rowBars({ title, table }, row, symbols) {
  const shown = indicesOfLargest(table[row]).slice(0, MOST_BARS);
  const caption = `${title}: after ${quoted(symbols[row])}`;
  return bars(caption, ["Letter", "Probability"], shown.map((token) => ({
    label: symbols[token], share: table[row][token] / (table[row][shown[0]] || 1),
    text: percent(table[row][token], 2),
  })));
}

/**
 * @param {Side[]} sides
 * @param {string} word
 */
function sentence(sides, word) {
  const [counts, net] = sides.map(({ aside }) => fixed(aside, 4));
  const [first, second] = sides.map((side) => fixed(side.word, 4));
  return `Words kept aside cost ${counts} nats per character under the counts and ${net} under the `
    + `net; ${quoted(word)} costs ${first} and ${second}.`;
}
