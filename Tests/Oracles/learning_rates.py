"""The lecture's net under several learning rates, and the loss of the first word along one of its weights.

    python3 learning_rates.py names-2017.txt > ../Data/torch-learning-rates.json
"""

import json
import sys

import torch

words = open(sys.argv[1]).read().split()
index = {c: i + 1 for i, c in enumerate(sorted(set("".join(words))))} | {".": 0}
V = len(index)


def examples(words):
    return torch.tensor([(index[a], index[b]) for w in words for a, b in zip("." + w, w + ".")]).T


def untrained():
    return torch.randn((V, V), generator=torch.Generator().manual_seed(2147483647)).double().requires_grad_()


def loss(W, xs, ys):
    return -W[xs].log_softmax(1)[torch.arange(len(xs)), ys].mean()


def descended(rate):
    """The loss before each of 200 steps and after the last, from counts of equal examples."""
    xs, ys = examples(words)
    N = torch.zeros(V, V, dtype=torch.double)
    N.index_put_((xs, ys), torch.ones(len(xs), dtype=torch.double), accumulate=True)
    W, losses = untrained(), []
    for step in range(201):
        value = -(N * W.log_softmax(1)).sum() / N.sum()
        losses.append(value.item())
        W.grad = None
        value.backward()
        if step < 200:
            W.data -= rate * W.grad
    return {"rate": rate, "losses": losses[::20], "rises": sum(a < b for a, b in zip(losses, losses[1:]))}


def along_weight(rate):
    """A step of one weight alone, that of the first example."""
    xs, ys = examples(words[:1])
    W = untrained()
    value = loss(W, xs, ys)
    value.backward()
    cell = xs[0].item(), ys[0].item()
    start, slope = W[cell].item(), W.grad[cell].item()
    W.data[cell] -= rate * slope
    return {"slope": slope, "from": [start, value.item()], "to": [W[cell].item(), loss(W, xs, ys).item()]}


print(json.dumps({
    "torch": torch.__version__, "rates": [descended(rate) for rate in [1, 10, 50, 100, 200]],
    "weight": along_weight(25)}, indent=1))
