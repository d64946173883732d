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
  return filled(document.createElement(tag), attributes, children);
}

/**
 * @template {Element} Kind
 * @param {Kind} element
 * @param {Record<string, Attribute>} attributes
 * @param {(Node | string)[]} children
 */
function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : String(value));
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
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/** Controls, and marks that turn around what stands beside them; joiners are parts of letters. */
const HARMFUL = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** What is written from right to left, in units of 16 bits. */
const TURNED = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\ud802\ud803\ud83a\ud83b]/;

/**
 * A character or word as it can be seen: a mark on a dotted circle, what runs the other way apart from the words
 * around it.
 * @param {string} text
 */
export function visible(text) {
  const number = (/** @type {string} */ mark) => mark.codePointAt(0)?.toString(16).toUpperCase();
  const spelled = text.replace(HARMFUL, (mark) => `\\u{${number(mark)}}`).replace(/^(?=\p{M})/u, "◌");
  if (TURNED.test(spelled)) return `\u2068${spelled}\u2069`;
  return /^\s+$/u.test(spelled) ? "␣".repeat(spelled.length) : spelled;
}

/**
 * A word in boxes, a character in each.
 * @param {string[]} characters
 * @param {string} last which is new
 * @param {string} [after]
 */
export const boxes = (characters, last, after = "") => h("p", { class: "letters", dir: "auto" },
  ...characters.map((one) => h("b", {}, visible(one))), h("b", { class: "new" }, visible(last)), after);

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
