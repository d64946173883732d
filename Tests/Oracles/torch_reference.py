"""Random streams of PyTorch and CPython as decimals, for the lecture's seed and another: the beginnings of what
torch_streams.py prints to the bit. Needs PyTorch 2.15 on x86.

    python3 torch_reference.py names.txt > ../Data/torch-reference.json
"""

import hashlib
import json
import random
import sys

import torch

P3 = torch.tensor([0.6064, 0.3033, 0.0903])


def stream(seed):
    def generator():
        return torch.Generator().manual_seed(seed)

    def one_at_a_time(g):
        return [torch.multinomial(P3, 1, replacement=True, generator=g).item() for _ in range(20)]

    def normals(size):
        g = generator()
        values = torch.randn(size, generator=g).tolist()
        return values[:8] + values[-4:], torch.rand(2, generator=g).tolist()

    sizes = {str(size): normals(size) for size in (5, 15, 16, 17, 27, 729)}
    order = torch.randperm(32033, generator=generator()).tolist()
    torch.manual_seed(seed)
    linear, embedding = torch.nn.Linear(64, 192), torch.nn.Embedding(27, 64)
    return {
        "seed": seed,
        "rand": torch.rand(10, generator=generator()).tolist(),
        "rand_double": torch.rand(5, generator=generator(), dtype=torch.float64).tolist(),
        "randn": {size: values for size, (values, _) in sizes.items()},
        "randn_then_rand": {size: after for size, (_, after) in sizes.items()},
        "randint_0_27": torch.randint(0, 27, (20,), generator=generator()).tolist(),
        "randint_0_182580_32": torch.randint(0, 182580, (32,), generator=generator()).tolist(),
        "randperm_20": torch.randperm(20, generator=generator()).tolist(),
        "randperm_32033_first5_last5": order[:5] + order[-5:],
        "exponential": torch.empty(6).exponential_(generator=generator()).tolist(),
        "uniform_-0.125_0.125": torch.empty(6).uniform_(-0.125, 0.125, generator=generator()).tolist(),
        "multinomial_one_at_a_time": one_at_a_time(generator()),
        "multinomial_20_with_replacement": torch.multinomial(
            P3, 20, replacement=True, generator=generator()).tolist(),
        "manual_seed_then_Linear_64_192_then_Embedding_27_64": {
            "weight": linear.weight.flatten()[:4].tolist(),
            "bias": linear.bias[:4].tolist(),
            "embedding": embedding.weight.flatten()[:4].tolist(),
        },
    }


def shuffle(seed, words):
    random.seed(seed)
    uniform = [random.random() for _ in range(3)]
    shuffled, ten = list(words), list(range(10))
    random.seed(seed)
    random.shuffle(shuffled)
    random.seed(seed)
    random.shuffle(ten)
    n = len(shuffled)
    return {
        "seed": seed,
        "random": uniform,
        "first5": shuffled[:5],
        "last5": shuffled[-5:],
        "sizes": [int(0.8 * n), int(0.9 * n) - int(0.8 * n), n - int(0.9 * n)],
        "sha256_of_lines": hashlib.sha256("\n".join(shuffled).encode()).hexdigest(),
        "shuffle_of_range10": ten,
    }


words = open(sys.argv[1]).read().splitlines()
reference = {
    "torch": torch.__version__,
    "torch_streams": [stream(seed) for seed in (2147483647, 42)],
    "python_shuffles": [shuffle(42, words)],
}
print(json.dumps(reference, indent=1))
