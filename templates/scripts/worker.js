// What the worker runs: the engine, and long work in slices. It is sent as text, so `work` may use nothing from
// outside of itself.

/** @param {{ slice: number }} settings */
export function work({ slice }) {
  /**
   * The functions of the engine, see Sources/PageEngine/Exports.swift.
   * @type {any}
   */
  let engine;
  /**
   * What was asked to end.
   * @type {Set<number>}
   */
  const stopped = new Set();
  let paused = false;
  /** @type {(() => void)[]} */
  let waiting = [];
  /**
   * Ends when the last of what shares a place in the engine ends.
   * @type {Record<string, Promise<unknown>>}
   */
  const turns = {};

  /** As many pages as the engine asks for; it may grow. */
  const memory = new WebAssembly.Memory({ initial: 256 });

  /**
   * The fused step c + a b. Some browsers have an instruction that rounds once, if the processor does, and twice
   * elsewhere: it is tried. It never changes while a page lives.
   * @param {WebAssembly.Module} module
   */
  const fusedStep = (module) => {
    const [plain, relaxed] = ["plain", "relaxed"].map((name) =>
      WebAssembly.Module.customSections(module, `fused.${name}`)[0]);
    const use = (/** @type {ArrayBuffer} */ code) =>
      new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } }).exports;
    if (!WebAssembly.validate(relaxed)) return use(plain);
    /** @type {any} */
    const step = use(relaxed);
    // Below the engine's own memory: a = b, c, and the sum. Rounded twice it would be zero.
    const numbers = new Float32Array(memory.buffer, 0, 48);
    numbers.fill(1 + 2 ** -12, 0, 16).fill(-1 - 2 ** -11, 16, 32);
    step.lanes(0, 0, 64, 128);
    const isFused = numbers.subarray(32).every((sum) => sum === 2 ** -24);
    numbers.fill(0);
    return isFused ? step : use(plain);
  };

  /**
   * An answer that the engine gives on purpose; every other error is a trap, after which nothing holds in its memory.
   */
  class Refusal extends Error {}

  /** @param {number} count @returns {number[]} */
  const answer = (count) => {
    if (count < 0) throw new Refusal("The engine cannot do that.");
    return Array.from(new Float64Array(memory.buffer, engine.answer(), count));
  };

  /**
   * Calls `use` with numbers in the engine's memory: where they begin, and how many they are.
   * @template Result
   * @param {ArrayLike<number>} numbers
   * @param {Int32ArrayConstructor | Float64ArrayConstructor | Uint8ArrayConstructor} Type
   * @param {(start: number, count: number) => Result} use
   */
  const lend = (numbers, Type, use) => {
    const start = engine.room(numbers.length * Type.BYTES_PER_ELEMENT);
    new Type(memory.buffer, start, numbers.length).set(numbers);
    try {
      return use(start, numbers.length);
    } finally {
      engine.release(start);
    }
  };

  const breath = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(undefined);
    port2.postMessage(0);
  });

  /**
   * Does `step` again and again, so many at a time as take a slice, and lets messages come in between.
   * @param {number} id
   * @param {(count: number) => boolean} step does up to so many, says whether there is more to do
   */
  const inSlices = async (id, step) => {
    let count = 1;
    for (;;) {
      if (stopped.has(id)) return;
      if (paused) await new Promise((resolve) => waiting.push(() => resolve(undefined)));
      const began = performance.now();
      if (!step(count)) return;
      const took = performance.now() - began;
      count = Math.max(1, Math.min(2 * count, Math.floor((count * slice) / Math.max(took, 0.01))));
      await breath();
    }
  };

  /**
   * One after the other what has a common place in the engine.
   * @param {string} place
   * @param {() => Promise<unknown>} act
   */
  const inTurn = (place, act) => (turns[place] = (turns[place] ?? Promise.resolve()).then(act, act));

  /** @param {number} id @param {any} progress */
  const tell = (id, progress) => postMessage({ id, progress });

  /**
   * What a page may ask for.
   * @type {Record<string, (id: number, ...values: any[]) => any>}
   */
  const acts = {
    begin: (_, bytes, tokens, vocabulary, splitSeed, longest) => {
      const module = new WebAssembly.Module(bytes);
      engine = new WebAssembly.Instance(module, { env: { memory }, fused: fusedStep(module) }).exports;
      lend(tokens, Int32Array, (start, count) => engine.words(start, count, vocabulary, splitSeed, longest));
    },
    load: (_, bytes, origin) => {
      const model = lend(bytes, Uint8Array, (start, count) => engine.load(start, count, origin));
      if (model < 0) throw new Refusal("The model's file does not belong to this list of words.");
      return model;
    },
    mix: (_, models, weights) => lend(models, Int32Array, (members) =>
      lend(weights, Float64Array, (shares, count) => engine.mix(members, shares, count))),
    counted: (_, order, fakeCount, origin) => engine.counted(origin, order, fakeCount),
    next: (_, model, prefix) => lend(prefix, Int32Array, (start, count) => answer(engine.next(model, start, count))),
    score: (_, model, word) => lend(word, Int32Array, (start, count) => answer(engine.score(model, start, count))),
    loss: (id, model, part) => inTurn("loss", async () => {
      engine.loss(model, part);
      /** @type {number[]} */
      let found = [];
      await inSlices(id, (count) => (found = answer(engine.lossMore(count))).length === 0);
      return found[0];
    }),
    part: (_, part) => answer(engine.part(part)),
    counts: (_, origin) => answer(engine.counts(origin)),
    embedding: (_, model) => answer(engine.embedding(model)),
    observe: (_, model, word) =>
      lend(word, Int32Array, (start, count) => answer(engine.observe(model, start, count))),
    elementary: (_, name, numbers) => numbers.map((/** @type {number} */ x) => engine[name](x)),
    draws: (_, model, sampler, count) => inTurn("sampling", async () => {
      beginSampling(model, sampler);
      return answer(engine.sampleSteps(count));
    }),
    sample: (id, model, sampler, count) => inTurn("sampling", async () => {
      beginSampling(model, sampler);
      if (!(count > 0)) return [];
      /** @type {number[]} */
      let tokens = [];
      let done = 0;
      // Whole groups: within one, words grow together.
      await inSlices(id, () => {
        const next = Math.min(engine.groupSize(), count - done);
        tokens = tokens.concat(answer(engine.sampleMore(next)));
        done += next;
        tell(id, { done, count });
        return done < count;
      });
      return tokens;
    }),
    train: (id, kind, sizes, settings, seed, looks, sampler, drawn) => inTurn("training", async () => {
      lend(sizes, Int32Array, (first) =>
        lend(settings, Float64Array, (second) => answer(engine.train(kind, first, second, seed))));
      /** @type {number[]} */
      const losses = [];
      let isOver = false;
      // Words are drawn between two steps, so that it does not depend on the machine which steps these are.
      for (const look of [...looks, Infinity]) {
        await inSlices(id, (count) => {
          const [over, ...more] = answer(engine.trainMore(Math.min(count, look - losses.length)));
          for (const loss of more) losses.push(loss);
          isOver = over === 1;
          tell(id, { step: losses.length, losses: more, history: answer(engine.trainHistory()) });
          return !isOver && losses.length < look;
        });
        if (isOver || stopped.has(id)) break;
        await inTurn("sampling", async () => {
          beginSampling(engine.trained(), sampler);
          const samples = answer(engine.sampleMore(drawn));
          tell(id, { step: losses.length, losses: [], history: answer(engine.trainHistory()), samples });
        });
      }
      return { losses, history: answer(engine.trainHistory()), model: engine.trained() };
    }),
    descend: (id, seed, origin, steps, rate, decay) => inTurn("descent", async () => {
      engine.descend(seed, origin);
      /** @type {number[]} */
      let losses = [];
      await inSlices(id, (count) => {
        const next = Math.min(count, steps - Math.max(0, losses.length - 1));
        const more = answer(engine.descendMore(next, rate, decay));
        // The first is the last of the slice before.
        losses = losses.concat(losses.length > 0 ? more.slice(1) : more);
        tell(id, { step: losses.length - 1, losses, weights: answer(engine.descendWeights()) });
        return losses.length <= steps;
      });
      return { losses, weights: answer(engine.descendWeights()), model: engine.descended() };
    }),
  };

  /** @param {number} model @param {any} sampler */
  const beginSampling = (model, { seed, draw, temperature, topK, prefix, longest }) =>
    lend(prefix, Int32Array, (start, count) =>
      engine.sample(model, seed, draw, temperature, topK, start, count, longest));

  onmessage = async ({ data: { id, act, values, stop, pause } }) => {
    if (stop !== undefined) {
      stopped.add(stop);
      return;
    }
    if (pause !== undefined) {
      paused = pause;
      if (!paused) for (const go of waiting.splice(0)) go();
      return;
    }
    try {
      postMessage({ id, result: await acts[act](id, ...values) });
    } catch (error) {
      const isBroken = !(error instanceof Refusal);
      postMessage({ id, error: error instanceof Error ? error.message : String(error), isBroken });
    } finally {
      stopped.delete(id);
    }
  };
}
