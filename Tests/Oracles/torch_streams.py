"""Random streams of PyTorch and CPython, as the tests of Randomness expect them. Needs PyTorch 2.15 on x86.

Numbers that must be equal to the bit are printed as integers: a float as its bits. Of a long
stream there are the first and last four values and the CRC-32 of all bits in little-endian order.

    python3 torch_streams.py > ../Data/torch-streams.json
"""

import json
import random
import zlib

import torch
from torch import nn

SEEDS = [0, 1, 42, 3407, 2147483647, 2**31, 2**32 - 1, 2**32 + 5, 2**64 - 1]
SIZES = [1, 2, 8, 15, 16, 17, 23, 24, 31, 100, 729, 19683]
BOUNDS = [1, 2, 27, 182580, 2**28 - 1, 2**28, 2**31 + 5, 2**32 - 1, 2**32, 2**40 + 3, 2**63 - 1]
ROWS = [27, 300]


def integers(tensor):
    """The values of a whole tensor, floats as their bits."""
    views = {torch.float32: torch.int32, torch.float64: torch.int64}
    flat = tensor.detach().reshape(-1).contiguous()
    return flat.view(views.get(tensor.dtype, tensor.dtype))


def stream(tensor):
    """A stream to be met to the bit."""
    bits = integers(tensor)
    ends = bits if len(bits) <= 8 else torch.cat([bits[:4], bits[-4:]])
    return {"count": len(bits), "ends": ends.tolist(), "crc": zlib.crc32(bits.numpy().tobytes())}


def near(tensor):
    """A stream to be met within a tolerance: all bits of a short one, some of a long one's."""
    bits = integers(tensor)
    step = max(1, len(bits) // 100)
    return {"count": len(bits), "step": step, "bits": bits[::step].tolist(), "tail": bits[-16:].tolist()}


def draws(seed):
    """Every call from a fresh generator, each with the word that follows it."""

    def after(call, pack=stream):
        generator = torch.Generator().manual_seed(seed)
        packed = pack(call(generator))
        packed["next"] = torch.rand(1, generator=generator).view(torch.int32).item()
        return packed

    def of_sizes(call, pack=stream, sizes=SIZES):
        return [after(lambda generator: call(size, generator), pack) for size in sizes]

    def weights(size):
        own = torch.Generator().manual_seed(size)
        values = torch.rand(size, generator=own)
        values[::5] = 0
        return values

    def multinomial(size, count, replacement):
        return lambda generator: torch.multinomial(
            weights(size), count, replacement=replacement, generator=generator
        )

    def singly(size):
        one = multinomial(size, 1, True)
        return lambda generator: torch.cat([one(generator) for _ in range(20)])

    return {
        "seed": str(seed),
        "rand": of_sizes(lambda n, g: torch.rand(n, generator=g)),
        "randDouble": of_sizes(lambda n, g: torch.rand(n, dtype=torch.float64, generator=g)),
        "uniform": of_sizes(lambda n, g: torch.empty(n).uniform_(-0.3, 1.7, generator=g)),
        "randperm": of_sizes(lambda n, g: torch.randperm(n, generator=g)),
        "randint": [after(lambda g: torch.randint(b, (20,), generator=g)) for b in BOUNDS],
        "randomInteger": after(lambda g: torch.empty((3,), dtype=torch.int64).random_(generator=g)),
        "exponential": of_sizes(lambda n, g: torch.empty(n).exponential_(generator=g), near),
        "randn": of_sizes(lambda n, g: torch.randn(n, generator=g), near),
        "randnTwice": of_sizes(
            lambda n, g: torch.cat([torch.randn(k, generator=g) for k in (n, 16, 3)]),
            near,
            [1, 2, 3, 15, 17],
        ),
        "one": [after(singly(size)) for size in ROWS],
        "replaced": [after(multinomial(size, 100, True)) for size in ROWS],
        "distinct": [after(multinomial(size, 20, False)) for size in ROWS + [19683]],
    }


def layers(seed):
    """A linear layer and an embedding constructed after each other from the global generator."""
    found = []
    for inputs, outputs, entries, width in [(64, 192, 27, 64), (27, 5, 3, 4), (200, 27, 27, 10)]:
        torch.manual_seed(seed)
        linear, embedding = nn.Linear(inputs, outputs), nn.Embedding(entries, width)
        found.append(
            {
                "shape": [inputs, outputs, entries, width],
                "weight": stream(linear.weight),
                "bias": stream(linear.bias),
                "embedding": near(embedding.weight),
                "next": torch.rand(1).view(torch.int32).item(),
            }
        )
    return {"seed": str(seed), "layers": found}


def python(seed):
    """What CPython's generator gives after random.seed(seed)."""
    generator = random.Random(seed)
    order = list(range(50))
    found = {"seed": str(seed), "random": [generator.random().hex() for _ in range(5)]}
    generator.shuffle(order)
    found["shuffled"] = order
    found["bits"] = [str(generator.getrandbits(count)) for count in (1, 7, 32, 33, 64)]
    found["below"] = [generator.randrange(bound) for bound in (1, 2, 27, 32033, 2**32, 2**33 + 1, 2**62)]
    return found


PYTHON_SEEDS = [0, 1, 42, -42, 2147483647, 2**32 - 1, 2**32, 2**63 - 1, -(2**63), 2**64 + 7, -(2**100)]

print(
    json.dumps(
        {
            "torch": torch.__version__,
            "sizes": SIZES,
            "bounds": BOUNDS,
            "streams": [draws(seed) for seed in SEEDS],
            "layers": [layers(seed) for seed in (0, 42, 2147483647)],
            "python": [python(seed) for seed in PYTHON_SEEDS],
        },
        separators=(",", ":"),
    ).replace('{"seed"', '\n{"seed"')
)
