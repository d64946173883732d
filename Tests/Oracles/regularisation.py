"""The lecture's net after 200 steps with penalties of several strengths, and the counts with as many fake counts.

The loss is the mean negative log-likelihood without the penalty. All in double precision but for the first weights:
float32 sums over 37,000 examples of one character would lose digits, which a strong penalty throws to and fro.

    python3 regularisation.py names-2017.txt > ../Data/torch-regularisation.json
"""

import json
import sys

import torch

words = open(sys.argv[1]).read().split()
index = {c: i + 1 for i, c in enumerate(sorted(set("".join(words))))} | {".": 0}
xs, ys = torch.tensor([(index[a], index[b]) for w in words for a, b in zip("." + w, w + ".")]).T
V = len(index)
N = torch.zeros(V, V, dtype=torch.double)
N.index_put_((xs, ys), torch.ones(len(xs), dtype=torch.double), accumulate=True)
# Of the first word's inputs the one that the fewest different characters follow.
row = min([index[c] for c in "." + words[0]], key=lambda i: (N[i] > 0).sum().item())


def loss(log_p):
    """Exactly, from the counts."""
    return -(N * torch.where(N > 0, log_p, 0)).sum().item() / N.sum().item()


def counted(strength):
    P = (N + strength) / (N + strength).sum(1, keepdim=True)
    return {"strength": strength, "loss": loss(P.log())}


def descended(strength):
    W = torch.randn((V, V), generator=torch.Generator().manual_seed(2147483647)).double().requires_grad_()
    for _ in range(200):
        objective = -(N * W.log_softmax(1)).sum() / N.sum() + strength * (W**2).mean()
        W.grad = None
        objective.backward()
        W.data -= 50 * W.grad
    W = W.detach()
    return {"strength": strength, "loss": loss(W.log_softmax(1)), "weights": W[row].tolist(),
            "weightSize": (W**2).mean().sqrt().item()}


print(json.dumps({
    "torch": torch.__version__, "row": row, "counts": N[row].int().tolist(),
    "smoothing": [counted(10**k if k >= 0 else 0) for k in range(-1, 6)],
    "decay": [descended(s) for s in [0, 0.001, 0.01, 0.1, 1, 10]]}, indent=1))
