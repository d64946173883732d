// The pages' own script: gives the page its one global, and makes the forms.

import { receive } from "./data.js";
import * as engine from "./engine.js";
import { turnPages } from "./pages.js";
import { begin } from "./shell.js";
import { broadcasting } from "./plays/broadcasting.js";
import { descent } from "./plays/descent.js";
import { guess } from "./plays/guess.js";
import { insides } from "./plays/insides.js";
import { ladder } from "./plays/ladder.js";
import { logits } from "./plays/logits.js";
import { sampler } from "./plays/sampler.js";
import { score } from "./plays/score.js";
import { smoothing } from "./plays/smoothing.js";
import { table } from "./plays/table.js";
import { train } from "./plays/train.js";
import { weight } from "./plays/weight.js";

const forms = [
  broadcasting,
  descent,
  guess,
  insides,
  ladder,
  logits,
  sampler,
  score,
  smoothing,
  table,
  train,
  weight,
];

window.mmreport = Object.assign(window.mmreport ?? {}, engine, { receive });

turnPages();
begin(forms, window.mmreport);
