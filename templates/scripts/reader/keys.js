// Keys for readers: only while nothing else has the keyboard, and never with another key.

/**
 * What each key does; a key that does nothing here stays the browser's.
 * @param {Record<string, () => boolean>} actions
 */
export function listen(actions) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isInUse()) return;
    if (actions[event.key]?.()) event.preventDefault();
  });
}

/** Whether an element or something that is open has the keyboard. The text as a whole does not count. */
function isInUse() {
  const { activeElement } = document;
  const isText = !activeElement || activeElement.matches("body, main, article, h1, h2, h3, h4");
  return !isText || document.querySelector("dialog[open], :popover-open") !== null;
}

/**
 * Goes to the page before or after this one, if there is one.
 * @param {"prev" | "next"} direction
 */
export function turnPage(direction) {
  const links = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`a[rel="${direction}"]`));
  // Where several pages are one file, those of others are hidden.
  const link = [...links].find((link) => link.getClientRects().length > 0);
  link?.click();
  return link !== undefined;
}
