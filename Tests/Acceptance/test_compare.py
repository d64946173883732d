"""`Tests/Benchmarks` still fits what `mmreport bench` prints; how fast anything is, no test asks."""

import ast
import importlib.util
from pathlib import Path

import pytest
from program import PROGRAM

FOLDER = Path(__file__).resolve().parents[1] / "Benchmarks"


@pytest.fixture(scope="module")
def compare():
    spec = importlib.util.spec_from_file_location("compare", FOLDER / "compare.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.name)
def test_every_benchmark_is_python(path):
    assert ast.parse(path.read_text(encoding="utf-8")).body


def test_compares_by_hand(compare):
    ours = {"sampling": [{"namesPerSecond": n, "together": 256} for n in (800, 900, 700)]}
    peers = {"sampling": [
        {"style": style, "threads": threads, "together": together, "namesPerSecond": speed}
        for style, threads, together, speed in [
            # The median of plain is 100, of tuned 200; one lucky run does not count.
            ("plain", 1, 256, 100), ("plain", 1, 256, 100), ("plain", 1, 256, 5000),
            ("tuned", 2, 256, 200), ("tuned", 2, 256, 200), ("tuned", 2, 256, 150),
            ("plain", 1, 2000, 400)]]}
    line = compare.compared("sampling", "gru", ours, peers)
    assert "4.0 times   (tuned, threads: 2); 2.0 where PyTorch takes 2000 at a time" in line


def test_less_is_better_for_a_step(compare):
    ours = {"steps": [{"milliseconds": 2.0}]}
    peers = {"steps": [{"style": style, "threads": 1, "milliseconds": time}
                       for style, time in (("foreach AdamW", 9.0), ("fused AdamW", 7.0))]}
    assert "3.5 times   (fused AdamW, threads: 1)" in compare.compared("steps", "rnn", ours, peers)


def test_ours_alone(compare, tmp_path, capsys):
    """The whole comparison on a list of three names, without PyTorch."""
    names = tmp_path / "names.txt"
    names.write_text("anna\nbob\neve\n", encoding="utf-8")
    options = compare.argparse.Namespace(
        mmreport=str(PROGRAM), peer="none", names=str(names), types="bigram,rnn", steps=2, runs=1,
        no_compile=True)
    compare.compare_types(options, has_peer=False)
    compare.compare_lecture(options, has_peer=False)
    out = capsys.readouterr().out
    assert out.count("names/s") == 2 and out.count(" ms") == 2 and "lecture" in out
