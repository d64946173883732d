// Where all words of a question stand, the best places first. No element in it: so it can be tried alone.

/** So many places are shown. */
const MOST = 30;
/** So many characters of text stand around what was found. */
const AROUND = 70;

/**
 * @param {string} question
 * @param {SearchPage[]} pages
 * @returns {{ words: string[], hits: SearchHit[] }}
 */
export function find(question, pages) {
  const words = question.toLowerCase().split(/\s+/).filter(Boolean);
  /** @type {SearchHit[]} */
  const hits = [];
  if (words.length === 0) return { words, hits };
  for (const page of pages) {
    for (const [anchor, heading, text] of page.parts) {
      const score = scoreOf(words, page.title, heading, text);
      if (score > 0) hits.push({ page, anchor, heading, score, snippet: snippet(text, words) });
    }
  }
  hits.sort((a, b) => b.score - a.score);
  return { words, hits: hits.slice(0, MOST) };
}

/**
 * Zero if a word is missing; headings count for more than text, and whole words for more than parts.
 * @param {string[]} words
 * @param {string} title
 * @param {string} heading
 * @param {string} text
 */
function scoreOf(words, title, heading, text) {
  const fields = /** @type {[string, number][]} */ ([[title, 6], [heading, 10], [text, 1]])
    .map(([field, weight]) => /** @type {const} */ ([field.toLowerCase(), weight]));
  let sum = 0;
  for (const word of words) {
    let best = 0;
    for (const [field, weight] of fields) {
      const place = field.indexOf(word);
      if (place < 0) continue;
      const isStart = place === 0 || !/[\p{L}\p{N}]/u.test(field[place - 1]);
      best = Math.max(best, isStart ? 2 * weight : weight);
    }
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

/**
 * A piece of the text around the first word that it has, and its beginning if it has none.
 * @param {string} text
 * @param {string[]} words
 */
function snippet(text, words) {
  const lower = text.toLowerCase();
  const places = words.map((word) => lower.indexOf(word)).filter((place) => place >= 0);
  const place = places.length ? Math.min(...places) : 0;
  const start = place <= AROUND ? 0 : text.indexOf(" ", place - AROUND) + 1;
  const end = place + 2 * AROUND >= text.length ? text.length : text.lastIndexOf(" ", place + 2 * AROUND);
  return (start > 0 ? "… " : "") + text.slice(start, Math.max(end, place)) + (end < text.length ? " …" : "");
}

/**
 * The pieces of `text`, each with whether it is one of the words.
 * @param {string} text
 * @param {string[]} words
 * @returns {[piece: string, isFound: boolean][]}
 */
export function marked(text, words) {
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return text.split(new RegExp(`(${escaped.join("|")})`, "iu")).map((piece, index) => [piece, index % 2 === 1]);
}
