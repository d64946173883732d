"""The lecture's second half: a neural net of one layer learns
the same table without counting. PyTorch before 2.7 makes up
other words.
"""
import sys
import torch
import torch.nn.functional as F

path = sys.argv[1] if len(sys.argv) > 1 else "words.txt"
words = open(path, encoding="utf-8").read().strip().split("\n")
chars = sorted(set("".join(words)))
stoi = {c: i + 1 for i, c in enumerate(chars)}
itos = dict(enumerate(["{{token}}"] + chars))
V = len(itos)

# Inputs and labels. torch.Tensor, with a capital T, would make
# them floating point, and these cannot be indices.
ids = [[0] + [stoi[c] for c in word] + [0] for word in words]
xs = torch.tensor([i for row in ids for i in row[:-1]])
ys = torch.tensor([i for row in ids for i in row[1:]])
num = len(xs)
xenc = F.one_hot(xs, num_classes=V).float()
print(num, "examples")

def train(penalty):
    g = torch.Generator().manual_seed({{seed}})
    # Without requires_grad=True, backward() is an error.
    W = torch.randn((V, V), generator=g, requires_grad=True)
    for step in range({{steps}} + 1):
        logits = xenc @ W
        counts = logits.exp()
        probs = counts / counts.sum(1, keepdim=True)
        loss = -probs[torch.arange(num), ys].log().mean()
        loss = loss + penalty * (W**2).mean()
        if step in ({{shown}}):
            print(f"step {step} loss {loss.item():.4f}")
        W.grad = None  # else gradients add up from step to step
        loss.backward()
        if step < {{steps}}:
            # W.data: the update itself needs no gradient.
            W.data -= {{rate}} * W.grad
    return W.detach()

print("without a penalty")
train(0)
print("with the penalty {{penalty}}")
P = train({{penalty}}).softmax(1)
g = torch.Generator().manual_seed({{seed}})
for _ in range(10):
    i, word = 0, ""
    while True:
        i = torch.multinomial(P[i], 1, generator=g).item()
        word += itos[i]
        if i == 0:
            break
    print(word)
