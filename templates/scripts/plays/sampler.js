// "Letter by letter": how a model and a random number make up a word.

import { bars, indicesOfLargest } from "../bars.js";
import { column } from "../column.js";
import { choice, number, range, seedOf, text } from "../controls.js";
import { boxes, h, quoted, visible } from "../dom.js";
import { fixed, percent, sum } from "../numbers.js";
import { recipesToAsk, tablesToAsk, titles } from "../recipes.js";

/** @type {[method: string, label: string][]} */
const DRAWS = [
  ["lecture", "As in the video"],
  ["torch", "As PyTorch draws today"],
  ["mkl", "As PyTorch with MKL drew"],
];
/** Bars of letters that are less likely than so many others say nothing. */
const MOST_BARS = 8;
/** A part of the running sum that is narrower has no room for its letter. */
const LEAST_LABELLED = 0.03;
const MOST_WORDS = 1000;
/** Beginnings are no longer than this. */
const LONGEST = 40;

/** @type {Form} */
export const sampler = {
  id: "sampler",
  async start({ stage, options, mmreport, set }) {
    const recipes = [...tablesToAsk(options), ...await recipesToAsk(mmreport, options)];
    const symbols = await mmreport.vocabulary();
    const controls = makeControls(recipes, symbols.length, options);
    const [seed, letter] = [controls[2], controls[controls.length - 1]];
    const [step, lists] = [h("div"), h("div", { class: "samples" })];
    stage.append(step, lists);
    /** How many letters the shown word takes. */
    let last = 1;
    const next = () => (letter.read() < last ? letter.read() + 1 : 1);
    const buttons = [
      { label: "Next character", action: () => set({ letter: next() }) },
      { label: "To the end", action: () => set({ letter: last }) },
      { label: "Next seed", action: () => set({ seed: seed.read() + 1, letter: 1 }) },
    ];

    /** @type {Started["show"]} */
    async function show(state, signal) {
      const recipe = recipes.find(({ id }) => id === state.model) ?? recipes[0];
      const draws = (await mmreport.draws(...asked(state, recipe))).map(normalised);
      if (signal.aborted) return "";
      last = draws.length;
      const at = Math.min(state.letter, last);
      letter.write(at);
      step.replaceChildren(...drawn(draws, at, symbols));
      const columns = await wordLists(state, recipe, mmreport, signal);
      if (signal.aborted) return "";
      lists.replaceChildren(...columns);
      return sentence(draws[at - 1], symbols, at === last);
    }

    return { controls, buttons, show };
  },
};

/**
 * @param {Asked[]} recipes
 * @param {number} size
 * @param {Record<string, any>} options
 */
function makeControls(recipes, size, { seed, draw, count }) {
  return [
    choice("model", "Model", { value: recipes[0].id, options: titles(recipes) }),
    choice("draw", "Draw", { value: draw, options: DRAWS }),
    seedOf("Seed", seed),
    range("temperature", "Temperature",
      { value: 1, least: 0.1, most: 5, step: 0.1, logarithmic: true },
      "Logits are divided by it: below 1 likely characters become likelier, above 1 all become more alike."),
    number("top", "Top k (0: all)", { value: 0, least: 0, most: size },
      "Only the k likeliest characters can be drawn."),
    text("prefix", "Begins with", { value: "", longest: LONGEST }),
    number("count", "Words", { value: count, least: 1, most: MOST_WORDS }),
    number("letter", "Character", { value: 1, least: 1, most: MOST_WORDS }),
  ];
}

/**
 * @param {State} state
 * @param {Asked} recipe
 * @returns {[Model, SampleOptions]}
 */
function asked({ seed, draw, count, temperature, top, prefix }, { id, model = id, on }) {
  return [model, { seed, draw, count, temperature, topK: top, prefix, on }];
}

/**
 * The word so far, where the random number falls, and the likeliest letters.
 * @param {Draw[]} draws
 * @param {number} at from 1
 * @param {string[]} symbols
 */
