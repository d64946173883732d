"""E04: a one-hot product selects a row, so select the row. It
needs PyTorch.
"""
import sys
import torch
import torch.nn.functional as F

path = sys.argv[1] if len(sys.argv) > 1 else "words.txt"
words = open(path, encoding="utf-8").read().strip().split("\n")
chars = sorted(set("".join(words)))
stoi = {c: i + 1 for i, c in enumerate(chars)}
V = len(stoi) + 1
ids = [[0] + [stoi[c] for c in word] + [0] for word in words]
xs = torch.tensor([i for row in ids for i in row[:-1]])
ys = torch.tensor([i for row in ids for i in row[1:]])
xs, ys = xs[:{{examples}}], ys[:{{examples}}]
g = torch.Generator().manual_seed({{seed}})
W = torch.randn((V, V), generator=g, requires_grad=True)

# one_hot gives whole numbers. Without .float() the product is
# an error: "expected m1 and m2 to have the same dtype".
product = F.one_hot(xs, num_classes=V).float() @ W
selected = W[xs]  # nn.Embedding does the same
print("equal to the last bit:", torch.equal(product, selected))

# Equal pairs have equal losses: weigh each pair by its count.
N = torch.bincount(xs * V + ys, minlength=V * V).view(V, V)
pairs = (N > 0).sum().item()
print(f"{len(xs)} examples, {pairs} different pairs")

def gradient(loss):
    W.grad = None  # else gradients add up
    loss.backward()
    return W.grad

rows = F.cross_entropy(W[xs], ys)
grouped = -(N * W.log_softmax(1)).sum() / len(xs)
exact = -(N * W.double().log_softmax(1)).sum() / len(xs)
print(f"loss by rows {rows.item():.4f}")
print(f"loss by pairs {grouped.item():.4f}")
print(f"loss in float64 {exact.item():.4f}")
error = (gradient(rows) - gradient(exact)).abs().max().item()
print("gradients agree to four digits:", error < 1e-4)
