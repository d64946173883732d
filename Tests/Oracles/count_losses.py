"""Losses of n-gram counts with one fake count, from dictionaries: sharing nothing with the program.

Of all words, and of the train, dev and test parts of the split that the follow-up lectures make. Two and more
boundaries stand before a word, as many as the n-gram needs. Of the fake counts the one that is best on dev.

    python3 count_losses.py names-2017.txt > ../Data/exercises-2017.json
    python3 count_losses.py names.txt      > ../Data/exercises-names.json
"""

import json
import math
import random
import sys
from collections import Counter

ALL_WORDS = ["0", "0.01", "0.1", "1", "10"]
SPLIT = ["0.001", "0.003", "0.01", "0.03", "0.1", "0.2", "0.3", "0.5", "1", "2", "3", "5", "10", "30", "100", "1000"]


def ngrams(words, n):
    for word in words:
        spelled = "." * (n - 1) + word + "."
        for end in range(n, len(spelled) + 1):
            yield spelled[end - n : end]


def losses(train, parts, n, smoothings, size):
    """The mean of -log p over the n-grams of each part, for each fake count."""
    counts = Counter(ngrams(train, n))
    contexts = Counter()
    for ngram, count in counts.items():
        contexts[ngram[:-1]] += count
    asked = [Counter(ngrams(part, n)) for part in parts]

    def loss(part, smoothing):
        terms = (
            -times * math.log((counts[ngram] + smoothing) / (contexts[ngram[:-1]] + smoothing * size))
            for ngram, times in part.items())
        return math.fsum(terms) / sum(part.values())

    return {text: [loss(part, float(text)) for part in asked] for text in smoothings}


def split(words):
    shuffled = list(words)
    random.seed(42)
    random.shuffle(shuffled)
    low, high = int(0.8 * len(words)), int(0.9 * len(words))
    return shuffled[:low], shuffled[low:high], shuffled[high:]


def on_split(parts, n, size):
    rows = losses(parts[0], parts, n, SPLIT, size)
    best = min(SPLIT, key=lambda text: rows[text][1])
    return {text: dict(zip(("train", "dev", "test"), row)) for text, row in rows.items()} | {"best_by_dev": best}


words = open(sys.argv[1]).read().splitlines()
size = len(set("".join(words))) + 1
print(json.dumps({
    "all_words": {
        str(n): {text: row[0] for text, row in losses(words, [words], n, ALL_WORDS, size).items()}
        for n in (2, 3, 4)},
    "seed42": {str(n): on_split(split(words), n, size) for n in (2, 3, 4, 5)},
}, indent=1))
