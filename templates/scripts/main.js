// The pages' own script: gives the page its one global, and makes the forms.

import { receive } from "./data.js";
import { begin } from "./shell.js";
import { broadcasting } from "./plays/broadcasting.js";

window.mmreport = Object.assign(window.mmreport ?? {}, { receive });

begin([broadcasting], window.mmreport);
