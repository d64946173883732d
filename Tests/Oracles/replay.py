#!/usr/bin/env python3
"""What PyTorch's losses are when it trains the makemore family as its reference implementation does.

Written anew from what that program does at its defaults: the order of its random draws (split, layers in
their order of construction, data loader), its padded batches, its models and its optimizer. Checked by
running it on the lecture's names with seed 3407, where it gives the losses that the program prints.

usage: replay.py names-2017.txt --seeds 1 2147483647 --steps 200 > Tests/Data/replay.json
       replay.py names.txt --seeds 3407 --steps 191 --log        > Tests/Data/replay-reference.json
needs: pip install torch
"""
import argparse
import json
import math

import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, RandomSampler, TensorDataset

C = H = 64
LAYERS = HEADS = 4


class Bigram(nn.Module):
    def __init__(self, v, t):
        super().__init__()
        self.logits = nn.Parameter(torch.zeros(v, v))

    def forward(self, x):
        return self.logits[x]


class MLP(nn.Module):
    def __init__(self, v, t):
        super().__init__()
        self.blank, self.places = v, t
        self.tokens = nn.Embedding(v + 1, C)
        self.hidden = nn.Linear(t * C, H)
        self.output = nn.Linear(H, v)

    def forward(self, x):
        t = x.shape[1]
        padded = F.pad(x, (self.places - 1, 0), value=self.blank)
        newest_first = [padded[:, self.places - 1 - k : self.places - 1 - k + t] for k in range(self.places)]
        joined = torch.cat([self.tokens(tokens) for tokens in newest_first], 2)
        return self.output(torch.tanh(self.hidden(joined)))


class Recurrent(nn.Module):
    def __init__(self, v, t, gates):
        super().__init__()
        self.start = nn.Parameter(torch.zeros(1, H))
        self.tokens = nn.Embedding(v, C)
        self.gates = nn.ModuleList(nn.Linear(C + H, H) for _ in range(gates))
        self.head = nn.Linear(H, v)

    def forward(self, x):
        state, states = self.start.expand(len(x), H), []
        for token in self.tokens(x).unbind(1):
            state = self.step(token, state)
            states.append(state)
        return self.head(torch.stack(states, 1))


class RNN(Recurrent):
    def __init__(self, v, t):
        super().__init__(v, t, 1)

    def step(self, token, state):
        return torch.tanh(self.gates[0](torch.cat([token, state], 1)))


class GRU(Recurrent):
    def __init__(self, v, t):
        super().__init__(v, t, 3)

    def step(self, token, state):
        joined = torch.cat([token, state], 1)
        update, reset = (torch.sigmoid(gate(joined)) for gate in self.gates[:2])
        candidate = torch.tanh(self.gates[2](torch.cat([token, reset * state], 1)))
        return (1 - update) * state + update * candidate


class BagOfWords(nn.Module):
    def __init__(self, v, t):
        super().__init__()
        self.tokens, self.positions = nn.Embedding(v, C), nn.Embedding(t, C)
        self.up, self.down = nn.Linear(C, H), nn.Linear(H, C)
        self.head = nn.Linear(C, v)

    def forward(self, x):
        t = x.shape[1]
        h = self.tokens(x) + self.positions.weight[:t]
        h = h + h.cumsum(1) / torch.arange(1, t + 1).view(1, t, 1)
        return self.head(h + self.down(torch.tanh(self.up(h))))


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1 = nn.LayerNorm(C)
        self.qkv, self.project = nn.Linear(C, 3 * C), nn.Linear(C, C)
        self.norm2 = nn.LayerNorm(C)
        self.up, self.down = nn.Linear(C, 4 * C), nn.Linear(4 * C, C)

    def forward(self, x):
        b, t, _ = x.shape
        q, k, v = (part.view(b, t, HEADS, C // HEADS).transpose(1, 2)
                   for part in self.qkv(self.norm1(x)).split(C, 2))
        future = torch.ones(t, t).triu(1).bool()
        score = (q @ k.transpose(2, 3) / math.sqrt(C // HEADS)).masked_fill(future, -math.inf)
        y = (score.softmax(3) @ v).transpose(1, 2).reshape(b, t, C)
        x = x + self.project(y)
        return x + self.down(F.gelu(self.up(self.norm2(x)), approximate="tanh"))


class Transformer(nn.Module):
    def __init__(self, v, t):
        super().__init__()
        self.tokens, self.positions = nn.Embedding(v, C), nn.Embedding(t, C)
        self.blocks = nn.Sequential(*(Block() for _ in range(LAYERS)))
        self.norm, self.head = nn.LayerNorm(C), nn.Linear(C, v, bias=False)

    def forward(self, x):
        return self.head(self.norm(self.blocks(self.tokens(x) + self.positions.weight[: x.shape[1]])))


TYPES = {"bigram": Bigram, "mlp": MLP, "rnn": RNN, "gru": GRU, "bow": BagOfWords, "transformer": Transformer}


def padded(words, index, length):
    x = torch.zeros(len(words), length, dtype=torch.long)
    y = torch.full((len(words), length), -1)
    for row, word in enumerate(words):
        tokens = [index[c] for c in word]
        x[row, 1 : 1 + len(tokens)] = torch.tensor(tokens)
        y[row, : len(tokens) + 1] = torch.tensor(tokens + [0])
    return TensorDataset(x, y)


def losses(words, kind, seed, steps):
    torch.manual_seed(seed)
    index = {c: i + 1 for i, c in enumerate(sorted(set("".join(words))))}
    length = max(map(len, words)) + 1
    order = torch.randperm(len(words)).tolist()
    training = [words[i] for i in order[: -min(1000, int(len(words) * 0.1))]]
    model = TYPES[kind](len(index) + 1, length)
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-4, weight_decay=0.01, betas=(0.9, 0.99), eps=1e-8)
    data = padded(training, index, length)
    loader = DataLoader(data, batch_size=32, sampler=RandomSampler(data, replacement=True, num_samples=10**10))
    result = []
    for _, (x, y) in zip(range(steps), loader):
        loss = F.cross_entropy(model(x).flatten(0, 1), y.flatten(), ignore_index=-1)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        result.append(round(loss.item(), 6))
    return result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("words")
    parser.add_argument("--seeds", type=int, nargs="+", required=True)
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--types", nargs="+", default=list(TYPES), choices=list(TYPES))
    parser.add_argument("--first", type=int, help="only the first words of the file")
    parser.add_argument("--log", action="store_true", help="every tenth loss with four decimals, as that program prints")
    args = parser.parse_args()
    torch.set_num_threads(1)
    words = [word for word in map(str.strip, open(args.words, encoding="utf-8")) if word][: args.first]
    runs = [{"seed": seed, "type": kind, "losses": losses(words, kind, seed, args.steps)}
            for seed in args.seeds for kind in args.types]
    if args.log:
        what = ("training loss of the reference implementation (makemore.py at its defaults, --seed 3407 -n 0, "
                "torch 2.15.0 CPU) every 10th step, per --type")
        logs = {run["type"]: {str(step): round(loss, 4) for step, loss in enumerate(run["losses"]) if step % 10 == 0}
                for run in runs}
        print(json.dumps({"what": what, "losses": logs}, indent=1))
        return
    print(json.dumps({"torch": torch.__version__, "words": len(words), "runs": runs}))


main()
