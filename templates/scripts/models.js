// The models of the site, as the engine knows them: by numbers.

import { ask, currentEngine } from "./connection.js";
import { bytes, load } from "./data.js";
import { numbered } from "./list.js";
import { remembered } from "./remembered.js";

/** @returns {Promise<Recipe[]>} */
export async function recipes() {
  return (await load("catalog")).recipes;
}

/** By the model, what it learned from, and the engine that has it: as text, since keys are equal as texts are. */
const known = remembered((/** @type {string} */ key) => {
  const [model, on] = JSON.parse(key);
  return typeof model === "string" ? loaded(model, on) : counted(model, on);
});

/**
 * The number that the engine knows a model by.
 * @param {Model} model
 * @param {Origin} [on]
 * @returns {Promise<number>}
 */
export function handle(model, on = "train") {
  if (typeof model !== "string" && "trained" in model) return madeHere(model);
  return known(JSON.stringify([model, on, currentEngine()]));
}

/** @param {Trained} model */
async function madeHere({ trained, engine }) {
  if (engine !== currentEngine()) throw new Error("The engine began anew: train this model again.");
  return trained;
}

/**
 * A model that the engine has just made.
 * @param {number} trained
 * @returns {Trained}
 */
export const trainedModel = (trained) => ({ trained, engine: currentEngine() });

/** @param {Counts} counts @param {Origin} on */
async function counted({ order, fakeCount }, on) {
  return ask("counted", [order, fakeCount, await numbered("scopes", on)]);
}

/** @param {string} id @param {Origin} on */
async function loaded(id, on) {
  const engine = currentEngine();
  const recipe = await recipeOf(id);
  if (recipe.members.length > 0) {
    const members = await Promise.all(recipe.members.map((member) => handle(member.id, on)));
    for (const trained of members) await madeHere({ trained, engine });
    return ask("mix", [members, recipe.members.map(({ weight }) => weight)]);
  }
  if (!recipe[on]) throw new Error(`This site has no ${id} trained on ${on === "all" ? "all words" : "the train part"}.`);
  const file = on === "all" ? `weights/${id}-all` : `weights/${id}`;
  return ask("load", [await bytes(file), await numbered("scopes", on)]);
}

/** @param {string} id */
export async function recipeOf(id) {
  const recipe = (await recipes()).find((one) => one.id === id);
  if (!recipe) throw new Error(`This site has no model “${id}”.`);
  return recipe;
}

/**
 * Words are drawn from all words where a model of all words travels, as `mmreport sample` does.
 * @param {Model} model
 * @param {Origin} [on]
 * @returns {Promise<Origin>}
 */
export async function sampledFrom(model, on) {
  if (on || typeof model !== "string") return on ?? "all";
  return (await recipeOf(model)).all ? "all" : "train";
}
