// Labelled controls. Each reads, writes and checks one value; limits hold for addresses, too.

import { freshId, h, visible } from "./dom.js";

/**
 * @param {string} label
 * @param {HTMLElement} input
 * @param {string} [hint] what it does
 * @param {...Node} others
 */
function field(label, input, hint, ...others) {
  const id = (input.id = freshId());
  if (hint) {
    input.setAttribute("aria-describedby", `${id}-hint`);
    others.push(h("small", { id: `${id}-hint` }, hint));
  }
  return h("div", { class: "field" }, h("label", { for: id }, label), input, ...others);
}

/**
 * Says it when a number that was typed is not the one that is taken.
 * @param {HTMLInputElement} input
 * @param {(text: string) => number} take gives what is taken
 * @param {HTMLElement} [note] where, if several inputs share one
 */
export function limited(input, take, note = h("small", { role: "status" })) {
  input.addEventListener("change", () => {
    const typed = input.value;
    const taken = take(typed);
    note.textContent = Number(typed) === taken ? "" : `${typed || "Nothing"} is not possible here: ${taken} is taken.`;
  });
  return note;
}

/** Numbers that may be larger need a wider field. */
const LONG = 99999;

/**
 * @typedef {{value: number, least: number, most: number}} Limits
 */

/**
 * A number within limits; `step` is 1 for whole ones.
 * @param {string} name
 * @param {string} label
 * @param {Limits & {step?: number | "any"}} options
 * @param {string} [hint]
 * @returns {Control}
 */
export function number(name, label, { value, least, most, step = 1 }, hint) {
  const input = h("input", {
    type: "number", min: least, max: most, step, inputmode: "decimal",
    class: most > LONG ? "long" : undefined,
  });
  const parse = within(least, most, step === 1);
  let last = (input.value = String(value));
  const write = (/** @type {number} */ next) => { input.value = last = String(next); };
  const read = () => parse(input.value) ?? Number(last);
  const note = limited(input, () => {
    write(read());
    return read();
  });
  return { name, initial: value, element: field(label, input, hint, note), parse, read, write };
}

/**
 * The seed of random numbers.
 * @param {string} label
 * @param {number} value
 */
export const seedOf = (label, value) =>
  number("seed", label, { value, least: 0, most: Number.MAX_SAFE_INTEGER });

/**
 * @param {number} least
 * @param {number} most
 * @param {boolean} isWhole
 */
function within(least, most, isWhole) {
  return (/** @type {string} */ text) => {
    const value = isWhole ? Math.round(Number(text)) : Number(text);
    if (text.trim() === "" || Number.isNaN(value)) return undefined;
    return Math.min(most, Math.max(least, value));
  };
}

/** Steps of a slider whose scale is not even. */
const SLIDER_STEPS = 200;

/**
 * A slider with the number beside it, which can be typed. On a logarithmic scale equal steps
 * multiply; with `hasZero` its first place is nothing at all.
 * @param {string} name
 * @param {string} label
 * @param {Limits & {step: number, logarithmic?: boolean, hasZero?: boolean}} options
 * @param {string} [hint]
 * @returns {Control}
 */
export function range(name, label, { value, least, most, step, logarithmic = false, hasZero = false }, hint) {
  const slider = h("input", logarithmic
    ? { type: "range", min: 0, max: SLIDER_STEPS, step: 1 }
    : { type: "range", min: least, max: most, step });
  const beside = h("input", {
    type: "number", min: least, max: most, step: "any", inputmode: "decimal",
    "aria-label": `${label}, as a number`,
  });
  const ratio = most / least;
  const floor = hasZero ? 0 : least;
  const inside = within(floor, most, step === 1 && !logarithmic);
  /** Between nothing and the least there is no place. */
  const parse = (/** @type {string} */ text) => {
    const next = inside(text);
    return next !== undefined && next > 0 ? Math.max(least, next) : next;
  };
  const rounded = (/** @type {number} */ x) => Number(Number(x.toPrecision(3)).toFixed(6));
  const fromSlider = () => {
    const place = Number(slider.value);
    if (!logarithmic || (hasZero && place === 0)) return place;
    const value = rounded(least * ratio ** (place / SLIDER_STEPS));
    return Math.min(most, Math.max(least, value));
  };
  const write = (/** @type {number} */ next) => {
    const place = SLIDER_STEPS * Math.log(next / least) / Math.log(ratio);
    slider.value = String(logarithmic && next > 0 ? place : next);
    slider.setAttribute("aria-valuetext", String(next));
    beside.value = String(next);
  };
  write(value);
  slider.addEventListener("input", () => {
    beside.value = String(fromSlider());
    slider.setAttribute("aria-valuetext", beside.value);
  });
  const read = () => parse(beside.value) ?? fromSlider();
  const note = limited(beside, () => {
    write(read());
    return read();
  });
  const element = field(label, slider, hint, beside, note);
  element.classList.add("wide");
  return { name, initial: value, element, parse, write, read };
}

/**
 * One of several.
 * @param {string} name
 * @param {string} label
 * @param {{value: string, options: [value: string, label: string][]}} options
 * @returns {Control}
 */
export function choice(name, label, { value, options }) {
  const select = h("select", {}, ...options.map(([value, label]) => h("option", { value }, label)));
  select.value = value;
  return {
    name, initial: value, element: field(label, select),
    read: () => select.value,
    write: (next) => { select.value = next; },
    parse: (text) => options.some(([value]) => value === text) ? text : undefined,
  };
}

/**
 * One of the characters.
 * @param {string} name
 * @param {string} label
 * @param {string} value
 * @param {string[]} letters
 */
export const letterOf = (name, label, value, letters) =>
  choice(name, label, { value, options: letters.map((letter) => [letter, visible(letter)]) });

/**
 * Yes or no, in addresses 1 or 0.
 * @param {string} name
 * @param {string} label
 * @param {boolean} value
 * @returns {Control}
 */
export function check(name, label, value) {
  const box = h("input", { type: "checkbox" });
  box.checked = value;
  return {
    name, initial: Number(value),
    element: h("label", { class: "field check" }, box, h("span", {}, label)),
    read: () => Number(box.checked),
    write: (next) => { box.checked = Boolean(next); },
    parse: (text) => text === "1" || text === "0" ? Number(text) : undefined,
  };
}

/**
 * A line of text, no longer than `longest` characters.
 * @param {string} name
 * @param {string} label
 * @param {{value: string, longest: number}} options
 * @returns {Control}
 */
export function text(name, label, { value, longest }) {
  const input = h("input", {
    type: "text", dir: "auto", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    maxlength: longest,
  });
  input.value = value;
  return {
    name, initial: value, element: field(label, input),
    read: () => input.value.trim(),
    write: (next) => { input.value = next; },
    parse: (text) => [...text].slice(0, longest).join(""),
  };
}
