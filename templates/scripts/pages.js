// Shows one page at a time of a report that is one file. Without scripts all stand one after the other.

/** What an element is called that stands on a page: the page, and its name there. */
const BETWEEN = "--";

const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("article.page")]);
/**
 * How far down this step of the history was when it was left.
 * @type {number | undefined}
 */
let before = history.state?.top;
// Begins with the page that the address asks for.
turn(all, false);
// A browser knows nothing of pages that are not shown, and could not go back to a place on them.
history.scrollRestoration = "manual";
document.addEventListener("click", keepPlace, true);
window.addEventListener("scrollend", keepPlace);
window.addEventListener("popstate", ({ state }) => {
  before = state?.top;
  if (before !== undefined) window.scrollTo(0, before);
});
window.addEventListener("hashchange", () => turn(all, true));
export {};

function keepPlace() {
  history.replaceState({ ...history.state, top: window.scrollY }, "");
}

/**
 * @param {HTMLElement[]} pages
 * @param {boolean} isMove
 */
function turn(pages, isMove) {
  const name = anchor();
  const target = document.getElementById(name);
  const shown = pages.find((page) => page.classList.contains("shown"));
  const asked = pages.find(({ id }) => id === name.split(BETWEEN)[0]);
  // What stands on no page, as the table of contents, is beside each of them.
  const page = asked ?? (target && shown) ?? pages[0];
  if (page !== shown) open(page, pages);
  if (before !== undefined) window.scrollTo(0, before);
  else if (target && target !== page) target.scrollIntoView();
  else if (isMove && page !== shown) {
    page.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
}

/** The element that the address names, or whose state it has: `sampling--sampler.seed=5`. */
function anchor() {
  try {
    return decodeURIComponent(location.hash.slice(1)).split(/[.=&]/)[0];
  } catch {
    return "";
  }
}

/**
 * @param {HTMLElement} page
 * @param {HTMLElement[]} pages
 */
function open(page, pages) {
  for (const other of pages) other.classList.toggle("shown", other === page);
  document.body.classList.toggle("cover", page === pages[0]);
  document.title = page.dataset.title ?? document.title;
  for (const link of document.querySelectorAll(".contents a, .home")) {
    if (link.getAttribute("href") === `#${page.id}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
