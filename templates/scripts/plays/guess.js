// "Guess the next letter": a reader says the letters of words that no model has learned from, and
// pays in nats as the models do.

import { bars } from "../bars.js";
import { choice, range, seedOf } from "../controls.js";
import { boxes, h, quoted, visible } from "../dom.js";
import { counted, fixed, sum } from "../numbers.js";

/** One cannot be sure of anything: a mistake would cost infinitely much. */
const [LEAST_SURE, MOST_SURE] = [1, 99];
const MOST_GUESSES = 500;
const MOST_SHOWN = 12;

/**
 * @typedef {object} Guess
 * @property {number} token
 * @property {number} sure in percent
 */

/**
 * @typedef {object} Answer
 * @property {string} prefix
 * @property {string} letter what came
 * @property {string} said
 * @property {number} sure in percent
 * @property {number[]} nats of the reader, of the bigram, of the best model
 */

/** @type {Form} */
export const guess = {
  id: "guess",
  async start({ stage, options, mmreport, set }) {
    const [symbols, hidden, recipes] = await Promise.all([
      mmreport.vocabulary(), mmreport.words({ part: "dev" }), mmreport.recipes(),
    ]);
    if (hidden.length === 0) throw new Error("This list is too short to hide any of its words.");
    const models = opponents(recipes);
    const said = guesses(symbols.length);
    const controls = [
      choice("letter", "Next character", {
        value: symbols[1],
        options: [...symbols.slice(1), symbols[0]].map((one) => [one, one === symbols[0] ? "(the end)" : visible(one)]),
      }),
      range("sure", "How sure, in percent", {
        value: 20, least: LEAST_SURE, most: MOST_SURE, step: 1,
      }),
      seedOf("Seed of the words", options.seed),
      said,
    ];
    const [letter, sure, seed] = controls;
    const say = () => {
      const one = `${symbols.indexOf(letter.read())}-${Math.round(sure.read())}`;
      set({ said: [said.read(), one].filter(Boolean).join(",") });
    };
    const buttons = [
      { label: "Guess", action: say },
      { label: "Other words", action: () => set({ seed: seed.read() + 1, said: "" }) },
    ];

    /** @type {Started["show"]} */
    async function show(state, signal) {
      const game = await played(state, symbols, hidden, models, mmreport);
      if (signal.aborted) return "";
      stage.replaceChildren(asked(game), ...results(game.answers, models));
      return sentence(game, models);
    }

    return { controls, buttons, show };
  },
};

/**
 * The bigram, and the best of the models that stand alone.
 * @param {Recipe[]} recipes
 */
function opponents(recipes) {
  const alone = recipes.filter(({ train, members, dev }) =>
    train && members.length === 0 && dev !== null);
  const best = alone.reduce(
    (best, one) => (Number(one.dev) < Number(best.dev) ? one : best), alone[0]);
  return [...alone.filter(({ id }) => id === "bigram"), ...(best?.id === "bigram" ? [] : [best])];
}

/**
 * What was guessed so far, `5-40,0-60`: it has no field of its own, only a place in the address.
 * @param {number} size
 * @returns {Control}
 */
function guesses(size) {
  let value = "";
  const isGuess = (/** @type {string} */ text) => {
    const [, token, sure] = /^(\d+)-(\d+)$/.exec(text) ?? [];
    return Number(token) < size && Number(sure) >= LEAST_SURE && Number(sure) <= MOST_SURE;
  };
  return {
    name: "said", initial: "", element: h("span", { hidden: true }),
    read: () => value,
    write: (next) => { value = next; },
    parse: (text) => text.split(",").filter(isGuess).slice(0, MOST_GUESSES).join(","),
  };
}

/**
 * The hidden word of a round, the same for the same seed.
 * @param {string[]} hidden
 * @param {number} seed
 * @param {number} round
 */
function chosen(hidden, seed, round) {
  let mixed = (seed % 2 ** 32) ^ Math.imul(round + 1, 0x9e3779b1);
  for (const factor of [0x85ebca6b, 0xc2b2ae35]) {
    mixed = Math.imul(mixed ^ (mixed >>> 15), factor);
  }
  return hidden[((mixed ^ (mixed >>> 16)) >>> 0) % hidden.length];
}

