#!/usr/bin/env python3
"""Every number of the lecture, as PyTorch computes it on a list of names: Sources/CEmbedded/lecture-numbers-*.json.

The lecture's own code, written anew step by step. What its notebook shows for its own list is typed below, with
its source; where PyTorch can compute the same today, the script stops if the two differ. Prints the same bytes
on every run.

usage: lecture_numbers.py names-2017.txt > Sources/CEmbedded/lecture-numbers-2017.json
       lecture_numbers.py names.txt      > Sources/CEmbedded/lecture-numbers-names.json
needs: pip install torch, version 2.15
"""

import hashlib
import json
import math
import sys
from collections import Counter
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 2147483647
RUN = f"torch {torch.__version__.split('+')[0]} run"
NOTEBOOK = "published notebook makemore_part1_bigrams.ipynb"
MKL = "PyTorch builds with MKL, about versions 1.13 to 2.6"

# How near ours has to be: exactly, as sums in the order of the list must be, or within so much absolutely or
# relative to the value. The notebook prints four decimals. A float32 keeps seven digits; where its errors cancel
# out in a mean over many, eight or more are left.
EXACT = ("exact", None)
PRINTED = ("abs", 5e-5)


def near(tolerance):
    return ("rel", tolerance)


# What others have published for the lecture's own list, by its SHA-256.
PUBLISHED = {
    "0a30b5557f192f32ab962680889aac5f6fda0f4cecf40a6d0b5694f58ea8cc4d": {
        "names.first10": (NOTEBOOK, [
            "emma", "olivia", "ava", "isabella", "sophia", "charlotte", "mia", "amelia", "harper", "evelyn"]),
        "names.count": (NOTEBOOK, 32033),
        "names.shortest": (NOTEBOOK, 2),
        "names.longest": (NOTEBOOK, 15),
        "bigrams.top20": (NOTEBOOK, [
            ["n", "<E>", 6763], ["a", "<E>", 6640], ["a", "n", 5438], ["<S>", "a", 4410], ["e", "<E>", 3983],
            ["a", "r", 3264], ["e", "l", 3248], ["r", "i", 3033], ["n", "a", 2977], ["<S>", "k", 2963],
            ["l", "e", 2921], ["e", "n", 2675], ["l", "a", 2623], ["m", "a", 2590], ["<S>", "m", 2538],
            ["a", "l", 2528], ["i", "<E>", 2489], ["l", "i", 2480], ["i", "a", 2445], ["<S>", "j", 2422]]),
        "counts.total": (NOTEBOOK, 228146),
        "sampling.p0": (NOTEBOOK, [
            0.0, 0.1377, 0.0408, 0.0481, 0.0528, 0.0478, 0.013, 0.0209, 0.0273, 0.0184, 0.0756, 0.0925, 0.0491,
            0.0792, 0.0358, 0.0123, 0.0161, 0.0029, 0.0512, 0.0642, 0.0408, 0.0024, 0.0117, 0.0096, 0.0042, 0.0167,
            0.029]),
        "rng.p3": (NOTEBOOK, [0.6064, 0.3033, 0.0903]),
        "rng.multinomial100.published": (NOTEBOOK, [
            1, 1, 2, 0, 0, 2, 1, 1, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 0, 2, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 1,
            0, 1, 1, 0, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0,
            0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 1, 0, 0, 1, 1, 1]),
        "samples.counts.video": (NOTEBOOK, ["mor.", "axx.", "minaymoryles.", "kondlaisah.", "anchshizarie."]),
        "samples.counts.mkl": (MKL, ["junide.", "janasah.", "p.", "cony.", "a."]),
        "examples.count": (NOTEBOOK, 228146),
        "samples.net.video": (NOTEBOOK, ["mor.", "axx.", "minaymoryles.", "kondlaisah.", "anchthizarie."]),
    },
}


