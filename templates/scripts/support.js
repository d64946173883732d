// What a browser must have for the engine, and the line that says what it lacks.

/** @type {[string, string][]} */
const NEEDED = [
  ["WebAssembly", "WebAssembly"],
  ["DecompressionStream", "DecompressionStream"],
  ["Worker", "workers"],
];

/** @returns {string | undefined} */
export function whatIsMissing() {
  const missing = NEEDED.filter(([name]) => !(name in window)).map(([, words]) => words);
  if (missing.length === 0) return undefined;
  return `This form needs ${missing.join(" and ")}, which this browser lacks or has switched off. `
    + "The text and the figures do not depend on it.";
}
