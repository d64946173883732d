"""E05: why F.cross_entropy, when exp, divide and log do the
same? It needs PyTorch.
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
# Labels are whole numbers (int64), one for each example.
ys = torch.tensor([i for row in ids for i in row[1:]])
g = torch.Generator().manual_seed({{seed}})
W = torch.randn((V, V), generator=g)

def unfused(logits, ys):
    counts = logits.exp()
    probs = counts / counts.sum(1, keepdim=True)
    return -probs[torch.arange(len(ys)), ys].log().mean()

print(f"unfused {unfused(W[xs], ys):.5f}")
print(f"fused {F.cross_entropy(W[xs], ys):.5f}")

# Large logits: exp of more than 88.7 is infinite in float32.
label = torch.tensor([{{label}}])
for scale in (1, 10, 100, 1000):
    logits = scale * torch.tensor([[{{logits}}]])
    a = unfused(logits, label)
    b = F.cross_entropy(logits, label)
    print(f"times {scale}: unfused {a:.4f}, fused {b:.4f}")

# The gradient: the probabilities, minus one at the label.
logits = torch.tensor([[{{logits}}]], requires_grad=True)
F.cross_entropy(logits, label).backward()
gradient = logits.grad[0].tolist()
print("gradient", *(f"{x:.4f}" for x in gradient))

# A trap: cross_entropy takes logits. It takes probabilities for
# logits, too, without a warning, and the loss is wrong.
N = torch.bincount(xs * V + ys, minlength=V * V).view(V, V)
P = N / N.sum(1, keepdim=True)
right = F.cross_entropy(P.log()[xs], ys)
wrong = F.cross_entropy(P[xs], ys)
print(f"counts {right:.4f}")
print(f"probabilities taken for logits {wrong:.4f}")
