// "Inside": what a network computes on its way along a word, number by number.

import { indicesOfLargest } from "../bars.js";
import { choice, text } from "../controls.js";
import { quoted, visible } from "../dom.js";
import { grid, shade } from "../grid.js";
import { fixed, upTo } from "../numbers.js";
import { recipesToAsk, titles } from "../recipes.js";

const LONGEST = 20;
/** Of many numbers those are shown that change most along the word. */
const MOST_NUMBERS = 20;

/** @type {Form} */
export const insides = {
  id: "insides",
  async start({ stage, mmreport, options, set }) {
    const recipes = await recipesToAsk(mmreport, options);
    const [mark] = await mmreport.vocabulary();
    const [first] = recipes;
    const names = (await mmreport.observe(first.id, options.word)).map(({ name }) => name);
    if (names.length === 0) throw new Error(`${first.title} shows nothing of its inside.`);
    const controls = [
      text("word", "Word", { value: options.word, longest: LONGEST }),
      choice("model", "Model", { value: first.id, options: titles(recipes) }),
      choice("part", "Part",
        { value: names[0], options: names.map((name) => [name, readable(name)]) }),
    ];
    /** @type {[row: number, column: number]} */
    let chosen = [0, 0];
    /** @type {ReturnType<typeof grid> | undefined} */
    let cells;
    let size = "";

    /** @type {Started["show"]} */
    async function show({ word, model, part }, signal) {
      const all = await mmreport.observe(model, word);
      if (signal.aborted) return "";
      const seen = all.find(({ name }) => name === part) ?? all[0];
      const columns = liveliest(seen);
      // A grid of the same size stays, and with it the place of the keyboard.
      if (!cells || size !== `${seen.rows} ${columns.length}`) {
        size = `${seen.rows} ${columns.length}`;
        cells = grid({
          caption: caption(seen, columns), rows: seen.rows, columns: columns.length,
          choose: (row, column) => {
            chosen = [row, column];
            set({});
          },
        });
        stage.replaceChildren(cells.element);
      }
      chosen = [Math.min(chosen[0], seen.rows - 1), Math.min(chosen[1], columns.length - 1)];
      const letters = [mark, ...word];
      cells.update({
        heads: columns.map((column) => heading(seen, column, letters)),
        sides: letters.map(visible), chosen,
        cell: (row, column) => cell(seen, row, columns[column]),
      });
      return sentence(seen, chosen[0], columns[chosen[1]], letters);
    }

    return { controls, show };
  },
};

/**
 * Attention says its layer and its head.
 * @param {string} name
 */
function readable(name) {
  const [, layer, head] = /\.h\.(\d+)\.attn\.(\d+)$/.exec(name) ?? [];
  return layer === undefined ? name : `layer ${Number(layer) + 1}, head ${Number(head) + 1}`;
}

/** @param {Observation} seen */
const isAttention = ({ name }) => name.includes(".attn.");

/**
 * @param {Observation} seen
 * @param {number} row
 * @param {number} column
 */
const at = ({ values, columns }, row, column) => values[row * columns + column];

/** @param {Observation} seen */
function liveliest(seen) {
  const all = upTo(seen.columns);
  if (isAttention(seen)) return all;
  const range = all.map((column) => {
    const values = upTo(seen.rows).map((row) => at(seen, row, column));
    return Math.max(...values) - Math.min(...values);
  });
  return indicesOfLargest(range).slice(0, MOST_NUMBERS).sort((a, b) => a - b);
}

/**
 * @param {Observation} seen
 * @param {number[]} columns
 */
function caption(seen, columns) {
  if (isAttention(seen)) return "Row: the character that asks. Column: the character that it looks at.";
  const few = columns.length < seen.columns
    ? ` Of ${seen.columns}, those ${columns.length} that change most.` : "";
  return `Row: the character that was read. Column: a number of the network.${few}`;
}

/**
 * @param {Observation} seen
 * @param {number} column
 * @param {string[]} letters
 */
function heading(seen, column, letters) {
  return isAttention(seen) ? visible(letters[column]) : String(column);
}

/**
 * @param {Observation} seen
 * @param {number} row
 * @param {number} column
 */
function cell(seen, row, column) {
  const value = at(seen, row, column);
  if (isAttention(seen) && column > row) return { text: "", label: `step ${row}, ${column}: not read yet`, shade: 0 };
  return {
    text: fixed(value, 1), label: `step ${row}, ${column}: ${fixed(value, 4)}`,
    shade: shade(Math.abs(value), 1, undefined),
  };
}

/**
 * @param {Observation} seen
 * @param {number} row
 * @param {number} column
 * @param {string[]} letters
 */
function sentence(seen, row, column, letters) {
  const value = fixed(at(seen, row, column), 4);
  return isAttention(seen)
    ? `At ${quoted(letters[row])}, step ${row}, ${readable(seen.name)} gives `
      + `${quoted(letters[column])}, step ${column}, a weight of ${value}.`
    : `After ${quoted(letters[row])}, step ${row}, number ${column} of ${seen.name} is ${value}.`;
}