/**
 * All guesses so far, one letter of the hidden words after the other.
 * @param {State} state
 * @param {string[]} symbols
 * @param {string[]} hidden
 * @param {Recipe[]} models
 * @param {Engine} mmreport
 */
async function played({ said, seed }, symbols, hidden, models, mmreport) {
  /** @type {Answer[]} */
  const answers = [];
  let [round, at] = [0, 0];
  /** @type {Score[]} */
  let scores = [];
  for (const one of said.split(",").filter(Boolean)) {
    const [token, sure] = one.split("-").map(Number);
    const word = chosen(hidden, seed, round);
    if (at === 0) scores = await Promise.all(models.map(({ id }) => mmreport.score(id, word)));
    const letters = [...word, symbols[0]];
    const letter = letters[at];
    const isRight = symbols[token] === letter;
    const own = isRight ? sure / 100 : (1 - sure / 100) / (symbols.length - 1);
    const others = scores.map(({ probabilities }) => probabilities[at]);
    /** @type {number[]} */
    const logs = await mmreport.math.log([own, ...others]);
    const [prefix, nats] = [letters.slice(0, at).join(""), logs.map((log) => -log)];
    answers.push({ prefix, letter, said: symbols[token], sure, nats });
    at += 1;
    if (at === letters.length) [round, at] = [round + 1, 0];
  }
  return { answers, prefix: [...chosen(hidden, seed, round)].slice(0, at) };
}

/** @param {{ answers: Answer[], prefix: string[] }} game */
function asked({ prefix }) {
  return boxes(prefix, "?");
}

/**
 * @param {Answer[]} answers
 * @param {Recipe[]} models
 */
function results(answers, models) {
  if (answers.length === 0) return [];
  const names = ["You", ...models.map(({ title }) => title)];
  const all = means(answers);
  const recent = answers.slice(-MOST_SHOWN).reverse();
  const largest = Math.max(...recent.map(({ nats }) => nats[0]));
  const mean = `Mean over ${counted(answers.length, "character")}, in nats: less is better`;
  return [
    bars(mean, ["Who", "Nats"], names.map((label, index) => ({
      label, share: all[index] / Math.max(...all), text: fixed(all[index], 4),
      isMarked: index === 0,
    }))),
    bars("The last characters, in nats", ["It was", "Your guess", ...names.slice(1), "You"], recent.map(
      ({ prefix, letter, said, sure, nats: [own, ...others] }) => ({
        label: `${prefix}${letter}`,
        more: [`${visible(said)}\u00a0${sure}\u00a0%`, ...others.map((nats) => fixed(nats, 2))],
        share: own / largest, text: fixed(own, 2), isMarked: said === letter,
      }))),
  ];
}

/** @param {Answer[]} answers */
function means(answers) {
  return answers[0].nats.map((_, who) =>
    sum(answers.map(({ nats }) => nats[who])) / answers.length);
}

/**
 * @param {{ answers: Answer[], prefix: string[] }} game
 * @param {Recipe[]} models
 */
function sentence({ answers, prefix }, models) {
  const question = prefix.length === 0 ? "Which character does a hidden word begin with?"
    : `What comes after ${quoted(prefix.join(""))}?`;
  const last = answers.at(-1);
  if (!last) return `${question} Say a character, and how sure you are; the others share the rest.`;
  const { letter, said, nats, prefix: before } = last;
  // What came at the end of a word has no letter.
  const came = prefix.length === 0 ? `${quoted(before)} ends here` : `It was ${quoted(letter)}`;
  const costs = nats.slice(1).map((cost, index) => `${models[index].title} ${fixed(cost, 2)}`);
  const own = `${said === letter ? "right, you pay" : "you pay"} ${fixed(nats[0], 2)} nats`;
  return `${came}: ${[own, ...costs].join(", ")}. ${question}`;
}
