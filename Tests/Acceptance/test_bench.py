"""The shape of what `mmreport bench` prints; how fast anything is, no test asks."""

import json


def test_bench_measures_everything_once(mmreport):
    done = mmreport(
        "bench", "--types", "bigram", "--steps", 5, "--names", 7, "--counting-megabytes", 1, "--json")
    assert done.returncode == 0, done.stderr
    findings = json.loads(done.stdout)
    assert {"instructionSet", "peakGigaflops", "peakMegabytes", "startMilliseconds"} < set(findings)
    assert [step["type"] for step in findings["steps"]] == ["bigram"]
    assert {"milliseconds", "packingMilliseconds", "tokensPerSecond", "parameters"} <= set(
        findings["steps"][0])
    assert {"name", "rows", "inner", "columns", "gigaflops", "share"} == set(
        findings["products"][0])
    assert set(findings["counting"]) == {"megabytes", "megabytesPerSecond", "peakMegabytes"}
    assert [sampling["type"] for sampling in findings["sampling"]] == ["bigram"]
    assert findings["sampling"][0]["names"] == 7 and findings["sampling"][0]["namesPerSecond"] > 0


def test_bench_prints_a_line_a_type(mmreport):
    done = mmreport(
        "bench", "--types", "rnn,cnn", "--steps", 2, "--names", 7, "--counting-megabytes", 0)
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()[:2]
    assert done.stdout.count(" names/s\n") == 2
    assert first.startswith("rnn") and second.startswith("cnn")
    assert all("ms/step" in line and "tokens/s" in line for line in (first, second))


def test_bench_knows_its_types(mmreport):
    done = mmreport("bench", "--types", "lstn")
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.count("\n") == 1 and "did you mean 'lstm'" in done.stderr


def test_bench_refuses_no_steps(mmreport):
    done = mmreport("bench", "--steps", 0)
    assert done.returncode == 2 and "from 1 to" in done.stderr
