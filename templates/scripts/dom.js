// Elements in one expression. Text only ever becomes text, whatever a list of words has in it.

/**
 * @typedef {string | number | boolean | undefined | ((event: any) => void)} Attribute
 */

/**
 * An element with attributes and children; a function is what is done at that event.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, Attribute>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/**
 * The head of a column of numbers.
 * @param {string} text
 */
export const headCell = (text) => h("th", { scope: "col", class: "number" }, text);

/**
 * A number in a table.
 * @param {Node | string} text
 */
export const numberCell = (text) => h("td", { class: "number" }, text);

/**
 * An element of a drawing.
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** Controls, and marks that turn around what stands beside them; joiners are parts of letters. */
const HARMFUL = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * A letter or word as it can be seen.
 * @param {string} text
 */
export function visible(text) {
  const number = (/** @type {string} */ mark) => mark.codePointAt(0)?.toString(16).toUpperCase();
  const spelled = text.replace(HARMFUL, (mark) => `\\u{${number(mark)}}`);
  return /^\s+$/u.test(spelled) ? "␣".repeat(spelled.length) : spelled;
}

/**
 * A letter or word within a sentence.
 * @param {string} text
 */
export const quoted = (text) => `“${visible(text)}”`;

/**
 * A word of the list, whose script may run the other way.
 * @param {string} text
 */
export const word = (text) => h("bdi", {}, visible(text));

let made = 0;

/** An id that no other element of the page has. */
export const freshId = () => `play-part-${(made += 1)}`;
