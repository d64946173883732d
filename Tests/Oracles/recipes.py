"""What recipes that have a closed form, or a minimum, lose on the split of the embedded names.

Counts with one fake count (1 for bigrams, else the best on the last tenth of the train words, after counting the
others; then all are counted) and Witten-Bell smoothing come from dictionaries. Nets of one layer come from PyTorch
in double precision: the bigram net after 200 steps, those of trigrams at the minimum of their loss.

    python3 recipes.py names-2017.txt > ../Data/recipes-2017.json
"""

import json
import sys
from collections import Counter

import exercise_findings as counting
import torch
import torch.nn.functional as F

# Ten in each power of ten from 0.001 to 100, with two digits.
SMOOTHINGS = [float(f"{digits}e{k}") for k in range(-4, 1) for digits in (10, 13, 16, 20, 25, 32, 40, 50, 63, 79)] + [100.0]


def tuned(words, n, marks):
    cut = len(words) - len(words) // 10
    counts = counting.Counts(words[:cut], n, marks)
    return min(SMOOTHINGS, key=lambda a: counts.loss(words[cut:], a))


def counted(n, marks=None, a=None):
    a = tuned(PARTS["train"], n, marks) if a is None else a
    return counting.losses(counting.Counts(PARTS["train"], n, marks), PARTS, a)


def unigram():
    """Nothing but how often each character and the end occur."""
    return counting.losses(counting.Counts(PARTS["train"], 1, 0), PARTS, 0)


def table(words, n):
    """Distinct n-grams as tokens, one a row, and how often each occurs."""
    grams = Counter(counting.ngrams(words, n, n - 1))
    tokens = torch.tensor([[INDEX[letter] for letter in gram] for gram in grams])
    return tokens[:, :-1], tokens[:, -1], torch.tensor(list(grams.values()), dtype=torch.double)


def mean_loss(logits, words, n):
    contexts, following, times = table(words, n)
    return ((F.cross_entropy(logits(contexts), following, reduction="none") * times).sum() / times.sum())


def net(W, rows, n, decay, steps=None):
    """Trains by 200 steps of the lecture's descent, or until nothing moves any more."""
    W = W.double().requires_grad_()
    train = table(PARTS["train"], n)

    def objective():
        losses = F.cross_entropy(rows(W, train[0]), train[1], reduction="none")
        return (losses * train[2]).sum() / train[2].sum() + decay * (W**2).mean()

    if steps:
        for _ in range(steps):
            W.grad = None
            objective().backward()
            W.data -= 50 * W.grad
    else:
        optimizer = torch.optim.LBFGS(
            [W], max_iter=4000, tolerance_grad=1e-10, tolerance_change=1e-14, history_size=20,
            line_search_fn="strong_wolfe")

        def closure():
            optimizer.zero_grad()
            value = objective()
            value.backward()
            return value

        optimizer.step(closure)
    with torch.no_grad():
        return {name: mean_loss(lambda x: rows(W, x), words, n).item() for name, words in PARTS.items()}


def main():
    generator = torch.Generator().manual_seed(2147483647)
    additive = lambda W, x: W[x[:, 0]] + W[V + x[:, 1]]
    pairs = lambda W, x: W[x[:, 0] * V + x[:, 1]]
    print(json.dumps({
        "torch": torch.__version__,
        "uniform": torch.log(torch.tensor(V, dtype=torch.double)).item(), "unigram": unigram(),
        "exact": {
            "bigram": counted(2, a=1), "trigram": counted(3), "trigram-one-mark": counted(3, marks=1),
            "4-gram": counted(4), "5-gram": counted(5), "6-gram": counted(6),
            "witten-bell-5": counting.losses(counting.WittenBell(PARTS["train"], 5), PARTS)},
        "trained": {
            "bigram-net": net(torch.randn((V, V), generator=generator), lambda W, x: W[x[:, 0]], 2, 0.01, steps=200),
            "trigram-net": net(torch.zeros(2 * V, V), additive, 3, 0.002),
            "trigram-table-net": net(torch.zeros(V * V, V), pairs, 3, 0.01)},
    }, indent=1))


WORDS = open(sys.argv[1]).read().split()
PARTS = counting.split(WORDS, 42)
INDEX = {c: i + 1 for i, c in enumerate(sorted(set("".join(WORDS))))} | {".": 0}
V = counting.V = len(INDEX)
main()
