// "Letter by letter": how a model and a random number make up a word.

import { bars } from "../bars.js";
import { choice, number, range, text } from "../controls.js";
import { h, quoted, visible, word } from "../dom.js";
import { counted, fixed, grouped, percent } from "../numbers.js";
import { recipesToAsk, trainedOn } from "../recipes.js";

/** @type {[method: string, label: string][]} */
const DRAWS = [["lecture", "As in the video"], ["torch", "As PyTorch draws today"], ["mkl", "As PyTorch with MKL drew"]];
/** Bars of letters that are less likely than so many others say nothing. */
const MOST_BARS = 8;
/** A part of the running sum that is narrower has no room for its letter. */
const LEAST_LABELLED = 0.03;
const MOST_WORDS = 1000;
/** More words are counted, not shown. */
const MOST_SHOWN = 20;
/** Beginnings are no longer than this. */
const LONGEST = 40;

/** @type {Form} */
export const sampler = {
  id: "sampler",
  needsEngine: true,
  async start({ stage, options, mmreport, set }) {
    const [recipes, symbols] = await Promise.all([recipesToAsk(mmreport, options), mmreport.vocabulary()]);
    const letter = number("letter", "Letter", { value: 1, least: 1, most: MOST_WORDS });
    const controls = [
      choice("model", "Model", { value: recipes[0].id, options: recipes.map(({ id, title }) => [id, title]) }),
      choice("draw", "Draw", { value: DRAWS[0][0], options: DRAWS }),
      number("seed", "Seed", { value: options.seed ?? 2147483647, least: 0, most: Number.MAX_SAFE_INTEGER }),
      range("temperature", "Temperature", { value: 1, least: 0.1, most: 5, step: 0.1, logarithmic: true }),
      number("top", "Only the likeliest (0: all)", { value: 0, least: 0, most: symbols.length }),
      text("prefix", "Begins with", { value: "", longest: LONGEST }),
      number("count", "Words", { value: 10, least: 1, most: MOST_WORDS }),
      letter,
    ];
    const step = h("div", {});
    const lists = h("div", { class: "samples" });
    stage.append(step, lists);
    /** How many letters the shown word takes. */
    let last = 1;
    const buttons = [
      { label: "Next letter", action: () => set({ letter: letter.read() < last ? letter.read() + 1 : 1 }) },
      { label: "To the end", action: () => set({ letter: last }) },
      { label: "Next seed", action: () => set({ seed: controls[2].read() + 1, letter: 1 }) },
    ];

    /** @type {Started["show"]} */
    async function show(state, signal) {
      const recipe = recipes.find(({ id }) => id === state.model) ?? recipes[0];
      const draws = await mmreport.draws(recipe.id, asked(state, recipe, 1));
      if (signal.aborted) return "";
      last = draws.length;
      const at = Math.min(state.letter, last);
      if (at !== state.letter) letter.write(at);
      step.replaceChildren(...drawn(draws, at, symbols));
      const columns = await wordLists(state, recipe, mmreport, signal);
      if (signal.aborted) return "";
      lists.replaceChildren(...columns);
      return sentence(draws[at - 1], symbols, at, last);
    }

    return { controls, buttons, show };
  },
};

/**
 * @param {State} state
 * @param {Recipe} recipe
 * @param {number} count
 * @returns {SampleOptions}
 */
function asked({ seed, draw, temperature, top, prefix }, recipe, count) {
  return { seed, draw, count, temperature, topK: top, prefix, on: trainedOn(recipe) };
}

/**
 * The word so far, where the random number falls, and the likeliest letters.
 * @param {Draw[]} draws
 * @param {number} at from 1
 * @param {string[]} symbols
 */
function drawn(draws, at, symbols) {
  const draw = draws[at - 1];
  const soFar = [...draw.prefix];
  return [
    h("p", { class: "letters" }, ...soFar.map((letter) => h("b", {}, visible(letter))),
      h("b", { class: "new" }, visible(symbols[draw.drawn])), ` letter ${at} of ${draws.length}`),
    draw.uniform === undefined ? quotients(draw, symbols) : runningSum(draw, draw.uniform, symbols),
    likeliest(draw, symbols),
  ];
}

/**
 * The probabilities one after the other from 0 to 1, and the number that falls among them.
 * @param {Draw} draw
 * @param {number} uniform
 * @param {string[]} symbols
 */
