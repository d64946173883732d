// A button on each piece of code that copies it.

import { h } from "../dom.js";

export function addCopyButtons() {
  const said = h("p", { class: "hidden", role: "status" });
  for (const pre of document.querySelectorAll("main pre")) {
    const button = h("button", { type: "button", class: "copy" }, "Copy");
    button.addEventListener("click", () => copy(pre, button, said));
    const box = h("div", { class: "code" });
    pre.replaceWith(box);
    box.append(pre, button);
  }
  document.body.append(said);
}

/**
 * @param {Element} pre
 * @param {HTMLElement} button
 * @param {HTMLElement} said
 */
async function copy(pre, button, said) {
  try {
    await navigator.clipboard.writeText(pre.textContent ?? "");
    said.textContent = "The code is copied.";
    button.textContent = "Copied";
  } catch {
    getSelection()?.selectAllChildren(pre);
    said.textContent = "The code is selected: copy it with the keyboard.";
    button.textContent = "Selected";
  }
  setTimeout(() => {
    button.textContent = "Copy";
    said.textContent = "";
  }, 2000);
}
