"""What all networks share: the list and its parts, the loss,
and the training loop. A network's own file imports it.
"""
import random
import sys
import torch
from torch.nn import functional as F, utils

path = sys.argv[1] if len(sys.argv) > 1 else "words.txt"
words = open(path, encoding="utf-8").read().strip().split("\n")
itos = [""] + sorted(set("".join(words)))  # 0: start, end token
stoi = {c: i for i, c in enumerate(itos)}
random.seed({{splitSeed}})
random.shuffle(words)
n1, n2 = int(0.8 * len(words)), int(0.9 * len(words))
train_words, dev_words = words[:n1], words[n1:n2]
V, T = len(itos), max(map(len, train_words)) + 1
torch.manual_seed({{seed}})

def loss_of(model, words):
    ids = [torch.tensor([0] + [stoi[c] for c in word] + [0])
           for word in words]
    x = utils.rnn.pad_sequence(ids, True)[:, :-1]
    # Labels are moved by one; -1 after a word: no label.
    y = utils.rnn.pad_sequence(ids, True, -1)[:, 1:]
    return F.cross_entropy(
        model(x).flatten(0, 1), y.flatten(), ignore_index=-1)

@torch.no_grad()
def evaluate(model, step):
    model.eval()
    loss = loss_of(model, dev_words).item()
    print(f"step {step}: dev loss {loss:.4f}", flush=True)
    model.train()

def train(model, steps, batch, peak, warm_up, decay, shown):
    def rate(step):  # a warm-up, then down to zero
        if step < warm_up:
            return (step + 1) / warm_up
        return (steps - step) / max(1, steps - warm_up)

    rounds = steps * batch // len(train_words) + 1
    order = [i for _ in range(rounds)
             for i in torch.randperm(len(train_words)).flip(0)]
    opt = torch.optim.AdamW(model.parameters(), peak,
                            (0.9, 0.99), weight_decay=decay)
    for step in range(1, steps + 1):
        chosen = order[(step - 1) * batch : step * batch]
        opt.zero_grad()
        part = [train_words[i] for i in chosen]
        loss_of(model, part).backward()
        utils.clip_grad_norm_(model.parameters(), {{clip}})
        opt.param_groups[0]["lr"] = peak * rate(step - 1)
        opt.step()
        if step in shown:
            evaluate(model, step)
