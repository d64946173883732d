#!/usr/bin/env python3
"""Times a training step, and sampling, of each type of the makemore family in PyTorch.

The sizes are the reference implementation's: 32 names a batch, padded to the longest name plus one;
4 layers, 4 heads, 64 channels, 64 hidden units; AdamW at 5e-4 with betas 0.9 and 0.99. A step is forward,
loss, backward and optimizer on a batch that is ready.

Prints JSON: for each type and style the median milliseconds of a step and the tokens a second, and how many
names a second the network makes up one by one.

usage: torch_peer.py NAMES [--types TYPE,...] [--steps N] [--names N] [--threads N]
"""

import argparse
import json
import statistics
import time

import torch
from torch.nn import functional as F

from torch_models import TYPES

BATCH, WARM_UP = 32, 10


def read(path):
    """All words as inputs and targets, names x positions; -1 is no target."""
    words = open(path, encoding="utf-8").read().split()
    tokens = {c: i for i, c in enumerate(sorted(set("".join(words))), start=1)}
    positions = max(map(len, words)) + 1
    inputs = torch.zeros(len(words), positions, dtype=torch.long)
    targets = torch.full_like(inputs, -1)
    for row, word in enumerate(words):
        numbers = torch.tensor([tokens[c] for c in word])
        inputs[row, 1:len(word) + 1] = targets[row, :len(word)] = numbers
        targets[row, len(word)] = 0
    return inputs, targets, len(tokens) + 1


def measure(model, inputs, targets, steps):
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=5e-4, betas=(0.9, 0.99), eps=1e-8, weight_decay=0.01)
    times, tokens = [], []
    for step in range(WARM_UP + steps):
        chosen = torch.randint(len(inputs), (BATCH,))
        x, y = inputs[chosen], targets[chosen]
        start = time.perf_counter()
        loss = F.cross_entropy(model(x).flatten(0, 1), y.flatten(), ignore_index=-1)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        times.append(time.perf_counter() - start)
        tokens.append(int((y >= 0).sum()))
    middle = statistics.median(times[WARM_UP:])
    return {
        "milliseconds": middle * 1e3, "tokensPerSecond": statistics.mean(tokens) / middle,
        "parameters": sum(p.numel() for p in model.parameters()),
    }


@torch.no_grad()
def generate(model, positions):
    """One name as tokens, a character after the other, each from all characters before it."""
    tokens = torch.zeros(1, 1, dtype=torch.long)
    while tokens.shape[1] < positions:
        probabilities = model(tokens)[:, -1].softmax(1)
        following = torch.multinomial(probabilities, 1)
        if following.item() == 0:
            break
        tokens = torch.cat((tokens, following), 1)
    return tokens


def measure_sampling(model, positions, names):
    """Names a second, of a network that is not trained: its names are longer than a trained one's."""
    model.eval()
    generate(model, positions)
    start = time.perf_counter()
    for _ in range(names):
        generate(model, positions)
    return {"namesPerSecond": names / (time.perf_counter() - start)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names")
    parser.add_argument("--types", default=",".join(TYPES))
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--names", dest="count", type=int, default=100, help="to make up, one by one")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(3407)
    inputs, targets, vocabulary = read(options.names)
    findings, sampling = [], []
    for kind in options.types.split(","):
        for style, make in TYPES[kind].items():
            name, positions = {"type": kind, "style": style}, inputs.shape[1]
            # Names first, as steps would train the network.
            model = make(vocabulary, positions)
            sampling.append(name | measure_sampling(model, positions, options.count))
            findings.append(name | measure(model.train(), inputs, targets, options.steps))
    print(json.dumps(
        {"version": torch.__version__, "threads": options.threads, "steps": findings,
         "sampling": sampling}))


if __name__ == "__main__":
    main()
