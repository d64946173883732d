// Which models a form may ask, and what they were trained on.

/** Other forms than those that ask models work without them. */
const NONE = "This site was built without the models that this form asks.";

/**
 * The recipes that the form's options name, in that order and as far as the site has them; all
 * if none is named. Throws if there is none.
 * @param {Engine} mmreport
 * @param {Record<string, any>} options
 * @returns {Promise<Recipe[]>}
 */
export async function recipesToAsk(mmreport, options) {
  const present = (await mmreport.recipes()).filter(isThere);
  /** @type {string[]} */
  const named = options.recipes ?? present.map(({ id }) => id);
  const recipes = named.flatMap((name) => present.filter(({ id }) => id === name));
  if (recipes.length === 0) throw new Error(NONE);
  return recipes;
}

/**
 * Whether its weights travel with the site; a mixture has those of its members.
 * @param {Recipe} recipe
 */
const isThere = ({ train, all, members }) => train || all || members.length > 0;

/**
 * For a choice.
 * @param {Asked[]} recipes
 * @returns {[id: string, title: string][]}
 */
export const titles = (recipes) => recipes.map(({ id, title }) => [id, title]);

/**
 * The lecture's tables, which no recipe is: counts of all words with nothing or one added to each.
 * @param {Record<string, any>} options
 * @returns {Asked[]}
 */
export const tablesToAsk = ({ tables }) => (tables ? [
  { id: "counts", title: "Counts of all words", model: { order: 1, fakeCount: 0 }, on: "all" },
  { id: "counts-1", title: "Counts of all words, plus 1", model: { order: 1, fakeCount: 1 }, on: "all" },
] : []);
