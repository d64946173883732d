// Stands in the head of a page and gives it the colours that the reader has chosen before anything is painted.

import { apply, chosenScheme } from "./reader/choice.js";

apply(chosenScheme());
