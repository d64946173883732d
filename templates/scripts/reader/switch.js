// The control for light and dark paper.

import { h } from "../dom.js";
import { SCHEMES, apply, choose, chosenScheme } from "./choice.js";

const NAMES = ["as the system", "light", "dark"];

export function schemeSwitch() {
  const select = h("select", {}, ...SCHEMES.map((value, index) => h("option", { value }, NAMES[index])));
  select.addEventListener("change", () => choose(select.value));
  const show = () => {
    select.value = chosenScheme();
    apply(select.value);
  };
  // A page that the browser kept may be older than the choice.
  window.addEventListener("pageshow", show);
  show();
  return h("label", { class: "scheme" }, h("span", {}, "Colours"), select);
}
