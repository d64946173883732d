"""Adds to a file of the lecture's figures what its own list of figures leaves out.

usage: lecture_figures.py NAMES.txt FIGURES.json      (needs PyTorch; rewrites FIGURES.json)
"""

import json
import sys

import torch
import torch.nn.functional as F

words = open(sys.argv[1]).read().splitlines()
index = {s: i + 1 for i, s in enumerate(sorted(set("".join(words))))} | {".": 0}
size = len(index)
N = torch.zeros((size, size), dtype=torch.int32)
for word in words:
    for a, b in zip("." + word, word + "."):
        N[index[a], index[b]] += 1
P = N.float()
kept, dropped = P.sum(1, keepdim=True), P.sum(1)
right, wrong = P / kept, P / dropped

marked = torch.zeros((size + 1, size + 1), dtype=torch.int32)
letters = {s: i - 1 for s, i in index.items() if s != "."}
start, end = size - 1, size
for word in words:
    ids = [start, *(letters[c] for c in word), end]
    for a, b in zip(ids, ids[1:]):
        marked[a, b] += 1

first = words[0]
xs = torch.tensor([index[c] for c in "." + first])
ys = torch.tensor([index[c] for c in first + "."])
W = torch.randn((size, size), generator=torch.Generator().manual_seed(2147483647))
xenc = F.one_hot(xs, num_classes=size).float()
probs = F.softmax(xenc @ W, 1)


def loss(table, names):
    pairs = [(index[a], index[b]) for w in names for a, b in zip("." + w, w + ".")]
    a, b = map(list, zip(*pairs))
    return -table.double()[a, b].log().mean().item()


exact, near = ("exact", None), ("rel", 1e-5)
rows = [
    ("00:20:54", "counts.marks.shape", "shape of N with start and end apart", list(marked.shape), exact),
    ("00:20:54", "counts.marks.wasted", "cells that two marks waste",
     int((marked[end] == 0).sum() + (marked[:, start] == 0).sum() - 1), exact),
    ("00:36:17", "broadcast.shapes", "shapes of P, its sums with and without keepdim, and P / sums",
     [list(t.shape) for t in (P, kept, dropped, right)], exact),
    ("00:36:17", "broadcast.bug.nll", "average NLL of the wrongly normalised table",
     loss(wrong, words), near),
    ("00:50:14", "emma.counts.probabilities", "probability of each bigram of the first word",
     right[xs, ys].tolist(), near),
    ("00:50:14", "nll.first3", "average NLL of each of the first three words",
     [loss(right, [word]) for word in words[:3]], near),
    ("01:05:26", "emma.inputs", "inputs of the first word", xs.tolist(), exact),
    ("01:05:26", "emma.outputs", "outputs of the first word", ys.tolist(), exact),
    ("01:10:01", "emma.onehot", "one-hot rows of the first word", xenc.int().tolist(), exact),
    ("01:18:46", "emma.softmax.row0", "first five probabilities of the untrained net",
     probs[0, :5].tolist(), near),
]
path = sys.argv[2]
figures = json.load(open(path))
known = {row[1] for row in rows}
figures["figures"] = [f for f in figures["figures"] if f["id"] not in known] + [
    {"chapter": chapter, "id": id, "what": what, "value": value, "compare": how[0],
     "tolerance": how[1], "source": f"torch {torch.__version__.split('+')[0]} run"}
    for chapter, id, what, value, how in rows
]
json.dump(figures, open(path, "w"), indent=1)
open(path, "a").write("\n")
