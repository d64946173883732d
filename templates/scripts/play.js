// The pages' own script: gives the page its one global, and makes the forms.

import { begin } from "./begin.js";
import { receive } from "./data.js";
import { counts, embedding, losses, math, next, observe, score as scored, words } from "./engine.js";
import { vocabulary } from "./list.js";
import { recipes } from "./models.js";
import { draws, sample } from "./sampling.js";
import { descend, train as trained } from "./training.js";
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

window.mmreport = {
  receive, vocabulary, recipes, words, counts, score: scored, next, losses, observe, embedding, sample, draws,
  train: trained, descend, math,
};

begin(forms, window.mmreport);
