// Makes forms of the page's plays, each when it comes near or when the address asks for it.

import { formInAddress } from "./fragment.js";
import { Shell } from "./shell.js";

/** So far below the screen a form begins. */
const NEAR = "600px";

/**
 * @param {Form[]} forms
 * @param {Engine} mmreport
 */
export function begin(forms, mmreport) {
  /** @type {Map<string, Shell>} */
  const shells = new Map();
  for (const section of document.querySelectorAll("section[data-play]")) {
    const form = forms.find(({ id }) => id === /** @type {HTMLElement} */ (section).dataset.play);
    if (!form) continue;
    const shell = new Shell(/** @type {HTMLElement} */ (section), form, mmreport);
    shells.set(shell.id, shell);
  }
  showLinks(shells);
  startWhenNear([...shells.values()]);
  window.addEventListener("hashchange", () => openAddress(shells));
  window.addEventListener("popstate", leaveForm);
  openAddress(shells);
}

/**
 * The link that led to a form.
 * @type {HTMLElement | undefined}
 */
let origin;

/**
 * Those under figures lead to a form again when its state is in the address already: a step of the history, too, so
 * that Back leads to the figure.
 * @param {Map<string, Shell>} shells
 */
function showLinks(shells) {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.try"))) {
    link.hidden = false;
    link.addEventListener("click", (event) => {
      origin = link;
      if (link.href !== location.href) return;
      event.preventDefault();
      history.pushState(null, "", link.href);
      openAddress(shells);
    });
  }
}

/** Back from a form: the browser scrolls to where the reader was, and the keyboard goes on from there. */
function leaveForm() {
  if (document.activeElement?.closest(".play")) origin?.focus({ preventScroll: true });
}

/** @param {Shell[]} shells */
function startWhenNear(shells) {
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      shells.find(({ section }) => section === target)?.start();
    }
  }, { rootMargin: NEAR });
  for (const { section } of shells) observer.observe(section);
}

/**
 * Shows what the address asks for, and goes there.
 * @param {Map<string, Shell>} shells
 */
async function openAddress(shells) {
  const asked = shells.get(formInAddress() ?? "");
  if (!asked) return;
  await asked.start();
  for (const shell of shells.values()) if (shell.takeAddress()) shell.show();
  asked.goTo();
}
