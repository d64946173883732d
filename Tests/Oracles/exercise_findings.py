"""What exercises E01, E02 and E06 find on every tenth name, counted with dictionaries.

The fake count of each n-gram model is the best one on dev of those that the report tries; Witten-Bell smoothing
has nothing to choose. Shares nothing with the program.

Words after the list are scored letter by letter: those that the report takes for its examples.

    python3 exercise_findings.py names-2017.txt emma elky uqxf > ../Data/exercises-some.json
"""

import json
import math
import random
import statistics
import sys
from collections import Counter, defaultdict

SMOOTHINGS = [0] + [float(f"{digits}e{k}") for k in range(-5, 3) for digits in (10, 16, 25, 40, 63)] + [1e4]


def ngrams(words, n, marks):
    """The n-grams of words with so many boundaries before; what is predicted is never one of those."""
    for word in words:
        spelled = "." * marks + word + "."
        for end in range(max(n, marks + 1), len(spelled) + 1):
            yield spelled[end - n : end]


def split(words, seed):
    shuffled = list(words)
    random.seed(seed)
    random.shuffle(shuffled)
    low, high = int(0.8 * len(words)), int(0.9 * len(words))
    return {"train": shuffled[:low], "dev": shuffled[low:high], "test": shuffled[high:]}


class Counts:
    def __init__(self, words, n, marks=None):
        self.n, self.marks = n, n - 1 if marks is None else marks
        self.grams = Counter(ngrams(words, n, self.marks))
        self.contexts = Counter()
        for gram, count in self.grams.items():
            self.contexts[gram[:-1]] += count

    def probability(self, gram, a):
        total = self.contexts[gram[:-1]] + a * V
        return (self.grams[gram] + a) / total if total else 1 / V

    def loss(self, words, a):
        asked = Counter(ngrams(words, self.n, self.marks))
        p = {gram: self.probability(gram, a) for gram in asked}
        if min(p.values()) == 0:
            return math.inf
        return math.fsum(-times * math.log(p[gram]) for gram, times in asked.items()) / sum(asked.values())


class WittenBell:
    """(c + d p) / (t + d), d the distinct continuations of a context and p what shorter ones say. One boundary
    stands before a word."""

    def __init__(self, words, n):
        self.n, self.rows = n, defaultdict(Counter)
        for word in words:
            spelled = "." + word + "."
            for end in range(1, len(spelled)):
                for length in range(min(n - 1, end) + 1):
                    self.rows[spelled[end - length : end]][spelled[end]] += 1

    def probability(self, context, following):
        shorter = self.probability(context[1:], following) if context else 1 / V
        row = self.rows.get(context)
        if not row:
            return shorter
        return (row[following] + len(row) * shorter) / (sum(row.values()) + len(row))

    def loss(self, words):
        terms = []
        for word in words:
            spelled = "." + word + "."
            for end in range(1, len(spelled)):
                terms.append(-math.log(self.probability(spelled[max(0, end - self.n + 1) : end], spelled[end])))
        return math.fsum(terms) / len(terms)


def number(x):
    """JSON has no infinity."""
    return x if x < math.inf else "infinity"


def losses(model, parts, *arguments):
    return {name: number(model.loss(words, *arguments)) for name, words in parts.items()}


def tuned(n, parts):
    counts = Counts(parts["train"], n)
    a = min(SMOOTHINGS, key=lambda a: counts.loss(parts["dev"], a))
    return {"n": n, "smoothing": a, "losses": losses(counts, parts, a)}, counts


def spread(n, a):
    others = [split(WORDS, seed) for seed in range(1, 11)]
    counted = [Counts(parts["train"], n) for parts in others]
    dev = [counts.loss(parts["dev"], a) for counts, parts in zip(counted, others)]
    test = [counts.loss(parts["test"], a) for counts, parts in zip(counted, others)]
    return {"dev": dev, "test": test, "devMean": statistics.fmean(dev), "devDeviation": statistics.stdev(dev),
            "testMean": statistics.fmean(test), "testDeviation": statistics.stdev(test)}


def overlap(counts, a, parts):
    known = set(parts["train"])
    for name in ("dev", "test"):
        seen = [word for word in parts[name] if word in known]
        unseen = [word for word in parts[name] if word not in known]
        yield {"part": name, "seenWords": len(seen), "unseenWords": len(unseen),
               "seen": counts.loss(seen, a), "unseen": counts.loss(unseen, a)}


def memory(n, parts):
    train = Counts(parts["train"], n)
    asked = Counter(ngrams(parts["dev"], n, n - 1))
    once = {context for context, count in train.contexts.items() if count == 1}

    def examples(of):
        return sum(times for gram, times in asked.items() if of(gram))

    return {"n": n, "contexts": len(train.contexts), "contextsSeenOnce": len(once), "ngrams": len(train.grams),
            "asked": sum(asked.values()), "neverSeen": examples(lambda gram: gram[:-1] not in train.contexts),
            "seenOnce": examples(lambda gram: gram[:-1] in once),
            "letterNeverSeen": examples(lambda gram: gram[:-1] in train.contexts and gram not in train.grams),
            "bytes": len(train.contexts) * (4 * (n - 1) + 8) + len(train.grams) * 12}


def score(word, counts, a):
    return [counts.probability(gram, a) for gram in ngrams([word], counts.n, counts.marks)]


def main():
    whole = {"bigram": Counts(WORDS, 2), "trigram": Counts(WORDS, 3), "trigram-one-mark": Counts(WORDS, 3, 1)}
    rows = [tuned(n, PARTS) for n in range(2, 9)]
    print(json.dumps({
        "words": len(WORDS), "vocabularySize": V,
        "sizes": {name: [len(words), sum(len(word) + 1 for word in words)] for name, words in PARTS.items()},
        "counts": [row for row, _ in rows],
        "overfitting": [{"n": n, "losses": losses(Counts(PARTS["train"], n), PARTS, 0.01)} for n in range(2, 9)],
        "otherSplits": [spread(row["n"], row["smoothing"]) for row, _ in rows[:5]],
        "overlap": [list(overlap(counts, row["smoothing"], PARTS)) for row, counts in rows[:5]],
        "allWords": {name: {"examples": sum(counts.grams.values()), "nats": counts.loss(WORDS, 0)}
                     for name, counts in whole.items()},
        "wittenBell": [{"n": n, "losses": losses(WittenBell(PARTS["train"], n), PARTS)} for n in range(2, 9)],
        "memory": [memory(n, PARTS) for n in range(1, 9)],
        "scores": {word: [score(word, counts, row["smoothing"]) for row, counts in rows[:3]] for word in sys.argv[2:]},
    }, indent=1))


if __name__ == "__main__":
    WORDS = open(sys.argv[1]).read().split()[::10]
    V = len(set("".join(WORDS))) + 1
    PARTS = split(WORDS, 42)
    main()
