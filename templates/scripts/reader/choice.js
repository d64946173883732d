// Light, dark, or as the system: what the reader has chosen, remembered for all pages.
//
// From a folder, Chromium has one storage for all files and no cookies, Firefox cookies for all files and a storage for
// each: so both are written. A cookie is read first, since in Firefox the storage of a page may be older.

const NAME = "mmreport-scheme";
const YEAR = 365 * 24 * 60 * 60;

/** What can be chosen; `""` is as the system. */
export const SCHEMES = ["", "light", "dark"];

/** @returns {string} */
export function chosenScheme() {
  const cookie = new RegExp(`(?:^|; )${NAME}=(\\w*)`).exec(document.cookie);
  const scheme = cookie ? cookie[1] : stored();
  return SCHEMES.includes(scheme) ? scheme : "";
}

function stored() {
  try {
    return localStorage.getItem(NAME) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} scheme */
export function choose(scheme) {
  document.cookie = `${NAME}=${scheme}; path=/; max-age=${YEAR}; SameSite=Lax`;
  try {
    localStorage.setItem(NAME, scheme);
  } catch {
    // A browser that forgets has the cookie, or nothing.
  }
  apply(scheme);
}

/**
 * Style and pictures follow the root's colour scheme.
 * @param {string} scheme
 */
export function apply(scheme) {
  if (scheme) document.documentElement.dataset.scheme = scheme;
  else delete document.documentElement.dataset.scheme;
}
