"""Exponential numbers from Intel's own library, seeded as PyTorch 1.13 to 2.6 seeded it on x86.

Takes the path of libmkl_rt (it is in the Python package mkl); prints a JSON list of seeds, each with
the first 27 numbers.

    MKL_THREADING_LAYER=SEQUENTIAL python3 mkl_exponentials.py libmkl_rt.so.3 > ../Data/mkl-exponentials.json
"""

import ctypes
import json
import sys

MCG31 = 1 << 20
INVERSE_FUNCTION = 0
COUNT = 27

library = ctypes.CDLL(sys.argv[1])


def exponentials(seed):
    stream, values = ctypes.c_void_p(), (ctypes.c_float * COUNT)()
    least, mean = ctypes.c_float(2.0**-126), ctypes.c_float(1)
    assert library.vslNewStream(ctypes.byref(stream), MCG31, ctypes.c_uint(seed)) == 0
    assert library.vsRngExponential(INVERSE_FUNCTION, stream, COUNT, values, least, mean) == 0
    library.vslDeleteStream(ctypes.byref(stream))
    return list(values)


seeds = [0, 1, 42, 3407, 2**31 - 2, 2**31 - 1, 2**31, 2**32 - 1]
print(json.dumps([{"seed": seed, "values": exponentials(seed)} for seed in seeds], separators=(",", ":")))
