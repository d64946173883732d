"""Values of elementary functions to 60 digits, rounded to doubles. Needs mpmath.

Prints a JSON object: for every function a list of [argument, value] pairs, both as the 16 hexadecimal
digits of the double's bits.

    python3 elementary_functions.py > ../Data/elementary-functions.json
"""

import json
import random
import struct

from mpmath import mp, mpf

mp.prec = 1400  # enough to reduce 1.8e308 by pi


def bits(x: float) -> str:
    return struct.pack(">d", x).hex()


def from_bits(n: int) -> float:
    return struct.unpack(">d", struct.pack(">Q", n))[0]


draw = random.Random(2017)


def spread(low: int, high: int, count: int) -> list[float]:
    """Values whose size is 2 to a power between low and high, of both signs."""
    sizes = [draw.uniform(1, 2) * 2.0 ** draw.randint(low, high) for _ in range(count)]
    return [size * draw.choice([-1, 1]) for size in sizes]


TINY = [5e-324, -5e-324, 2.2250738585072014e-308, 1e-310, -1e-310, 1e-20, -1e-20]
HARD = [6381956970095103.0 * 2.0**797, 1.7976931348623157e308, 5.319372648326541e255]
QUARTERS = [float(k * mp.pi / 2) for k in (1, 2, 3, 4, 5, 100, 12345, 10**9, 10**15)]
ANGLES = spread(-30, 1023, 250) + spread(-4, 8, 250) + TINY + HARD + QUARTERS
NEAR_ONE = [1 + x for x in spread(-50, -2, 120)] + [from_bits(0x3FF0000000000001)]

TABLE = {
    "exp": (mp.exp, spread(-40, 9, 400) + TINY + [709.78, 709.782712893384, -708.5, -730.25, -744.9, -745.13]),
    "log": (mp.log, [abs(x) for x in spread(-1074, 1022, 250) + TINY] + NEAR_ONE + [0.5, 2.0, 1.7976931348623157e308]),
    "log1p": (mp.log1p, [abs(x) for x in spread(-60, 1000, 150)] + spread(-56, -1, 250) + TINY
              + [draw.random() - 1 for _ in range(200)] + [2.0**-53 - 1, 0.375, -0.25, 0.41, -0.3]),
    "tanh": (mp.tanh, spread(-40, 5, 300) + spread(-3, 0, 300) + TINY + [0.5, 0.4999, 19.1, 21.9]),
    "sin": (mp.sin, ANGLES),
    "cos": (mp.cos, ANGLES),
}

print("{")
rows = []
for name, (function, arguments) in TABLE.items():
    pairs = [[bits(x), bits(float(function(mpf(x))))] for x in arguments if abs(x) != float("inf")]
    rows.append(f'"{name}": {json.dumps(pairs, separators=(",", ":"))}')
print(",\n".join(rows))
print("}")
