// The site's list of words, and its characters as tokens.

import { bytes, load } from "./data.js";
import { quoted } from "./dom.js";
import { remembered } from "./remembered.js";

export const allWords = remembered(async (/** @type {void} */ _) =>
  new TextDecoder().decode(await bytes("words")).split("\n"));

/** @returns {Promise<string[]>} */
export async function vocabulary() {
  return (await load("catalog")).symbols;
}

/** The token of each character; the boundary has none. */
const tokenNumbers = remembered(async (/** @type {void} */ _) => new Map((await vocabulary()).map(
  (symbol, token) => /** @type {[string, number]} */ ([symbol, token])).slice(1)));

/** @param {string} text */
export async function tokens(text) {
  const known = await tokenNumbers();
  return Array.from(text, (character) => {
    // A list of small letters reads capitals as such.
    const token = known.get(character) ?? known.get(character.toLowerCase());
    if (token === undefined) throw new Error(`No word of the list has the character ${quoted(character)}.`);
    return token;
  });
}

/** All words as tokens, each with its end. */
export async function allTokens() {
  const [list, numbers] = await Promise.all([allWords(), tokenNumbers()]);
  const tokens = [];
  for (const word of list) {
    for (const character of word) tokens.push(numbers.get(character) ?? 0);
    tokens.push(0);
  }
  return Int32Array.from(tokens);
}

/**
 * The words that tokens spell, each ended by a boundary.
 * @param {number[]} tokens
 */
export async function spelled(tokens) {
  const symbols = await vocabulary();
  const words = [];
  let word = "";
  for (const token of tokens) {
    if (token !== 0) word += symbols[token];
    else {
      words.push(word);
      word = "";
    }
  }
  return words;
}

/**
 * The place of a name in one of the catalog's lists, by which the engine knows it.
 * @param {"parts" | "scopes" | "draws"} list
 * @param {string} name
 * @returns {Promise<number>}
 */
export async function numbered(list, name) {
  /** @type {string[]} */
  const names = (await load("catalog"))[list];
  if (!names.includes(name)) throw new Error(`“${name}” is none of ${names.join(", ")}.`);
  return names.indexOf(name);
}
