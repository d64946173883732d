"""Reads the checkpoints that the Swift tests export with the safetensors package itself.

`Tests/run-swift` has them written into .build/checkpoints; number i of tensor k follows a formula.
"""

import subprocess
from pathlib import Path

import numpy
import pytest
from safetensors import safe_open
from safetensors.numpy import load_file

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build/release/mmreport"
FOLDER = ROOT / ".build/checkpoints"
FILES = sorted(FOLDER.glob("*.safetensors"))
MASKS = (".attn.bias", ".cbow.bias")


def test_there_is_a_file_of_each_type():
    """`Tests/run-swift` removes those of older runs."""
    types = subprocess.run([PROGRAM, "list", "types"], capture_output=True, text=True, check=True).stdout
    assert {file.stem for file in FILES} == {line.split()[0] for line in types.splitlines()}, "Tests/run-swift"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_numbers_follow_the_formula(file):
    with safe_open(file, framework="numpy") as opened:
        assert opened.metadata() == {"format": "pt", "model": file.stem}
        names = opened.offset_keys()
    tensors = load_file(file)
    learned = [name for name in names if not name.endswith(MASKS)]
    assert learned
    for order, name in enumerate(learned):
        tensor = tensors[name]
        assert tensor.dtype == numpy.float32
        index = numpy.arange(tensor.size)
        expected = (index * 7919 + order * 104729) % 2003 / 1001 - 1
        numpy.testing.assert_array_equal(tensor.ravel(), expected.astype(numpy.float32), name)


def test_masks_are_lower_triangles():
    mask = load_file(FOLDER / "transformer.safetensors")["transformer.h.0.attn.bias"]
    numpy.testing.assert_array_equal(mask, numpy.tril(numpy.ones((1, 1, 4, 4))))


def test_shapes_are_those_of_torch():
    shapes = {name: tensor.shape for name, tensor in load_file(FOLDER / "gru.safetensors").items()}
    assert shapes == {
        "start": (1, 8), "wte.weight": (5, 8), "lm_head.weight": (5, 8), "lm_head.bias": (5,),
        **{f"cell.xh_to_{gate}.weight": (8, 16) for gate in ("z", "r", "hbar")},
        **{f"cell.xh_to_{gate}.bias": (8,) for gate in ("z", "r", "hbar")},
    }
