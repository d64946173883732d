"""E01: a trigram model, learned in four ways, on all words and
measured on them. It needs PyTorch.
"""
import sys
import torch
from torch import nn

path = sys.argv[1] if len(sys.argv) > 1 else "words.txt"
words = open(path, encoding="utf-8").read().strip().split("\n")
chars = sorted(set("".join(words)))
stoi = {c: i + 1 for i, c in enumerate(chars)}
V = len(stoi) + 1
ids = [[0, 0] + [stoi[c] for c in word] + [0] for word in words]
triples = [t for row in ids for t in zip(row, row[1:], row[2:])]
ix1, ix2, ix3 = torch.tensor(triples).T
print(len(triples), "examples")

def count(ix1, ix2, ix3):
    # A trap: N[ix1, ix2, ix3] += 1 counts a triple only once.
    cells = (ix1 * V + ix2) * V + ix3
    N = torch.bincount(cells, minlength=V**3).view(V, V, V)
    P = N / N.sum(2, keepdim=True)
    return N, -P[ix1, ix2, ix3].log().mean()

# 1. Counts. With one start token, first letters are left out.
N, loss = count(ix1, ix2, ix3)
late = (ix1 > 0) | (ix2 > 0)
single = count(ix1[late], ix2[late], ix3[late])[1]
print(f"counts {loss:.4f}, with one start token {single:.4f}")

# Equal contexts have equal logits: compute those of a context
# once, and weigh its losses by the counts.
a, b = N.sum(2).nonzero().T
share = (N[a, b] / N.sum()).float()

def train(name, parameters, logits, rate, steps, decay):
    opt = torch.optim.AdamW(parameters, rate, (0.9, 0.99),
                            weight_decay=decay)
    for step in range(steps + 1):
        loss = -(share * logits().log_softmax(1)).sum()
        opt.param_groups[0]["lr"] = rate * (1 - step / steps)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(f"{name} {loss.item():.4f}")

# 2. Two alphabets of rows; 3. a row for every pair.
W = torch.zeros(2 * V, V, requires_grad=True)
train("two rows", [W], lambda: W[a] + W[V + b], 0.5, 2000, 0)
U = torch.zeros(V, V, V, requires_grad=True)
train("a row a pair", [U], lambda: U[a, b], 0.5, 2000, 0)
# 4. A small network with a hidden layer.
torch.manual_seed({{seed}})
mlp = nn.Sequential(
    nn.Embedding(V, 16), nn.Flatten(), nn.Linear(32, 64),
    nn.Tanh(), nn.Linear(64, V))
ab = torch.stack([a, b], 1)
weights = mlp.parameters()
train("MLP", weights, lambda: mlp(ab), 0.05, 600, 0.01)