class List:
    """The list of names, and what all parts of the lecture make of it."""

    def __init__(self, text):
        self.words = text.splitlines()
        self.index = {s: i + 1 for i, s in enumerate(sorted(set("".join(self.words))))} | {".": 0}
        self.letters = {i: s for s, i in self.index.items()}
        self.size = len(self.index)
        pairs = [self.pair(a, b) for word in self.words for a, b in zip("." + word, word + ".")]
        self.xs, self.ys = torch.tensor(pairs).T
        self.N = torch.zeros((self.size, self.size), dtype=torch.int32)
        self.N.index_put_((self.xs, self.ys), torch.ones(len(pairs), dtype=torch.int32), accumulate=True)
        first = self.words[0]
        self.first = torch.tensor([self.pair(a, b) for a, b in zip("." + first, first + ".")]).T

    def pair(self, a, b):
        return self.index[a], self.index[b]

    def generator(self):
        return torch.Generator().manual_seed(SEED)

    def probabilities(self, smoothing):
        P = (self.N + smoothing).float()
        return P / P.sum(1, keepdim=True)

    def samples(self, row, count=10):
        """Words drawn letter by letter; `row` gives the probabilities after a character."""
        generator, result = self.generator(), []
        for _ in range(count):
            word, at = "", 0
            while not word.endswith("."):
                at = torch.multinomial(row(at), 1, replacement=True, generator=generator).item()
                word += self.letters[at]
            result.append(word)
        return result

    def loss(self, table, word=None):
        """The mean of -log p in double, of all words or of one."""
        if word is None:
            xs, ys = self.xs, self.ys
        else:
            xs, ys = torch.tensor([self.pair(a, b) for a, b in zip("." + word, word + ".")]).T
        return -table.double()[xs, ys].log().mean().item()

    def running_sum(self, table):
        """The log-likelihood as the lecture adds it up, in float32 and in the order of the list."""
        total = torch.zeros(())
        for log in table.log()[self.xs, self.ys]:
            total += log
        return total


def rounded(values, digits=4):
    return [round(value, digits) for value in values]


def reading(data):
    lengths = [len(word) for word in data.words]
    yield "names.first10", data.words[:10], EXACT
    yield "names.count", len(data.words), EXACT
    yield "names.shortest", min(lengths), EXACT
    yield "names.longest", max(lengths), EXACT


def counting(data):
    spelled = [["<S>", *word, "<E>"] for word in data.words]
    counts = Counter(pair for word in spelled for pair in zip(word, word[1:]))
    top = sorted(counts.items(), key=lambda item: -item[1])[:20]
    yield "bigrams.emma", [list(pair) for pair in zip(spelled[0], spelled[0][1:])], EXACT
    yield "bigrams.distinct", len(counts), EXACT
    yield "bigrams.top20", [[*pair, count] for pair, count in top], EXACT
    yield "counts.shape", list(data.N.shape), EXACT
    yield "counts.total", data.N.sum().item(), EXACT
    yield "counts.row0", data.N[0].tolist(), EXACT
    yield "counts.zeros", (data.N == 0).sum().item(), EXACT
    # Letters first, then the marks of start and end, each with a row and a column.
    marked = torch.zeros((data.size + 1, data.size + 1), dtype=torch.int32)
    start, end = data.size - 1, data.size
    for word in spelled:
        ids = [start, *(data.index[letter] - 1 for letter in word[1:-1]), end]
        for a, b in zip(ids, ids[1:]):
            marked[a, b] += 1
    yield "counts.marks.shape", list(marked.shape), EXACT
    empty = (marked[end] == 0).sum() + (marked[:, start] == 0).sum() - 1
    yield "counts.marks.wasted", empty.item(), EXACT


def sampling(data):
    P = data.probabilities(0)
    yield "sampling.p0", rounded(P[0].tolist()), PRINTED
    generator = data.generator()
    p = torch.rand(3, generator=generator)
    yield "rng.rand3", rounded(p.tolist()), PRINTED
    p = p / p.sum()
    yield "rng.p3", rounded(p.tolist()), PRINTED
    draws = torch.multinomial(p, num_samples=100, replacement=True, generator=generator)
    yield "rng.multinomial100", draws.tolist(), EXACT
    yield "rng.multinomial100.published", None, EXACT
    yield "samples.uniform", data.samples(lambda _: torch.ones(data.size) / data.size), EXACT
    yield "samples.counts", data.samples(lambda at: P[at]), EXACT
    yield "samples.counts.mkl", None, EXACT
    yield "samples.counts.video", None, EXACT


def normalising(data):
    P = data.N.float()
    kept, forgotten = P.sum(1, keepdim=True), P.sum(1)
    right, wrong = P / kept, P / forgotten
    shapes = [list(tensor.shape) for tensor in (P, kept, forgotten, right)]
    yield "broadcast.shapes", shapes, EXACT
    yield "broadcast.bug.nll", data.loss(wrong), near(1e-8)
    yield "broadcast.bug.rowsum", wrong[0].sum().item(), near(1e-6)
    yield "broadcast.ok.rowsum", right[0].sum().item(), near(1e-6)


