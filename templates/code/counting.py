"""The lecture's first half: count pairs of letters, make up
words, measure the table. PyTorch before 2.7 makes up others.
"""
import sys
import torch

path = sys.argv[1] if len(sys.argv) > 1 else "words.txt"
words = open(path, encoding="utf-8").read().strip().split("\n")

# Every character gets a number; 0 is the start and end token.
chars = sorted(set("".join(words)))
stoi = {c: i + 1 for i, c in enumerate(chars)}
itos = dict(enumerate(["{{token}}"] + chars))
V = len(itos)

# zip stops where the shorter of the two ends. These are equally
# long, so no pair is lost.
xs, ys = [], []
for word in words:
    ids = [stoi[c] for c in word]
    for a, b in zip([0] + ids, ids + [0]):
        xs.append(a)
        ys.append(b)
xs, ys = torch.tensor(xs), torch.tensor(ys)
print(len(words), "words,", len(xs), "examples")

# A trap: N[xs, ys] += 1 adds one to a cell only once, however
# often its pair is in the list. bincount counts them all.
N = torch.bincount(xs * V + ys, minlength=V * V).view(V, V)
print((N == 0).sum().item(), "pairs never occur")

# keepdim=True keeps the sums a column: every row is divided by
# its own sum. N holds whole numbers: N /= ... is an error.
P = N / N.sum(1, keepdim=True)
g = torch.Generator().manual_seed({{seed}})
for _ in range(10):
    i, word = 0, ""
    while True:
        # Without .item() the index would be a tensor.
        i = torch.multinomial(P[i], 1, generator=g).item()
        word += itos[i]
        if i == 0:
            break
    print(word)

# The loss: the mean of -log p over all pairs that do occur.
print(f"loss {-P[xs, ys].log().mean():.4f}")
P = (N + 1) / (N + 1).sum(1, keepdim=True)
loss = -P[xs, ys].log().mean()
print(f"loss, one added to each count {loss:.4f}")
