"""E03: which fake count, and which penalty, is best for new
words? It needs PyTorch.
"""
import random
import sys
import torch

path = sys.argv[1] if len(sys.argv) > 1 else "words.txt"
words = open(path, encoding="utf-8").read().strip().split("\n")
chars = sorted(set("".join(words)))
stoi = {c: i + 1 for i, c in enumerate(chars)}
V = len(stoi) + 1
random.seed({{splitSeed}})
random.shuffle(words)
n1, n2 = int(0.8 * len(words)), int(0.9 * len(words))

def count(words, n):
    # Contexts of n - 1 characters are rows.
    ids = [[0] * (n - 1) + [stoi[c] for c in word] + [0]
           for word in words]
    grams = torch.tensor([gram for row in ids for gram in
                          zip(*(row[k:] for k in range(n)))])
    cells = (grams * V ** torch.arange(n - 1, -1, -1)).sum(1)
    N = torch.bincount(cells, minlength=V**n)
    return N.view(-1, V).double()

def loss(N, log_p):
    seen = N > 0  # 0 times minus infinity would be no number
    return -(N[seen] * log_p[seen]).sum() / N.sum()

# Try many fake counts, keep the one that is best for dev words.
fakes = [k * 10.0**e for e in range(-4, 4)
         for k in (1, 1.6, 2.5, 4, 6.3)]
for n in (2, 3):
    train, dev = count(words[:n1], n), count(words[n1:n2], n)
    tried = []
    for fake in fakes:
        P = (train + fake) / (train + fake).sum(1, keepdim=True)
        tried.append((loss(dev, P.log()), fake))
    best, fake = min(tried)
    print(f"{n}-gram: fake count {fake:g}, dev {best:.4f}")
{{#networks}}

# The net, until its gradient is gone. The penalty is no part of
# the losses that are printed.
train, dev = count(words[:n1], 2), count(words[n1:n2], 2)
W = torch.zeros(V, V, dtype=torch.double, requires_grad=True)
opt = torch.optim.Adam([W], 0.1)
for step in range(3000):
    opt.param_groups[0]["lr"] = 0.1 * (1 - step / 3000)
    opt.zero_grad()
    objective = loss(train, W.log_softmax(1))
    (objective + {{penalty}} * (W**2).mean()).backward()
    opt.step()
log_p = W.detach().log_softmax(1)
print(f"net: penalty {{penalty}}, dev {loss(dev, log_p):.4f}")
{{/networks}}
