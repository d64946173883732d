// Numbers as the pages write them: fixed decimals, a true minus, commas between thousands.

const MINUS = "\u2212";

/**
 * @param {number} value
 * @param {number} digits
 */
export function fixed(value, digits) {
  if (Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value < 0 ? `${MINUS}∞` : "∞";
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/** @param {number} value */
export function grouped(value) {
  const text = Math.abs(Math.trunc(value)).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  return value < 0 ? MINUS + text : text;
}

/**
 * @param {number} share from 0 to 1
 * @param {number} [digits]
 */
export const percent = (share, digits = 1) => `${fixed(100 * share, digits)} %`;

/**
 * `1 word`, `2,000 words`.
 * @param {number} count
 * @param {string} noun
 */
export const counted = (count, noun) => `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;

/**
 * The numbers from 0 to before `count`.
 * @param {number} count
 */
export const upTo = (count) => Array.from({ length: count }, (_, index) => index);

/** @param {number[]} values */
export const sum = (values) => values.reduce((total, value) => total + value, 0);
