// "Score a name": how surprised models are by a word, letter by letter.

import { bars } from "../bars.js";
import { check, choice, text } from "../controls.js";
import { h, quoted } from "../dom.js";
import { fixed } from "../numbers.js";
import { recipesToAsk } from "../recipes.js";

/** Longer names have no room, and no name of a person is longer. */
const LONGEST = 60;

/** @type {Form} */
export const score = {
  id: "score",
  needsEngine: true,
  async start({ stage, mmreport, options }) {
    const [everything, some, symbols] = await Promise.all([
      recipesToAsk(mmreport, {}), recipesToAsk(mmreport, options), mmreport.vocabulary(),
    ]);
    const ignorance = await mmreport.math.log(symbols.length);
    const titles = everything.map(({ id, title }) => /** @type {[string, string]} */ ([id, title]));
    const first = some[0].id;
    const second = (some[some.length - 1] ?? some[0]).id;
    const controls = [
      text("word", "Name", { value: options.word ?? "", longest: LONGEST }),
      choice("model", "Model", { value: first, options: titles }),
      choice("beside", "Beside", { value: second, options: titles }),
      check("all", `Ask all ${everything.length} models`, false),
    ];
    const letters = h("div", { class: "letter-bars" });
    const ruler = h("div", {});
    stage.append(letters, ruler);

    /** @type {Started["show"]} */
    async function show(state, signal) {
      const chosen = [state.model, state.beside].map((id) => everything.find((recipe) => recipe.id === id) ?? some[0]);
      const asked = [...new Set([...chosen, ...some, ...(state.all ? everything : [])])];
      /** @type {Map<string, Score>} */
      const scores = new Map();
      for (const recipe of asked) {
        scores.set(recipe.id, await mmreport.score(recipe.id, state.word));
        if (signal.aborted) return "";
        if (scores.size >= chosen.length) ruler.replaceChildren(ranking(asked, scores, ignorance, state));
      }
      const opinions = await Promise.all(chosen.map(async (recipe) =>
        opinion(recipe, /** @type {Score} */ (scores.get(recipe.id)), mmreport)));
      if (signal.aborted) return "";
      letters.replaceChildren(...letterBars(opinions), sums(opinions[0]));
      return sentence(opinions, ignorance);
    }

    return { controls, show };
  },
};

/**
 * What a model thinks of a word, with -log p of each letter.
 * @typedef {Score & {recipe: Recipe, surprises: number[]}} Opinion
 */

/**
 * @param {Recipe} recipe
 * @param {Score} score
 * @param {Engine} mmreport
 * @returns {Promise<Opinion>}
 */
async function opinion(recipe, score, mmreport) {
  const logarithms = await Promise.all(score.probabilities.map((p) => mmreport.math.log(p)));
  return { ...score, recipe, surprises: logarithms.map((log) => -log) };
}

/**
 * Both models' surprise at each letter, on one scale.
 * @param {Opinion[]} opinions
 */
function letterBars(opinions) {
  const different = opinions.filter(({ recipe }, index) => index === 0 || recipe !== opinions[0].recipe);
  const most = Math.max(...different.flatMap(({ surprises }) => surprises.filter(Number.isFinite)), Number.MIN_VALUE);
  return different.map(({ recipe, letters, surprises }) =>
    bars(`${recipe.title}, in nats`, ["Letter", "−log p"], surprises.map((surprise, index) => ({
      label: letters[index], share: surprise / most, text: fixed(surprise, 4),
      isMarked: index === surprises.indexOf(Math.max(...surprises)),
    }))));
}

/**
 * From the product to the mean.
 * @param {Opinion} opinion
 */
function sums({ recipe, probabilities, surprisal, surprisalPerCharacter }) {
  const product = probabilities.reduce((all, p) => all * p, 1);
  return h("p", {}, `The probabilities of ${recipe.title} multiply to `, ...scientific(product),
    `. Their logarithms add up to ${fixed(-surprisal, 4)}; without the sign, and divided by ${probabilities.length} steps, that is ${fixed(surprisalPerCharacter, 4)} nats per character.`);
}

/** @param {number} value */
function scientific(value) {
  if (value === 0) return ["0"];
  const [digits, power] = value.toExponential(2).split("e");
  return [`${digits} × 10`, h("sup", {}, fixed(Number(power), 0))];
}

/**
 * All models from the one that is surprised most to the least, beside one that knows nothing.
 * @param {Recipe[]} asked
 * @param {Map<string, Score>} scores
 * @param {number} ignorance
 * @param {State} state
 */
function ranking(asked, scores, ignorance, state) {
  const lines = [
    { label: "knows nothing", nats: ignorance, isMarked: false },
    ...asked.flatMap(({ id, title }) => {
      const score = scores.get(id);
      return score ? [{ label: title, nats: score.surprisalPerCharacter, isMarked: id === state.model || id === state.beside }] : [];
    }),
  ].sort((a, b) => b.nats - a.nats);
  const most = Math.max(...lines.map(({ nats }) => nats).filter(Number.isFinite));
  const waiting = asked.length - scores.size;
  return bars(`Surprise per character, in nats: less is better${waiting > 0 ? ` (${waiting} models to come)` : ""}`,
    ["Model", "Nats"],
    lines.map(({ label, nats, isMarked }) => ({ label, share: nats / most, text: fixed(nats, 4), isMarked })));
}

/**
 * @param {Opinion[]} opinions
 * @param {number} ignorance
 */
function sentence([first, second], ignorance) {
  const most = first.surprises.indexOf(Math.max(...first.surprises));
  const means = `${first.recipe.title} pays ${fixed(first.surprisalPerCharacter, 4)} nats per character`
    + ` where knowing nothing costs ${fixed(ignorance, 4)}`;
  const beside = second.recipe === first.recipe ? "" : `; ${second.recipe.title} pays ${fixed(second.surprises[most], 2)} there`;
  return `${means}. It is surprised most at ${quoted(first.letters[most])}, letter ${most + 1}: `
    + `${fixed(first.surprises[most], 2)} nats${beside}.`;
}
