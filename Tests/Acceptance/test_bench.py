"""The shape of what `mmreport bench` prints; how fast anything is, no test asks."""

import json

import pytest

SHORT = ("--steps", 2, "--names", 7, "--counting-megabytes", 0)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Everything of two networks, on all instruction sets of this machine."""
    from program import run

    done = run(
        "bench", "--types", "bigram,rnn", "--steps", 5, "--names", 7, "--counting-megabytes", 1,
        "--json", cwd=tmp_path_factory.mktemp("bench"))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_bench_measures_everything_once(found):
    assert set(found) == {"levels", "counting", "startMilliseconds"}
    assert set(found["counting"]) == {"megabytes", "megabytesPerSecond", "peakMegabytes"}
    for level in found["levels"]:
        assert set(level) == {
            "instructionSet", "threads", "roofline", "steps", "products", "sampling", "peakMegabytes"}
        assert [step["type"] for step in level["steps"]] == ["bigram", "rnn"]
        assert {"milliseconds", "packingMilliseconds", "tokensPerSecond", "parameters"} <= set(
            level["steps"][0])
        assert {"name", "rows", "inner", "columns", "gigaflops", "share"} == set(
            level["products"][0])
        assert [sampling["type"] for sampling in level["sampling"]] == ["bigram", "rnn"]
        assert level["sampling"][0]["names"] == 7 and level["sampling"][0]["namesPerSecond"] > 0


def test_bench_measures_all_levels_from_the_narrowest(found):
    names = [level["instructionSet"] for level in found["levels"]]
    assert names == ["baseline", "v3", "v4"][:len(names)] and names


def test_bench_moves_equally_many_bytes_on_every_level(found):
    """Each level is given the same words, and the same kernels are asked for the same."""
    work = [[(step["bytes"], step["operationsPerByte"]) for step in level["steps"]]
            for level in found["levels"]]
    assert all(level == work[0] for level in work)
    (bigram_bytes, bigram), (_, rnn) = work[0]
    assert bigram_bytes > 0 and bigram == 0 and rnn > 0


def test_bench_bounds_steps_by_the_roofline(found):
    for level in found["levels"]:
        roofline = level["roofline"]
        assert roofline["peakGigaflops"] > 0 and roofline["gigabytesPerSecond"] > 0
        for step in level["steps"]:
            memory = roofline["gigabytesPerSecond"] * step["operationsPerByte"]
            assert step["boundGigaflops"] == pytest.approx(min(roofline["peakGigaflops"], memory))


def test_bench_prints_a_table_a_level(mmreport):
    done = mmreport("bench", "--types", "bigram,cnn", "--simd", "baseline", *SHORT)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("baseline: at most ") and "GB/s from memory" in lines[0]
    for title in ("ms/step", "tokens/s", "of peak", "MB/step", "FLOP/byte", "bound", "names/s"):
        assert title in lines[1]
    assert lines[2].split()[0] == "bigram" and lines[3].split()[0] == "cnn"
    assert len(lines[3]) == len(lines[2]) == len(lines[1])
    assert max(map(len, lines)) <= 100


def test_bench_reads_its_list_from_a_pipe(mmreport):
    """The list goes on to the processes that measure other levels, which say nothing of it again."""
    arguments = ["bench", "--input", "-", "--types", "bigram", *SHORT]
    table = "a,b\nb,c\nc,d\nd,e\n"
    done = mmreport(*arguments, input=table)
    assert done.returncode == 0 and done.stderr.count("looks like a table") == 1
    done = mmreport(*arguments, "--json", input=table)
    assert done.returncode == 0 and done.stderr == ""
    rows = {level["products"][0]["rows"] for level in json.loads(done.stdout)["levels"]}
    assert len(rows) == 1


def test_bench_knows_its_types(mmreport):
    done = mmreport("bench", "--types", "lstn")
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.count("\n") == 1 and "did you mean 'lstm'" in done.stderr


def test_bench_knows_its_instruction_sets(mmreport):
    done = mmreport("bench", "--simd", "v3,v5")
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.count("\n") == 1 and "instruction set 'v5'" in done.stderr


def test_bench_refuses_no_steps(mmreport):
    done = mmreport("bench", "--steps", 0)
    assert done.returncode == 2 and "from 1 to" in done.stderr
