#!/usr/bin/env python3
"""What a learner runs along with the lecture, in PyTorch and matplotlib: counts in a loop, the heatmap, the
mean loss of the list, 100 steps of the one-layer net, and its loss curve; each figure as PNG and SVG.

Prints JSON: the seconds of each part, and of everything from the first import on.

usage: lecture_peer.py NAMES FOLDER
"""

import json
import sys
import time

laps = {}
began = lap = time.perf_counter()


def finish(part):
    global lap
    now = time.perf_counter()
    laps[part], lap = now - lap, now


import torch
import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot as plt

finish("imports")


def save(figure, name):
    for kind in ("png", "svg"):
        figure.savefig(f"{sys.argv[2]}/{name}.{kind}")
    plt.close(figure)


words = open(sys.argv[1], encoding="utf-8").read().split()
letters = ["."] + sorted(set("".join(words)))
number = {letter: i for i, letter in enumerate(letters)}
size = len(letters)


def bigrams():
    for word in words:
        marked = "." + word + "."
        for first, second in zip(marked, marked[1:]):
            yield number[first], number[second]


counts = torch.zeros(size, size, dtype=torch.int32)
for first, second in bigrams():
    counts[first, second] += 1
finish("counts")

figure = plt.figure(figsize=(16, 16))
plt.imshow(counts, cmap="Blues")
for row in range(size):
    for column in range(size):
        place = {"x": column, "y": row, "ha": "center", "color": "gray"}
        plt.text(s=letters[row] + letters[column], va="bottom", **place)
        plt.text(s=counts[row, column].item(), va="top", **place)
plt.axis("off")
save(figure, "heatmap")
finish("heatmap")

chances = (counts + 1).float()
chances /= chances.sum(1, keepdim=True)
total, examples = 0.0, 0
for first, second in bigrams():
    total -= torch.log(chances[first, second])
    examples += 1
loss = (total / examples).item()
finish("loss")

inputs, targets = (torch.tensor(column) for column in zip(*bigrams()))
weights = torch.randn(
    size, size, generator=torch.Generator().manual_seed(2147483647), requires_grad=True)
curve = []
for _ in range(100):
    # A row of the weights is what a one-hot vector times them gives: the lecture's net, done faster.
    step = torch.nn.functional.cross_entropy(weights[inputs], targets) + 0.01 * (weights**2).mean()
    weights.grad = None
    step.backward()
    weights.data -= 50 * weights.grad
    curve.append(step.item())
finish("net")

figure = plt.figure()
plt.plot(curve)
save(figure, "curve")
finish("curve")
print(json.dumps({"loss": loss, "net": curve[-1], "total": time.perf_counter() - began, "laps": laps}))
