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
    ours = {"sampling": [
        {"namesPerSecond": n, "together": 256, "threads": threads}
        for threads, speeds in ((1, (500, 400, 9000)), (2, (800, 900, 700))) for n in speeds]}
    peers = {"sampling": [
        {"style": style, "threads": threads, "together": together, "namesPerSecond": speed}
        for style, threads, together, speed in [
            # The median of plain is 100, of tuned 200; one lucky run does not count.
            ("plain", 1, 256, 100), ("plain", 1, 256, 100), ("plain", 1, 256, 5000),
            ("tuned", 2, 256, 200), ("tuned", 2, 256, 200), ("tuned", 2, 256, 150),
            ("plain", 1, 2000, 400)]]}
    line = compare.compared("sampling", "gru", "v3", ours, peers)
    assert line.split()[:7] == ["gru", "v3", "800", "on", "2", "200", "4.0"]
    assert line.endswith("4.0 times, 2.0 with 2000 together   (tuned, threads: 2)")


def test_less_is_better_for_a_step(compare):
    ours = {"steps": [{"milliseconds": 2.0, "threads": 1}, {"milliseconds": 2.5, "threads": 2}]}
    peers = {"steps": [{"style": style, "threads": 1, "milliseconds": time}
                       for style, time in (("foreach AdamW", 9.0), ("fused AdamW", 7.0))]}
    line = compare.compared("steps", "rnn", "v4", ours, peers)
    assert line.split()[:6] == ["rnn", "v4", "2.000", "on", "1", "7.000"]
    assert "3.5 times   (fused AdamW, threads: 1)" in line


def test_says_how_pytorch_is_limited(compare):
    line, = compare.limits_in_words(["v3", "v4"])
    assert line.startswith("v3: ") and "ATEN_CPU_CAPABILITY=avx2" in line


def test_each_level_has_its_own_peer(compare, monkeypatch):
    """Ours runs once for all levels and each number of threads; PyTorch once for each of both, with its limits."""
    found, limits = {"steps": [{"milliseconds": 1.0}], "sampling": [{"namesPerSecond": 1.0}]}, []

    def output(*command, **variables):
        if "--simd" in command:
            jobs = command[command.index("--jobs") + 1]
            return compare.json.dumps({"levels": [
                found | {"instructionSet": level, "threads": jobs} for level in ("v3", "v4")]})
        limits.append(variables.get("ATEN_CPU_CAPABILITY"))
        return compare.json.dumps(found | {"threads": 1})

    monkeypatch.setattr(compare, "output", output)
    monkeypatch.setattr(compare.os, "sched_getaffinity", lambda process: {0, 1, 5})
    options = compare.argparse.Namespace(
        mmreport="ours", peer="theirs", names="names", steps=2, runs=1, no_compile=True)
    measured = compare.measure_type(options, "rnn", ["v3", "v4"], has_peer=True)
    assert limits == ["avx2", None, "avx2", None]
    assert [
        (level, [entry["threads"] for entry in ours["steps"]], len(peers["steps"]))
        for level, ours, peers in measured] == [("v3", [1, 3], 2), ("v4", [1, 3], 2)]


def test_ours_alone(compare, tmp_path, capsys):
    """The whole comparison on a list of three names, without PyTorch."""
    names = tmp_path / "names.txt"
    names.write_text("anna\nbob\neve\n", encoding="utf-8")
    options = compare.argparse.Namespace(
        mmreport=str(PROGRAM), peer="none", names=str(names), types="bigram,rnn", steps=2, runs=1,
        no_compile=True)
    levels = compare.levels_of(options)
    assert levels and (levels == ["baseline"] or "baseline" not in levels)
    compare.compare_types(options, has_peer=False)
    compare.compare_lecture(options, has_peer=False)
    out = capsys.readouterr().out
    assert "names/s" in out and " ms" in out and "lecture" in out
    rows = [line.split()[:2] for line in out.splitlines()]
    for level in levels:
        assert rows.count(["bigram", level]) == rows.count(["rnn", level]) == 2
