// "The table": how often each letter follows each, to look into.

import { bars } from "../bars.js";
import { choice } from "../controls.js";
import { h, quoted, visible, word } from "../dom.js";
import { grid, SHADES } from "../grid.js";
import { counted, fixed, grouped, percent } from "../numbers.js";

/** Larger tables show their most frequent letters. */
const MOST_LETTERS = 60;
const MOST_BARS = 10;
const MOST_WORDS = 12;
const VOWELS = "aeiou";

/** @type {Form} */
export const table = {
  id: "table",
  needsEngine: true,
  async start({ stage, mmreport, set }) {
    const [symbols, counts] = await Promise.all([mmreport.vocabulary(), mmreport.counts({ on: "all" })]);
    const pairs = new Pairs(symbols, counts);
    const names = pairs.shown.map((token) => /** @type {[string, string]} */ ([symbols[token], visible(symbols[token])]));
    const start = pairs.symbols.indexOf(symbols[pairs.likeliestAfter(0)]);
    const controls = [
      choice("show", "Show", { value: "counts", options: [["counts", "counts"], ["shares", "probabilities"]] }),
      choice("scale", "Colours", { value: "log", options: [["log", "logarithmic"], ["even", "even"]] }),
      choice("order", "Order", { value: "letters", options: [["letters", "by letter"], ["frequency", "by frequency"],
        ...(pairs.hasVowels ? [/** @type {[string, string]} */ (["vowels", "vowels first"])] : [])] }),
      choice("row", "First letter", { value: symbols[0], options: names }),
      choice("column", "Second letter", { value: symbols[start], options: names }),
    ];
    let order = pairs.shown;
    const cells = grid({
      caption: pairs.caption, corner: "", rows: order.length, columns: order.length,
      choose: (row, column) => set({ row: symbols[order[row]], column: symbols[order[column]] }),
    });
    const details = h("div", { class: "beside" });
    stage.append(cells.element, details);

    /** @type {Started["show"]} */
    async function show(state, signal) {
      order = pairs.ordered(state.order);
      const [row, column] = [symbols.indexOf(state.row), symbols.indexOf(state.column)];
      cells.update({
        heads: order.map((token) => visible(symbols[token])), sides: order.map((token) => visible(symbols[token])),
        chosen: [order.indexOf(row), order.indexOf(column)],
        cell: (r, c) => pairs.cell(order[r], order[c], state),
      });
      const words = pairs.wordsWith(await mmreport.words(), row, column);
      if (signal.aborted) return "";
      details.replaceChildren(pairs.bars(row, column), examples(words));
      return pairs.sentence(row, column, words.length);
    }

    return { controls, show };
  },
};

/** @param {string[]} words */
function examples(words) {
  if (words.length === 0) return h("p", {}, "No word has this pair.");
  const shown = words.slice(0, MOST_WORDS).flatMap((text, index) => [index > 0 ? ", " : "", word(text)]);
  return h("p", {}, `${counted(words.length, "word")} of the list: `, ...shown, words.length > MOST_WORDS ? ", …" : "");
}

/** The counts of all pairs, token by token. */
class Pairs {
  /**
   * @param {string[]} symbols
   * @param {number[]} counts row by row
   */
  constructor(symbols, counts) {
    this.symbols = symbols;
    this.counts = counts;
    this.rowSums = symbols.map((_, row) => symbols.reduce((sum, _, column) => sum + this.count(row, column), 0));
    const byFrequency = symbols.map((_, token) => token).sort((a, b) => this.rowSums[b] - this.rowSums[a] || a - b);
    this.byFrequency = byFrequency.slice(0, MOST_LETTERS);
    this.shown = [...this.byFrequency].sort((a, b) => a - b);
    /** The largest share and count, for the colours. */
    this.mostShare = this.largest((row, column) => this.share(row, column));
    this.mostCount = this.largest((row, column) => this.count(row, column));
    this.hasVowels = this.shown.some((token) => this.isVowel(token));
    this.caption = "Row: the first letter. Column: the second."
      + (this.shown.length < symbols.length ? ` The ${MOST_LETTERS} most frequent of ${grouped(symbols.length)}.` : "");
  }