function drawn(draws, at, symbols) {
  const draw = draws[at - 1];
  return [
    boxes([...draw.prefix], symbols[draw.drawn], ` character ${at} of ${draws.length}`),
    draw.uniform === undefined
      ? quotients(draw, symbols) : runningSum(draw, draw.uniform, symbols),
    likeliest(draw, symbols),
  ];
}

/**
 * What is left after temperature and top k, as shares of one.
 * @param {Draw} draw
 * @returns {Draw}
 */
function normalised(draw) {
  const total = sum(draw.probabilities);
  const share = (/** @type {number} */ x) => x / total;
  return { ...draw, probabilities: draw.probabilities.map(share), ratios: draw.ratios?.map(share) };
}

/**
 * The probabilities one after the other from 0 to 1, and the number that falls among them.
 * @param {Draw} draw
 * @param {number} uniform
 * @param {string[]} symbols
 */
function runningSum({ probabilities, drawn }, uniform, symbols) {
  const parts = probabilities.map((p, token) => {
    const label = p < LEAST_LABELLED ? "" : visible(symbols[token]);
    const part = h("span", { class: token === drawn ? "part drawn" : "part" }, label);
    part.style.inlineSize = `${100 * p}%`;
    return part;
  });
  const needle = h("span", { class: "needle" });
  needle.style.insetInlineStart = `${100 * uniform}%`;
  const falls = `The number ${fixed(uniform, 4)} falls on ${quoted(symbols[drawn])}`;
  return h("figure", { class: "running-sum" },
    h("div", { class: "parts", role: "img", "aria-label": falls }, ...parts, needle),
    h("figcaption", {}, "The probabilities in a row, from 0 to 1. "
      + `The random number is ${fixed(uniform, 4)}.`));
}

/**
 * @param {Draw} draw
 * @param {string[]} symbols
 */
function quotients({ ratios = [], drawn }, symbols) {
  const order = indicesOfLargest(ratios).slice(0, MOST_BARS);
  const caption = "Probabilities divided by random numbers: the largest quotient wins";
  return bars(caption, ["Character", "p / e"], order.map((token) => ({
    label: symbols[token], share: ratios[token] / ratios[order[0]],
    text: fixed(ratios[token], 4), isMarked: token === drawn,
  })));
}

/**
 * @param {Draw} draw
 * @param {string[]} symbols
 */
function likeliest({ probabilities, drawn, prefix }, symbols) {
  const order = indicesOfLargest(probabilities);
  const shown = order.slice(0, MOST_BARS).filter((token) => probabilities[token] > 0);
  if (!shown.includes(drawn)) shown.push(drawn);
  const after = prefix === "" ? "The first character" : `After ${quoted(prefix)}`;
  const caption = `${after}: the likeliest, and what was drawn`;
  return bars(caption, ["Character", "Probability"], shown.map((token) => ({
    label: symbols[token], share: probabilities[token] / probabilities[order[0]],
    text: percent(probabilities[token], 2), isMarked: token === drawn,
  })));
}

/**
 * @param {Draw} draw
 * @param {string[]} symbols
 * @param {boolean} isLast
 */
function sentence({ prefix, probabilities, uniform, drawn }, symbols, isLast) {
  const before = prefix === "" ? "At the beginning" : `After ${quoted(prefix)}`;
  const how = uniform === undefined
    ? "the largest quotient is that of" : `the number ${fixed(uniform, 4)} falls on`;
  const letter = `${quoted(symbols[drawn])} (${percent(probabilities[drawn], 2)})`;
  return `${before}, ${how} ${letter}${isLast && drawn === 0 ? ", which ends the word" : ""}.`;
}

/**
 * Words of all three draws side by side, with what of them the list has.
 * @param {State} state
 * @param {Asked} recipe
 * @param {Engine} mmreport
 * @param {AbortSignal} signal
 */
async function wordLists(state, recipe, mmreport, signal) {
  const known = new Set(await mmreport.words());
  const columns = [];
  for (const [draw, label] of DRAWS) {
    if (signal.aborted) break;
    const words = await mmreport.sample(...asked({ ...state, draw }, recipe), { signal });
    columns.push(column(label, words, known, draw === state.draw));
  }
  return columns;
}
