// The pages' own script: gives the page its one global, and makes the forms.

import { receive } from "./data.js";
import * as engine from "./engine.js";
import { begin } from "./shell.js";
import { broadcasting } from "./plays/broadcasting.js";

window.mmreport = Object.assign(window.mmreport ?? {}, engine, { receive });

begin([broadcasting], window.mmreport);
