// What helps to read the pages: search, light and dark, copies of code, keys. Each page stands without it.

import { addCopyButtons } from "./reader/copy.js";
import { listen, turnPage } from "./reader/keys.js";
import { search } from "./reader/search.js";
import { schemeSwitch } from "./reader/switch.js";

const { button, open } = search();
document.querySelector(".bar")?.append(button, schemeSwitch());
addCopyButtons();
listen({
  "/": open,
  ArrowLeft: () => turnPage("prev"),
  ArrowRight: () => turnPage("next"),
});