  /**
   * @param {number} row
   * @param {number} column
   */
  count(row, column) {
    return this.counts[row * this.symbols.length + column];
  }

  /**
   * @param {number} row
   * @param {number} column
   */
  share(row, column) {
    return this.rowSums[row] === 0 ? 0 : this.count(row, column) / this.rowSums[row];
  }

  /** @param {number} row */
  likeliestAfter(row) {
    return this.byFrequency.reduce((best, token) => this.count(row, token) > this.count(row, best) ? token : best);
  }

  /** @param {number} token */
  isVowel(token) {
    return VOWELS.includes(this.symbols[token].normalize("NFD")[0].toLowerCase());
  }

  /** @param {string} order */
  ordered(order) {
    if (order === "frequency") return this.byFrequency;
    if (order !== "vowels") return this.shown;
    const rank = (/** @type {number} */ token) => (token === 0 ? 0 : this.isVowel(token) ? 1 : 2);
    return [...this.shown].sort((a, b) => rank(a) - rank(b) || a - b);
  }

  /**
   * @param {number} row
   * @param {number} column
   * @param {State} state
   */
  cell(row, column, { show, scale }) {
    const isShare = show === "shares";
    const value = isShare ? this.share(row, column) : this.count(row, column);
    const text = isShare ? short(100 * value) : value === 0 ? "" : String(value);
    const words = isShare ? percent(value, 2) : grouped(value);
    const pair = `${visible(this.symbols[row])} ${visible(this.symbols[column])}`;
    return { text, label: `${pair}: ${words}`, shade: shade(value, isShare ? this.mostShare : this.mostCount, isShare ? 0.001 : 1, scale === "log") };
  }

  /** @param {(row: number, column: number) => number} value */
  largest(value) {
    return Math.max(...this.shown.map((row) => Math.max(...this.shown.map((column) => value(row, column)))));
  }

  /**
   * @param {number} row
   * @param {number} column
   */
  bars(row, column) {
    const order = this.symbols.map((_, token) => token).filter((token) => this.count(row, token) > 0)
      .sort((a, b) => this.count(row, b) - this.count(row, a) || a - b);
    const shown = order.slice(0, MOST_BARS);
    if (!shown.includes(column)) shown.push(column);
    const largest = Math.max(...shown.map((token) => this.share(row, token)));
    return bars(`What comes after ${quoted(this.symbols[row])}`, ["Letter", "Probability"], shown.map((token) => ({
      label: this.symbols[token], share: this.share(row, token) / largest,
      text: percent(this.share(row, token), 2), isMarked: token === column,
    })));
  }

  /**
   * The words that have the pair; token 0 stands before and after each.
   * @param {string[]} words
   * @param {number} row
   * @param {number} column
   */
  wordsWith(words, row, column) {
    const [first, second] = [this.symbols[row], this.symbols[column]];
    if (row === 0) return words.filter((text) => column === 0 ? text === "" : text.startsWith(second));
    return words.filter((text) => column === 0 ? text.endsWith(first) : text.includes(first + second));
  }

  /**
   * @param {number} row
   * @param {number} column
   * @param {number} words
   */
  sentence(row, column, words) {
    const [first, second] = [quoted(this.symbols[row]), quoted(this.symbols[column])];
    const count = this.count(row, column);
    if (count === 0) return `${second} never follows ${first}.`;
    return `${second} follows ${first} ${counted(count, "time")}, which is ${percent(this.share(row, column))} of what follows ${first}. `
      + `${counted(words, "word")} of the list ${words === 1 ? "has" : "have"} the pair.`;
  }
}

/**
 * A number of percent in the width of a cell.
 * @param {number} value
 */
function short(value) {
  if (value === 0) return "";
  return value < 0.1 ? "·" : fixed(value, value < 9.95 ? 1 : 0);
}

/**
 * @param {number} value
 * @param {number} most
 * @param {number} least what still has a colour on the logarithmic scale
 * @param {boolean} isLogarithmic
 */
function shade(value, most, least, isLogarithmic) {
  if (value === 0) return 0;
  const part = isLogarithmic ? Math.log(Math.max(1, value / least)) / Math.log(Math.max(2, most / least)) : value / most;
  return 1 + Math.min(SHADES - 1, Math.floor(part * SHADES));
}
