"""E02: hide some words, and see what a table has learned by
heart. It needs nothing but Python.
"""
import math
import random
import sys
from collections import Counter

path = sys.argv[1] if len(sys.argv) > 1 else "words.txt"
words = open(path, encoding="utf-8").read().strip().split("\n")
V = len(set("".join(words))) + 1

# The same seed gives the same parts, in every Python 3.
random.seed({{splitSeed}})
random.shuffle(words)
n1, n2 = int(0.8 * len(words)), int(0.9 * len(words))
parts = {"train": words[:n1], "dev": words[n1:n2],
         "test": words[n2:]}
for name, part in parts.items():
    examples = sum(len(word) + 1 for word in part)
    print(f"{name}: {len(part)} words, {examples} examples")

def ngrams(words, n):
    counts = Counter()
    for word in words:
        # None is the token: a list may have dots of its own.
        ids = (None,) * (n - 1) + tuple(word) + (None,)
        counts.update(zip(*(ids[k:] for k in range(n))))
    return counts

def losses(n, fake, names):
    # The counts are always those of the training words.
    counts, contexts = ngrams(parts["train"], n), Counter()
    for gram, count in counts.items():
        contexts[gram[:-1]] += count
    results = []
    for name in names:
        asked, total = ngrams(parts[name], n), 0
        for gram, times in asked.items():
            p = ((counts[gram] + fake)
                 / (contexts[gram[:-1]] + V * fake))
            total -= times * math.log(p)
        loss = total / sum(asked.values())
        results.append(f"{name} {loss:.4f}")
    print(f"{n}-gram: " + ", ".join(results))

{{#chosen}}
losses({{n}}, {{fake}}, ["train", "dev", "test"])
{{/chosen}}
print("nearly no smoothing")
for n in range(2, 9):
    losses(n, {{little}}, ["train", "dev"])
