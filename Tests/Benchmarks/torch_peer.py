#!/usr/bin/env python3
"""Times a training step, and sampling, of each type of the makemore family in PyTorch, in every style that may be
the fastest.

The sizes are the reference implementation's: 32 names a batch; 4 layers, 4 heads, 64 channels, 64 hidden units;
AdamW at 5e-4 with betas 0.9 and 0.99. A step takes 32 names out of the ready list, leaves out the padding beyond
the longest of them, and is forward, loss, backward and optimizer. Names are made up by a network that is not trained,
many at a time; those that have ended are dropped, and nothing is read twice. With `--compiled` both go through
`torch.compile`, which needs a C++ compiler and minutes.

Prints JSON: for each type and style the median milliseconds of a step and the tokens a second, and how many
names a second are made up.

usage: torch_peer.py NAMES [--types TYPE,...] [--steps N] [--names N] [--together N,...] [--threads N] [--compiled]
"""

import argparse
import json
import statistics
import sys
import time

import torch
from torch.nn import functional as F

from torch_models import TYPES

BATCH, WARM_UP = 32, 10


def read(path):
    """All words as inputs and targets, names x positions, how long each is, and V; -1 is no target."""
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


def loss_of(model, x, y):
    return F.cross_entropy(model(x).flatten(0, 1), y.flatten(), ignore_index=-1)


def measure(model, inputs, targets, steps, loss=loss_of, trims=True, **adam):
    """The median seconds of a step, packing included, on both sides: taking out the names and trimming."""
    lengths = (targets >= 0).sum(1)
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=5e-4, betas=(0.9, 0.99), eps=1e-8, weight_decay=0.01, **adam)
    times, tokens = [], []
    for _ in range(WARM_UP + steps):
        chosen = torch.randint(len(inputs), (BATCH,))
        start = time.perf_counter()
        length = int(lengths[chosen].max()) if trims else inputs.shape[1]
        x, y = inputs[chosen, :length], targets[chosen, :length]
        result = loss(model, x, y)
        optimizer.zero_grad(set_to_none=True)
        result.backward()
        optimizer.step()
        times.append(time.perf_counter() - start)
        tokens.append(int((y >= 0).sum()))
    middle = statistics.median(times[WARM_UP:])
    return {
        "milliseconds": middle * 1e3, "tokensPerSecond": statistics.mean(tokens) / middle,
        "parameters": sum(p.numel() for p in model.parameters()),
    }


def measure_steps(make, inputs, targets, steps, compiled):
    """A step in all the ways that a user may set: which AdamW, and compiled for each length or for the longest."""
    if not compiled:
        return [(f"{adam} AdamW", measure(make(), inputs, targets, steps, **{adam: True}))
                for adam in ("foreach", "fused")]
    found = []
    for name, options in (("compiled", {"dynamic": True}), ("compiled, padded", {"dynamic": False})):
        torch._dynamo.reset()
        found.append((f"{name}, fused AdamW", attempt(
            measure, make(), inputs, targets, steps, torch.compile(loss_of, **options),
            trims=options["dynamic"], fused=True)))
    return [(name, result) for name, result in found if result]


def attempt(body, *arguments, **options):
    """What `body` gives, or nothing if PyTorch's compiler does not take it: then the other styles are the peer."""
    try:
        return body(*arguments, **options)
    except Exception as error:
        print(f"not compiled: {str(error).splitlines()[0]}", file=sys.stderr)
        return None


@torch.no_grad()
def generate(model, count, positions, choices):
    """`count` names as rows of tokens, 0 where they have ended, grown a character a time."""
    names = torch.zeros(count, positions - 1, dtype=torch.long)
    growing, last, state = torch.arange(count), torch.zeros(count, dtype=torch.long), model.begin(count)
    for position in range(positions - 1):
        probabilities, state = choices(last, position, *state)
        last = torch.multinomial(probabilities, 1)[:, 0]
        names[growing, position] = last
        going = last.nonzero()[:, 0]
        if len(going) < len(last):
            growing, last = growing[going], last[going]
            state = tuple(part[going] for part in state)
        if not len(last):
            break
    return names


def measure_sampling(model, positions, names, together, choices):
    """The median names a second of three runs, `together` at a time."""
    times = []
    for _ in range(4):
        start = time.perf_counter()
        for first in range(0, names, together):
            generate(model, min(together, names - first), positions, choices)
        times.append(time.perf_counter() - start)
    return {"namesPerSecond": names / statistics.median(times[1:]), "names": names, "together": together}


def measure_samplings(model, positions, names, together, compiled):
    """Names made up with so many at a time."""
    model.eval()
    if not compiled:
        return [("eager", measure_sampling(model, positions, names, count, model.choices))
                for count in together]
    torch._dynamo.reset()
    choices = torch.compile(model.choices, dynamic=True)
    found = [attempt(measure_sampling, model, positions, names, count, choices) for count in together]
    return [("compiled", result) for result in found if result]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names")
    parser.add_argument("--types", default=",".join(TYPES))
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--names", dest="count", type=int, default=2000, help="to make up")
    parser.add_argument("--together", default="256,2000", help="how many names grow at a time")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--compiled", action="store_true", help="through torch.compile")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(3407)
    inputs, targets, vocabulary = read(options.names)
    positions = inputs.shape[1]
    findings, sampling = [], []
    for kind in options.types.split(","):
        for style, make in TYPES[kind].items():
            def fresh():
                return make(vocabulary, positions)

            together = [int(count) for count in options.together.split(",")]
            for name, result in measure_samplings(
                    fresh(), positions, options.count, together, options.compiled):
                sampling.append({"type": kind, "style": f"{style}, {name}"} | result)
            if options.steps:
                for name, result in measure_steps(fresh, inputs, targets, options.steps, options.compiled):
                    findings.append({"type": kind, "style": f"{style}, {name}"} | result)
    print(json.dumps(
        {"version": torch.__version__, "threads": options.threads, "steps": findings,
         "sampling": sampling}))


if __name__ == "__main__":
    main()
