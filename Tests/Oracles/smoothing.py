"""Kneser-Ney and its relatives on a tiny list, in exact fractions: Tests/Data/smoothing-by-hand.json.

Written from the formulas of Chen and Goodman 1999, n-gram by n-gram, sharing nothing with the program.
Letters are a = 1, b = 2; 0 is the boundary. One boundary stands before a word; a context at the beginning
of a word is the longest there is.
"""

import json
from collections import Counter
from fractions import Fraction as F

WORDS = [[1, 1, 2], [1, 2], [2], [1, 1, 2], [2, 2, 1]]
V = 3


def ngrams(length):
    counts = Counter()
    for word in WORDS:
        spelled = [0] + word + [0]
        for end in range(length, len(spelled) + 1):
            gram = tuple(spelled[end - length : end])
            if end - 1 >= 1:  # what is predicted is never the first boundary
                counts[gram] += 1
    return counts


def continuation(length):
    occurrences, longer = ngrams(length), ngrams(length + 1)
    result = {}
    for gram, count in occurrences.items():
        if length > 1 and gram[0] == 0:
            result[gram] = count
        else:
            result[gram] = len({g[0] for g in longer if g[1:] == gram})
    return result


def probability(nxt, context, n, discount, kneser_ney):
    """Interpolated: the context is at most n - 1 long, the empty one mixes with 1 / V."""

    def level(context):
        length = len(context) + 1
        counts = continuation(length) if kneser_ney and length < n else ngrams(length)
        lower = level(context[1:])[nxt] if context else F(1, V)
        row = {g[-1]: c for g, c in counts.items() if g[:-1] == context}
        if not row:
            return {nxt: lower}
        total = sum(row.values())
        taken = {k: min(F(c), discount(c, total, len(row))) for k, c in row.items()}
        weight = sum(taken.values()) / total
        own = (row.get(nxt, 0) - taken.get(nxt, 0)) / F(total)
        return {nxt: own + weight * lower}

    return level(context)[nxt]


RULES = {
    "jelinek-mercer": ([F(1, 4)], lambda c, t, d: F(c) / 4, False),
    "dirichlet": ([F(2)], lambda c, t, d: F(c) * 2 / (t + 2), False),
    "witten-bell": ([], lambda c, t, d: F(c) * d / (t + d), False),
    "absolute": ([F(3, 4)], lambda c, t, d: F(3, 4), False),
    "kneser-ney": ([F(3, 4)], lambda c, t, d: F(3, 4), True),
    "modified-kneser-ney": (
        [F(1, 2), F(5, 4), F(3, 2)],
        lambda c, t, d: [F(1, 2), F(5, 4), F(3, 2)][min(c, 3) - 1],
        True,
    ),
}

CONTEXTS = [[0, 0], [0, 1], [0, 2], [1, 1], [1, 2], [2, 1], [2, 2]]

cases = []
for rule, (parameters, discount, kneser_ney) in RULES.items():
    for context in CONTEXTS:
        essential = tuple(context[1:] if context[:2] == [0, 0] else context)
        p = [probability(nxt, essential, 3, discount, kneser_ney) for nxt in range(V)]
        assert sum(p) == 1, (rule, context, p)
        cases.append(
            {
                "rule": rule,
                "parameters": [float(x) for x in parameters],
                "context": context,
                "fractions": [str(x) for x in p],
                "probabilities": [float(x) for x in p],
            }
        )

print(json.dumps({"words": WORDS, "vocabularySize": V, "cases": cases}, indent=1))
