// The counts of all pairs of letters, token by token; token 0 stands before and after each word.

import { indicesOfLargest } from "./bars.js";
import { rowsOf } from "./tables.js";

const VOWELS = "aeiou";

export class Pairs {
  /**
   * @param {string[]} symbols
   * @param {number[]} counts row by row
   * @param {number} most so many letters are shown
   */
  constructor(symbols, counts, most) {
    const rows = rowsOf(counts, symbols.length);
    this.symbols = symbols;
    this.rows = rows;
    this.sums = rows.map((row) => row.reduce((sum, count) => sum + count, 0));
    this.byFrequency = indicesOfLargest(this.sums).slice(0, most);
    this.shown = [...this.byFrequency].sort((a, b) => a - b);
    this.hasVowels = this.shown.some((token) => this.#isVowel(token));
    this.largestCount = this.#largest((row, column) => this.count(row, column));
    this.largestShare = this.#largest((row, column) => this.share(row, column));
    /** Which shown letter most often follows `row`. */
    this.likeliestAfter = (/** @type {number} */ row) => this.byFrequency.reduce(
      (best, token) => (rows[row][token] > rows[row][best] ? token : best));
  }

  /**
   * @param {number} row
   * @param {number} column
   */
  count(row, column) {
    return this.rows[row][column];
  }

  /**
   * @param {number} row
   * @param {number} column
   */
  share(row, column) {
    return this.sums[row] === 0 ? 0 : this.count(row, column) / this.sums[row];
  }

  /** @param {(row: number, column: number) => number} value */
  #largest(value) {
    return this.shown.reduce((most, row) =>
      this.shown.reduce((most, column) => Math.max(most, value(row, column)), most), 0);
  }

  /**
   * What occurs after `row`, the most frequent first.
   * @param {number} row
   */
  likeliestFirst(row) {
    return indicesOfLargest(this.rows[row]).filter((token) => this.count(row, token) > 0);
  }

  /** @param {number} token */
  #isVowel(token) {
    return VOWELS.includes(this.symbols[token].normalize("NFD")[0].toLowerCase());
  }

  /**
   * The shown tokens by `letters`, by `frequency`, or with `vowels` first.
   * @param {string} order
   */
  ordered(order) {
    if (order === "frequency") return this.byFrequency;
    if (order !== "vowels") return this.shown;
    const isFirst = (/** @type {number} */ token) => token === 0 || this.#isVowel(token);
    return [...this.shown.filter(isFirst), ...this.shown.filter((token) => !isFirst(token))];
  }

  /**
   * The words that have the pair.
   * @param {string[]} words
   * @param {number} row
   * @param {number} column
   */
  wordsWith(words, row, column) {
    const [first, second] = [this.symbols[row], this.symbols[column]];
    if (row === 0 && column === 0) return [];
    if (row === 0) return words.filter((text) => text.startsWith(second));
    if (column === 0) return words.filter((text) => text.endsWith(first));
    return words.filter((text) => text.includes(first + second));
  }
}
