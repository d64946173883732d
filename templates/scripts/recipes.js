// Which models a form may ask, and what they were trained on.

/**
 * The recipes that the form's options name, in that order and as far as the site has them; all if none
 * is named. Throws if there is none.
 * @param {Engine} mmreport
 * @param {Record<string, any>} options
 * @returns {Promise<Recipe[]>}
 */
export async function recipesToAsk(mmreport, options) {
  const present = (await mmreport.recipes()).filter(({ train, all }) => train || all);
  /** @type {string[]} */
  const named = options.recipes ?? present.map(({ id }) => id);
  const recipes = named.flatMap((name) => present.filter(({ id }) => id === name));
  if (recipes.length === 0) throw new Error("This site was built without the models that this form asks.");
  return recipes;
}

/**
 * All words where the lecture's own samples come from those, else the train part.
 * @param {Recipe} recipe
 * @returns {"all" | "train"}
 */
export const trainedOn = ({ all }) => (all ? "all" : "train");
