"""How PyTorch draws from three probabilities: one index alone, and the first of a hundred with replacement.

A single draw divides by exponentials and takes the largest; several with replacement search in running sums, as
all draws once did. Prints the numbers on the way, too.

    python3 draws.py > ../Data/torch-draws.json
"""

import json

import torch


def after_rand(seed):
    """The generator as the lecture has it when it draws: after torch.rand(3)."""
    g = torch.Generator().manual_seed(seed)
    p = torch.rand(3, generator=g)
    return g, p / p.sum()


def case(seed):
    p = after_rand(seed)[1]
    exponentials = torch.empty_like(p).exponential_(1, generator=after_rand(seed)[0])
    return {
        "seed": seed, "p": p.tolist(),
        "uniform": torch.rand(1, dtype=torch.double, generator=after_rand(seed)[0]).item(),
        "runningSums": p.cumsum(0).tolist(),
        "exponentials": exponentials.tolist(), "ratios": (p.double() / exponentials.double()).tolist(),
        "single": torch.multinomial(p, 1, replacement=True, generator=after_rand(seed)[0]).item(),
        "hundred": torch.multinomial(p, 100, replacement=True, generator=after_rand(seed)[0]).tolist()}


print(json.dumps({"torch": torch.__version__, "cases": [case(s) for s in [2147483647, 1, 7, 42, 1337]]}, indent=1))
