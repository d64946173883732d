// Stands in for the engine where only the forms are tested: a table of pairs counted over a few words, and
// a generator of numbers that is not PyTorch's.
(() => {
  const WORDS = ["emma", "olivia", "ava", "isabella", "sophia", "mia", "amelia", "zoe", "evelyn", "abigail"];
  const SYMBOLS = [".", ...[..."abcdefghijklmnopqrstuvwxyz"].filter((c) => WORDS.some((w) => w.includes(c)))];
  const SIZE = SYMBOLS.length;
  const counts = new Array(SIZE * SIZE).fill(0);
  for (const word of WORDS) {
    const tokens = [0, ...[...word].map((c) => SYMBOLS.indexOf(c)), 0];
    for (let i = 1; i < tokens.length; i += 1) counts[tokens[i - 1] * SIZE + tokens[i]] += 1;
  }
  const row = (token, added) => {
    const values = counts.slice(token * SIZE, (token + 1) * SIZE).map((n) => n + added);
    const sum = values.reduce((a, b) => a + b, 0);
    return values.map((n) => n / sum);
  };
  const ADDED = { bigram: 1, "bigram-net": 0.5, "kneser-ney-5": 0.1 };
  const recipes = Object.keys(ADDED).map((id) => ({
    id, title: { bigram: "Bigram counts", "bigram-net": "Bigram net", "kneser-ney-5": "Kneser-Ney" }[id],
    summary: "", kind: null, members: [], train: true, all: id !== "kneser-ney-5", dev: 2, parameters: 1, settings: null,
  }));
  const generator = (seed) => {
    let state = (seed % 99991) * 7919 + 104729;
    return () => ((state = (state * 48271 + 11) % 2147483647) / 2147483647);
  };
  const drawWord = (recipe, draw, next) => {
    const draws = [];
    for (let token = 0, prefix = ""; draws.length < 50;) {
      const probabilities = row(token, ADDED[recipe]);
      const uniform = next();
      let drawn = 0;
      for (let sum = probabilities[0]; sum < uniform; sum += probabilities[drawn]) drawn += 1;
      const how = draw === "lecture" ? { uniform }
        : { ratios: probabilities.map((p, i) => (i === drawn ? 2 : p)) };
      draws.push({ prefix, probabilities, drawn, ...how });
      if (drawn === 0) break;
      token = drawn;
      prefix += SYMBOLS[drawn];
    }
    return draws;
  };
  window.mmreport = {
    recipes: async () => recipes,
    vocabulary: async () => SYMBOLS,
    words: async () => WORDS,
    counts: async () => counts,
    math: { log: Math.log },
    draws: async (recipe, { seed, draw = "torch" }) => drawWord(recipe, draw, generator(seed + draw.length)),
    sample: async (recipe, { seed, draw = "torch", count }) => {
      const next = generator(seed + draw.length);
      return Array.from({ length: count }, () => {
        const draws = drawWord(recipe, draw, next);
        return draws.at(-1).prefix + (draws.at(-1).drawn ? SYMBOLS[draws.at(-1).drawn] : "");
      });
    },
    score: async (recipe, word) => {
      const letters = [...word, "."];
      const tokens = letters.map((c) => SYMBOLS.indexOf(c));
      const unknown = letters.find((c) => !SYMBOLS.includes(c));
      if (unknown) throw new Error(`The list has no word with '${unknown}'.`);
      const probabilities = tokens.map((t, i) => row(i ? tokens[i - 1] : 0, ADDED[recipe])[t]);
      const surprisal = probabilities.reduce((sum, p) => sum - Math.log(p), 0);
      return { letters, probabilities, surprisal, surprisalPerCharacter: surprisal / letters.length };
    },
  };
})();
