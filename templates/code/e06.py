"""E06: how far can counting go? Kneser-Ney smoothing. It needs
nothing but Python.
"""
import math
import random
import sys
from collections import Counter, defaultdict

path = sys.argv[1] if len(sys.argv) > 1 else "words.txt"
words = open(path, encoding="utf-8").read().strip().split("\n")
V = len(set("".join(words))) + 1
random.seed({{splitSeed}})
random.shuffle(words)
n1, n2 = int(0.8 * len(words)), int(0.9 * len(words))
train, dev = words[:n1], words[n1:n2]

def examples(words, n):
    # At most n - 1 characters, the start token among them; None
    # is the token.
    for word in words:
        ids = (None,) + tuple(word) + (None,)
        for at in range(1, len(ids)):
            yield ids[max(0, at - n + 1) : at], ids[at]

def kneser_ney(words, n):
    rows = defaultdict(Counter)
    # The longest contexts count how often a character follows.
    for context, following in examples(words, n):
        rows[context][following] += 1
    # Shorter ones count after how many different characters.
    for length in range(n - 2, -1, -1):
        for longer in [c for c in rows if len(c) == length + 1]:
            for following in rows[longer]:
                rows[longer[1:]][following] += 1
    # A discount for each length, from how many are 1 and 2.
    discounts = []
    for length in range(n):
        m = Counter(count for context, row in rows.items()
                    if len(context) == length
                    for count in row.values())
        d = m[1] / (m[1] + 2 * m[2]) if m[1] else 0.5
        discounts.append(d)

    def p(following, context):
        below = p(following, context[1:]) if context else 1 / V
        row = rows.get(context)
        if not row:
            return below
        d, total = discounts[len(context)], sum(row.values())
        kept = max(row[following] - d, 0)
        return (kept + d * len(row) * below) / total

    return p

for n in range(2, 8):
    p = kneser_ney(train, n)
    logs = [math.log(p(following, context))
            for context, following in examples(dev, n)]
    print(f"{n}-gram: dev {-sum(logs) / len(logs):.4f}")
