// "Score a name": how surprised models are by a word, letter by letter.

import { bars } from "../bars.js";
import { check, choice, text } from "../controls.js";
import { h, quoted } from "../dom.js";
import { counted, fixed } from "../numbers.js";
import { recipesToAsk, tablesToAsk, titles } from "../recipes.js";

/** Longer names have no room, and no name of a person is longer. */
const LONGEST = 60;

/** @type {Form} */
export const score = {
  id: "score",
  async start({ stage, mmreport, options }) {
    const everything = await recipesToAsk(mmreport, {});
    const choices = [...everything, ...tablesToAsk(options)];
    const some = await recipesToAsk(mmreport, options);
    const ignorance = await mmreport.math.log((await mmreport.vocabulary()).length);
    const [letters, ruler] = [h("div", { class: "letter-bars" }), h("div")];
    stage.append(letters, ruler);

    /** @type {Started["show"]} */
    async function show(state, signal) {
      const chosen = [state.model, state.beside]
        .map((id) => choices.find((recipe) => recipe.id === id) ?? some[0]);
      const asked = new Set([...chosen, ...some, ...(state.all ? everything : [])]);
      /** @type {Map<Asked, Opinion>} */
      const opinions = new Map();
      for (const recipe of asked) {
        opinions.set(recipe, await opinion(recipe, state.word, mmreport));
        if (signal.aborted) return "";
        const pair = chosen.flatMap((recipe) => opinions.get(recipe) ?? []);
        if (pair.length < chosen.length) continue;
        // What a reader chose is there first; other models join as they come.
        letters.replaceChildren(...letterBars(pair), sums(pair[0]));
        ruler.replaceChildren(
          ranking([...opinions.values()], chosen, asked.size - opinions.size, ignorance));
      }
      return sentence(chosen.flatMap((recipe) => opinions.get(recipe) ?? []), ignorance);
    }

    const [first = some[0]] = tablesToAsk(options);
    return { controls: makeControls(choices, first, some, options.word ?? ""), show };
  },
};

/**
 * @param {Asked[]} choices
 * @param {Asked} first
 * @param {Recipe[]} some
 * @param {string} word
 */
function makeControls(choices, first, some, word) {
  const options = titles(choices);
  return [
    text("word", "Word", { value: word, longest: LONGEST }),
    choice("model", "Model", { value: first.id, options }),
    choice("beside", "Beside", { value: some[some.length - 1].id, options }),
    check("all", "Ask all models", false),
  ];
}

/**
 * What a model thinks of a word, with -log p of each letter.
 * @typedef {Score & {recipe: Asked, surprises: number[]}} Opinion
 */

/**
 * @param {Asked} recipe
 * @param {string} word
 * @param {Engine} mmreport
 * @returns {Promise<Opinion>}
 */
async function opinion(recipe, word, mmreport) {
  const score = await mmreport.score(recipe.model ?? recipe.id, word, recipe);
  const logarithms = await Promise.all(score.probabilities.map((p) => mmreport.math.log(p)));
  return { ...score, recipe, surprises: logarithms.map((log) => -log) };
}

/** @param {Opinion} opinion */
const worst = ({ surprises }) => surprises.indexOf(Math.max(...surprises));

/**
 * Both models' surprise at each letter, on one scale.
 * @param {Opinion[]} pair
 */
function letterBars(pair) {
  const different = pair.filter(({ recipe }, index) => index === 0 || recipe !== pair[0].recipe);
  const finite = different.flatMap(({ surprises }) => surprises.filter(Number.isFinite));
  const most = Math.max(...finite, Number.MIN_VALUE);
  return different.map((opinion) =>
    bars(`${opinion.recipe.title}, in nats`, ["Character", "−log p"],
      opinion.surprises.map((surprise, index) => ({
        label: opinion.letters[index], share: surprise / most, text: fixed(surprise, 4),
        isMarked: index === worst(opinion),
      }))));
}

/**
 * From the product to the mean.
 * @param {Opinion} opinion
 */
function sums({ recipe, probabilities, surprisal, surprisalPerCharacter }) {
  const product = probabilities.reduce((all, p) => all * p, 1);
  return h("p", {}, `The probabilities of ${recipe.title} multiply to `, ...scientific(product),
    `. Their logarithms add up to ${fixed(-surprisal, 4)}. Without the sign, and divided by `
    + `${counted(probabilities.length, "step")}, that is ${fixed(surprisalPerCharacter, 4)}`
    + " nats per character.");
}

/** @param {number} value */
function scientific(value) {
  if (value === 0) return ["0"];
  const [digits, power] = value.toExponential(2).split("e");
  return [`${digits} × 10`, h("sup", {}, fixed(Number(power), 0))];
}

/**
 * All models from the one that is surprised most to the least, beside one that knows nothing.
 * @param {Opinion[]} opinions
 * @param {Asked[]} chosen
 * @param {number} waiting how many models are still to come
 * @param {number} ignorance
 */
function ranking(opinions, chosen, waiting, ignorance) {
  const lines = opinions.map(({ recipe, surprisalPerCharacter }) => ({
    label: recipe.title, nats: surprisalPerCharacter, isMarked: chosen.includes(recipe),
  }));
  lines.push({ label: "knows nothing", nats: ignorance, isMarked: false });
  lines.sort((a, b) => b.nats - a.nats);
  const most = Math.max(...lines.map(({ nats }) => nats).filter(Number.isFinite));
  const rest = waiting > 0 ? `; ${counted(waiting, "model")} to come` : "";
  const caption = `Nats per character: less is better${rest}`;
  return bars(caption, ["Model", "Nats"], lines.map(({ label, nats, isMarked }) => (
    { label, share: nats / most, text: fixed(nats, 4), isMarked })));
}

/**
 * @param {Opinion[]} pair
 * @param {number} ignorance
 */
function sentence([first, second], ignorance) {
  const most = worst(first);
  const isEnd = most === first.letters.length - 1;
  const place = isEnd ? "the end" : `${quoted(first.letters[most])}, character ${most + 1}`;
  const beside = second.recipe === first.recipe
    ? "" : `; ${second.recipe.title} pays ${fixed(second.surprises[most], 2)} there`;
  return `${first.recipe.title} pays ${fixed(first.surprisalPerCharacter, 4)} nats per character `
    + `where knowing nothing costs ${fixed(ignorance, 4)}. `
    + (first.letters.length === 1 ? `A word without characters is only its end${beside}.`
      : `It is surprised most at ${place}: ${fixed(first.surprises[most], 2)} nats${beside}.`);
}
