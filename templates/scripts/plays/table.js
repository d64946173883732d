// "The table": how often each letter follows each, to look into.

import { bars } from "../bars.js";
import { choice, letterOf } from "../controls.js";
import { h, quoted, visible, word } from "../dom.js";
import { grid, shade } from "../grid.js";
import { counted, fixed, grouped, percent } from "../numbers.js";
import { Pairs } from "../pairs.js";

/** Larger tables show their most frequent letters. */
const MOST_LETTERS = 60;
const MOST_BARS = 10;
const MOST_WORDS = 12;
/** On a logarithmic scale, shares below this look like nothing. */
const LEAST_SHARE = 0.001;

/** @type {Form} */
export const table = {
  id: "table",
  async start({ stage, mmreport, set }) {
    const symbols = await mmreport.vocabulary();
    const pairs = new Pairs(symbols, await mmreport.counts({ on: "all" }), MOST_LETTERS);
    let order = pairs.shown;
    const cells = grid({
      caption: caption(pairs), rows: order.length, columns: order.length,
      choose: (row, column) => set({ row: symbols[order[row]], column: symbols[order[column]] }),
    });
    const details = h("div");
    stage.append(cells.element, details);

    /** @type {Started["show"]} */
    async function show(state, signal) {
      order = pairs.ordered(state.order);
      const heads = order.map((token) => visible(symbols[token]));
      const [row, column] = [symbols.indexOf(state.row), symbols.indexOf(state.column)];
      cells.update({
        heads, sides: heads, chosen: [order.indexOf(row), order.indexOf(column)],
        cell: (r, c) => cell(pairs, order[r], order[c], state),
      });
      const words = pairs.wordsWith(await mmreport.words(), row, column);
      if (signal.aborted) return "";
      details.replaceChildren(barsAfter(pairs, row, column), examples(words));
      return sentence(pairs, row, column, words.length);
    }

    return { controls: makeControls(pairs), show };
  },
};

/** @param {Pairs} pairs */
function makeControls({ symbols, shown, hasVowels, likeliestAfter }) {
  const letters = shown.map((token) => symbols[token]);
  /** @type {[string, string][]} */
  const orders = [["letters", "by code"], ["frequency", "by frequency"]];
  if (hasVowels) orders.push(["vowels", "vowels first"]);
  return [
    choice("show", "Show",
      { value: "counts", options: [["counts", "counts"], ["shares", "probabilities"]] }),
    choice("scale", "Colours",
      { value: "log", options: [["log", "logarithmic"], ["even", "even"]] }),
    choice("order", "Order", { value: "letters", options: orders }),
    letterOf("row", "First character", symbols[0], letters),
    letterOf("column", "Second character", symbols[likeliestAfter(0)], letters),
  ];
}

/** @param {Pairs} pairs */
function caption({ shown, symbols }) {
  const few = shown.length < symbols.length
    ? ` The ${shown.length} most frequent of ${grouped(symbols.length)}.` : "";
  return `Row: the first character. Column: the second.${few}`;
}

/**
 * @param {Pairs} pairs
 * @param {number} row
 * @param {number} column
 * @param {State} state
 */
function cell(pairs, row, column, { show, scale }) {
  const isShare = show === "shares";
  const value = isShare ? pairs.share(row, column) : pairs.count(row, column);
  const [most, least] = isShare ? [pairs.largestShare, LEAST_SHARE] : [pairs.largestCount, 1];
  const pair = `${visible(pairs.symbols[row])} ${visible(pairs.symbols[column])}`;
  return {
    text: value === 0 ? "" : isShare ? short(100 * value) : String(value),
    label: `${pair}: ${isShare ? percent(value, 2) : grouped(value)}`,
    shade: shade(value, most, scale === "log" ? least : undefined),
  };
}

/**
 * A number of percent in the width of a cell.
 * @param {number} value
 */
function short(value) {
  return value < 0.1 ? "·" : fixed(value, value < 9.95 ? 1 : 0);
}

/**
 * @param {Pairs} pairs
 * @param {number} row
 * @param {number} column
 */
function barsAfter(pairs, row, column) {
  const shown = pairs.likeliestFirst(row).slice(0, MOST_BARS);
  const largest = pairs.share(row, shown[0]) || 1;
  if (!shown.includes(column)) shown.push(column);
  const caption = `What comes after ${quoted(pairs.symbols[row])}`;
  return bars(caption, ["Character", "Probability"], shown.map((token) => ({
    label: pairs.symbols[token], share: pairs.share(row, token) / largest,
    text: percent(pairs.share(row, token), 2), isMarked: token === column,
  })));
}

/** @param {string[]} words */
function examples(words) {
  if (words.length === 0) return h("p", {}, "No word has this pair.");
  const shown = words.slice(0, MOST_WORDS).flatMap((text) => [", ", word(text)]).slice(1);
  const more = words.length > MOST_WORDS ? ", …" : "";
  return h("p", {}, `${counted(words.length, "word")} of the list: `, ...shown, more);
}

/**
 * @param {Pairs} pairs
 * @param {number} row
 * @param {number} column
 * @param {number} words
 */
function sentence(pairs, row, column, words) {
  const [first, second] = [quoted(pairs.symbols[row]), quoted(pairs.symbols[column])];
  const count = pairs.count(row, column);
  if (count === 0) return `${second} never follows ${first}.`;
  const share = percent(pairs.share(row, column));
  if (row === 0) return `${second} begins ${counted(count, "word")}, ${share} of all.`;
  const of = `which is ${share} of what follows ${first}`;
  if (column === 0) return `After ${first}, ${counted(count, "word")} end, ${of}.`;
  return `${second} follows ${first} ${counted(count, "time")}, ${of}. `
    + `${counted(words, "word")} of the list ${words === 1 ? "has" : "have"} the pair.`;
}
