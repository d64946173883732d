// "The ladder": one beginning, and what every model expects next.

import { indicesOfLargest, bars } from "../bars.js";
import { check, letterOf, text } from "../controls.js";
import { h, quoted, visible } from "../dom.js";
import { counted, percent } from "../numbers.js";
import { recipesToAsk } from "../recipes.js";

const LONGEST = 60;
/** So many letters are named for each model. */
const FIRST = 3;

/** @type {Form} */
export const ladder = {
  id: "ladder",
  async start({ stage, mmreport, options }) {
    const everything = await recipesToAsk(mmreport, {});
    const some = await recipesToAsk(mmreport, options);
    const symbols = await mmreport.vocabulary();

    /** @type {Started["show"]} */
    async function show({ prefix, letter, all }, signal) {
      const recipes = all ? everything : some;
      const token = symbols.indexOf(letter);
      /** @type {Guess[]} */
      const guesses = [];
      for (const { id, title } of recipes) {
        const { probabilities } = await mmreport.next(id, prefix);
        if (signal.aborted) return "";
        guesses.push({ title, probabilities });
        stage.replaceChildren(steps(guesses, token, symbols, recipes.length - guesses.length));
      }
      return sentence(guesses, prefix, token, symbols);
    }

    return { controls: makeControls(symbols, options), show };
  },
};

/**
 * @param {string[]} symbols
 * @param {Record<string, any>} options
 */
function makeControls(symbols, { prefix = "", letter = symbols[0] }) {
  return [
    text("prefix", "Characters so far", { value: prefix, longest: LONGEST }),
    letterOf("letter", "Next character", letter, symbols),
    check("all", "Ask all models", false),
  ];
}

/**
 * @typedef {{title: string, probabilities: number[]}} Guess
 */

/**
 * @param {Guess[]} guesses
 * @param {number} token
 * @param {string[]} symbols
 * @param {number} waiting how many models are still to come
 */
function steps(guesses, token, symbols, waiting) {
  const chances = guesses.map(({ probabilities }) => probabilities[token]);
  const most = Math.max(...chances, Number.MIN_VALUE);
  const rest = waiting > 0 ? `; ${counted(waiting, "model")} to come` : "";
  const caption = `How likely ${quoted(symbols[token])} is next${rest}`;
  return h("div", {}, bars(caption, ["Model", "Likeliest", "p"], guesses.map((guess) => ({
    label: guess.title, more: [likeliest(guess, symbols)],
    share: guess.probabilities[token] / most, text: percent(guess.probabilities[token], 2),
    isMarked: guess.probabilities[token] === most,
  }))));
}

/**
 * @param {Guess} guess
 * @param {string[]} symbols
 */
function likeliest({ probabilities }, symbols) {
  return indicesOfLargest(probabilities).slice(0, FIRST)
    .map((token) => visible(symbols[token])).join(" ");
}

/**
 * @param {Guess[]} guesses
 * @param {string} prefix
 * @param {number} token
 * @param {string[]} symbols
 */
function sentence(guesses, prefix, token, symbols) {
  const surest = guesses.reduce((best, guess) =>
    (guess.probabilities[token] > best.probabilities[token] ? guess : best));
  const [first] = guesses;
  const place = prefix === "" ? "At the beginning" : `After ${quoted(prefix)}`;
  return `${place}, ${first.title} gives ${quoted(symbols[token])} `
    + `${percent(first.probabilities[token], 2)}; most is given by ${surest.title}: `
    + `${percent(surest.probabilities[token], 2)}.`;
}