function runningSum({ probabilities, drawn }, uniform, symbols) {
  const total = probabilities.reduce((sum, p) => sum + p, 0);
  const parts = probabilities.map((p, token) => {
    const share = p / total;
    const part = h("span", { class: token === drawn ? "part drawn" : "part" },
      share < LEAST_LABELLED ? "" : visible(symbols[token]));
    part.style.inlineSize = `${100 * share}%`;
    return part;
  });
  const needle = h("span", { class: "needle" });
  needle.style.insetInlineStart = `${100 * uniform}%`;
  return h("figure", { class: "running-sum" },
    h("div", { class: "parts", role: "img", "aria-label": `The number ${fixed(uniform, 4)} falls on ${quoted(symbols[drawn])}` },
      ...parts, needle),
    h("figcaption", {}, `The probabilities in a row, from 0 to 1. The random number is ${fixed(uniform, 4)}.`));
}

/**
 * @param {Draw} draw
 * @param {string[]} symbols
 */
function quotients({ ratios = [], drawn }, symbols) {
  const order = largest(ratios).slice(0, MOST_BARS);
  return bars("Probabilities divided by random numbers: the largest quotient wins", ["Letter", "p / e"],
    order.map((token) => ({
      label: symbols[token], share: ratios[token] / ratios[order[0]],
      text: fixed(ratios[token], 4), isMarked: token === drawn,
    })));
}

/**
 * @param {Draw} draw
 * @param {string[]} symbols
 */
function likeliest({ probabilities, drawn, prefix }, symbols) {
  const order = largest(probabilities);
  const shown = order.slice(0, MOST_BARS);
  if (!shown.includes(drawn)) shown.push(drawn);
  const after = prefix === "" ? "The first letter" : `After ${quoted(prefix)}`;
  return bars(`${after}: the likeliest, and what was drawn`, ["Letter", "Probability"],
    shown.map((token) => ({
      label: symbols[token], share: probabilities[token] / probabilities[order[0]],
      text: percent(probabilities[token], 2), isMarked: token === drawn,
    })));
}

/** @param {number[]} values */
function largest(values) {
  return values.map((_, index) => index).sort((a, b) => values[b] - values[a] || a - b);
}

/**
 * @param {Draw} draw
 * @param {string[]} symbols
 * @param {number} at
 * @param {number} count
 */
function sentence({ prefix, probabilities, uniform, drawn }, symbols, at, count) {
  const before = prefix === "" ? "At the beginning" : `After ${quoted(prefix)}`;
  const how = uniform === undefined ? "the largest quotient is that of" : `the number ${fixed(uniform, 4)} falls on`;
  const end = at === count && drawn === 0 ? ", which ends the word" : "";
  return `${before}, ${how} ${quoted(symbols[drawn])} (${percent(probabilities[drawn], 2)})${end}.`;
}

/**
 * Words of all three draws side by side, with what of them the list has.
 * @param {State} state
 * @param {Recipe} recipe
 * @param {Engine} mmreport
 * @param {AbortSignal} signal
 */
async function wordLists(state, recipe, mmreport, signal) {
  const known = new Set(await mmreport.words());
  const columns = [];
  for (const [method, label] of DRAWS) {
    if (signal.aborted) break;
    const words = await mmreport.sample(recipe.id, { ...asked(state, recipe, state.count), draw: method });
    columns.push(column(label, words, known, method === state.draw));
  }
  return columns;
}

/**
 * @param {string} label
 * @param {string[]} words
 * @param {Set<string>} known
 * @param {boolean} isChosen
 */
function column(label, words, known, isChosen) {
  const listed = words.filter((text) => known.has(text)).length;
  return h("div", { class: isChosen ? "chosen" : undefined },
    h("p", {}, label),
    h("ol", {}, ...words.slice(0, MOST_SHOWN).map((text) => h("li", {},
      h("code", {}, text === "" ? "(empty)" : word(text)),
      known.has(text) ? h("span", { class: "novelty" }, "in the list") : ""))),
    words.length > MOST_SHOWN ? h("p", { class: "share" }, `and ${grouped(words.length - MOST_SHOWN)} more`) : "",
    h("p", { class: "share" }, `${counted(words.length, "word")}, ${percent(listed / words.length, 0)} in the list`));
}