def likelihood(data):
    counts, smoothed = data.probabilities(0), data.probabilities(1)
    xs, ys = data.first
    yield "emma.counts.probabilities", counts[xs, ys].tolist(), near(1e-7)
    yield "nll.first3", [data.loss(counts, word) for word in data.words[:3]], near(1e-7)
    for name, table in [("counts", counts), ("smoothed", smoothed)]:
        total = data.running_sum(table)
        yield f"nll.{name}.sum", total.item(), EXACT
        yield f"nll.{name}.mean", (-total / len(data.xs)).item(), EXACT
        yield f"nll.{name}.exact", data.loss(table), near(1e-8)
        for word in ["andrej", "andrejq"]:
            yield f"nll.{word}.{name}", data.loss(table, word), near(1e-7)


def forward(data):
    xs, ys = data.first
    xenc = F.one_hot(xs, num_classes=data.size).float()
    W = torch.randn((data.size, data.size), generator=data.generator(), requires_grad=True)
    yield "emma.inputs", xs.tolist(), EXACT
    yield "emma.outputs", ys.tolist(), EXACT
    yield "emma.onehot", xenc.int().tolist(), EXACT
    yield "rng.randn", rounded(W[0, :5].tolist()), PRINTED
    probabilities = softmax(xenc @ W)
    yield "emma.softmax.row0", probabilities[0, :5].tolist(), near(1e-6)
    for number, p in enumerate(probabilities[torch.arange(len(xs)), ys][:5], 1):
        yield f"emma.example{number}", [p.item(), p.log().item(), -p.log().item()], near(1e-6)
    losses, gradients = descend(W, xenc, ys, rate=0.1, steps=3)
    yield "emma.loss", losses[0], near(1e-6)
    yield "emma.grad.row0", gradients[0][0, :5].tolist(), near(1e-6)
    yield "emma.losses", losses, near(1e-6)


def training(data):
    yield "examples.count", len(data.xs), EXACT
    xenc = F.one_hot(data.xs, num_classes=data.size).float()
    compared = [0, 1, 2, 5, 10, 20, 50, 100, 200]
    for name, regularisation in [("plain", 0), ("regularised", 0.01)]:
        W = torch.randn((data.size, data.size), generator=data.generator(), requires_grad=True)
        losses, _ = descend(W, xenc, data.ys, rate=50, steps=200, regularisation=regularisation)
        yield f"net.{name}.losses", {str(step): losses[step] for step in compared}, near(1e-6)

    def row(at):
        return softmax(F.one_hot(torch.tensor([at]), num_classes=data.size).float() @ W)[0]

    with torch.no_grad():
        yield "samples.net", data.samples(row), EXACT
    yield "samples.net.video", None, EXACT


def softmax(logits):
    """As the lecture writes it out."""
    counts = logits.exp()
    return counts / counts.sum(1, keepdim=True)


def descend(W, xenc, ys, rate, steps, regularisation=0):
    """The loss before each step and after the last one, and the gradients."""
    losses, gradients = [], []
    for step in range(steps + 1):
        loss = -softmax(xenc @ W)[torch.arange(len(ys)), ys].log().mean()
        if regularisation:
            loss = loss + regularisation * (W**2).mean()
        losses.append(loss.item())
        W.grad = None
        loss.backward()
        gradients.append(W.grad.clone())
        if step < steps:
            W.data += -rate * W.grad
    return losses, gradients


def agrees(ours, published, how):
    """Whether what PyTorch computes is what was published, as far as that was printed."""
    if isinstance(ours, list):
        return len(ours) == len(published) and all(agrees(a, b, how) for a, b in zip(ours, published))
    return abs(ours - published) <= 1.01e-4 if how == PRINTED else ours == published


def entry(id, value, how, published):
    source = RUN
    if id in published:
        source, shown = published[id]
        assert value is None or agrees(value, shown, how), f"{id}: {value}, published {shown}"
        value = shown
    if isinstance(value, float) and math.isinf(value):
        value = "inf"
    tolerance = {} if how[1] is None else {"tolerance": how[1]}
    return {"id": id, "value": value, "compare": how[0], **tolerance, "source": source}


def main():
    torch.set_num_threads(1)
    path = Path(sys.argv[1])
    content = path.read_bytes()
    data, sha256 = List(content.decode()), hashlib.sha256(content).hexdigest()
    published = PUBLISHED.get(sha256, {})
    parts = [reading, counting, sampling, normalising, likelihood, forward, training]
    entries = [
        entry(id, value, how, published)
        for part in parts for id, value, how in part(data)
        if value is not None or id in published
    ]
    dataset = {"name": path.name, "sha256": sha256, "bytes": len(content), "names": len(data.words)}
    lines = ",\n".join("  " + json.dumps(line) for line in entries)
    print(f'{{\n "dataset": {json.dumps(dataset)},\n "numbers": [\n{lines}\n ]\n}}')


main()
