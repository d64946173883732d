"""The other subcommands from the outside."""

import json
import re
import shlex
import subprocess

import pytest

from program import ROOT, names_file, needs_names

# What learners see: the published notebook and the video for the first, PyTorch 2.15.0 for the
# second, and PyTorch builds with MKL (about 1.13 to 2.6) for the third.
SAMPLES = {
    "lecture": ["mor", "axx", "minaymoryles", "kondlaisah", "anchshizarie"],
    "torch": ["cexze", "momasurailezitynn", "konimittain", "llayn", "ka"],
    "mkl": ["junide", "janasah", "p", "cony", "a"],
}


@needs_names
def test_does_what_the_readme_says_of_the_video(mmreport, tmp_path):
    """The README's command, as it is typed, prints the words of the video."""
    readme = (ROOT / "README.md").read_text()
    [command] = [line for line in readme.splitlines() if "--draw lecture" in line]
    (tmp_path / "names.txt").symlink_to(names_file())
    done = mmreport(*shlex.split(command)[1:])
    assert done.stdout.split() == SAMPLES["lecture"]


@needs_names
@pytest.mark.parametrize("draw", SAMPLES)
def test_samples_what_learners_see(mmreport, draw):
    done = mmreport(
        "sample", "bigram", "--draw", draw, "--seed", "2147483647", "--count", 5,
        "--input", names_file())
    assert done.stdout.split() == SAMPLES[draw]


@needs_names
def test_checks_every_number_of_the_lecture(mmreport):
    done = mmreport("check", "--input", names_file(), "--json")
    rows = json.loads(done.stdout)
    assert done.returncode == 0
    assert len(rows) > 40 and all(row["matches"] for row in rows)


def test_checks_the_embedded_names(mmreport):
    done = mmreport("check", "--json")
    assert done.returncode == 0
    rows = json.loads(done.stdout)
    assert sum(row.get("matches", False) for row in rows) > 40
    assert not any(row.get("matches") is False for row in rows)


def test_checks_a_list_that_nobody_knows(mmreport):
    (mmreport.folder / "words.txt").write_text("xy\n")
    done = mmreport("check", "--input", "words.txt")
    assert done.returncode == 0
    assert "no expected value" in done.stdout


@needs_names
@pytest.mark.parametrize("split", ["train", "dev", "test"])
def test_evaluates_with_all_digits(mmreport, split):
    """Against the losses that a plain count in Python gives."""
    import random

    words = names_file().read_text().split()
    random.seed(7)
    random.shuffle(words)
    cuts = [0, int(0.8 * len(words)), int(0.9 * len(words)), len(words)]
    parts = dict(zip(["train", "dev", "test"], zip(cuts, cuts[1:])))
    expected = loss(words[: cuts[1]], words[slice(*parts[split])], 0.3)
    done = mmreport(
        "evaluate", "bigram", "--split", split, "--split-seed", 7, "--smoothing", 0.3, "--json",
        "--input", names_file())
    assert json.loads(done.stdout)["nll"][split] == pytest.approx(expected, rel=1e-12)


def loss(train, test, smoothing):
    from collections import Counter
    from math import log

    def pairs(word):
        return zip("." + word, word + ".")

    counts = Counter(pair for word in train for pair in pairs(word))
    totals = Counter(first for word in train for first, _ in pairs(word))
    losses = [
        -log((counts[pair] + smoothing) / (totals[pair[0]] + smoothing * 27))
        for word in test for pair in pairs(word)
    ]
    return sum(losses) / len(losses)


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["help"], ["build", "--help"],
                                       ["check", "-h"], ["sample", "x", "--help"], ["--version"]])
def test_helps(mmreport, arguments):
    done = mmreport(*arguments)
    assert done.returncode == 0 and done.stderr == ""
    if arguments == ["--version"]:
        assert re.fullmatch(
            r"mmreport \d+\.\d+\.\d+ \(commit [\w.-]+, engine [0-9a-f]{12}, drawing [0-9a-f]{12}\)\n", done.stdout)
    else:
        assert "\nUsage: mmreport " in done.stdout
    assert all(len(line) <= 110 for line in done.stdout.splitlines())


def test_names_the_commit_that_it_was_built_of(mmreport):
    """What git says now, as far as it goes without the mark of files that were changed since."""
    if not (ROOT / ".git").exists():
        pytest.skip("this copy has no history")
    said = subprocess.run(["git", "describe", "--always"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    commit = re.search(r"commit ([^,]+),", mmreport("--version").stdout)[1]
    assert commit.removesuffix("-dirty") == (said or "unknown")


@pytest.mark.parametrize("kind, id", [
    ("models", "kneser-ney-5"), ("recipes", "ensemble"), ("types", "transformer"), ("figures", "dot-columns"),
    ("chapters", "regularisation")])
def test_lists(mmreport, kind, id):
    done = mmreport("list", kind)
    assert done.returncode == 0
    assert id in [line.split()[0] for line in done.stdout.splitlines()]


@pytest.mark.parametrize("arguments, status, words", [
    ([], 2, "say what to do"),
    (["biuld"], 2, "did you mean 'build'"),
    (["sample"], 2, "RECIPE is missing"),
    (["sample", "bigrma"], 1, "did you mean 'bigram'"),
    (["sample", "bigram", "--draw", "lectur"], 2, "did you mean 'lecture'"),
    (["sample", "bigram", "--count", "-1"], 2, "whole number"),
    (["evaluate", "bigram-net", "--smoothing", "1"], 1, "no fake count"),
    (["evaluate", "bigram", "--smoothing", "-1"], 2, "0 or more"),
    (["bench", "--types", "trigram"], 1, "unknown network type 'trigram'"),
    (["bench", "--types", "kneser-ney-5"], 1, "'mmreport list types' shows them all"),
    (["build", "--only", "xyzzyplugh"], 1, "'mmreport list recipes' show them all"),
    (["list", "modles"], 2, "did you mean 'models'"),
    (["count", "nowhere"], 1, "No such file"),
])
def test_says_what_is_wrong(mmreport, arguments, status, words):
    done = mmreport(*arguments)
    assert done.returncode == status
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1 and words in done.stderr


def test_says_that_an_instruction_set_is_unknown(mmreport):
    done = mmreport("evaluate", "mlp", env={"MMREPORT_SIMD": "v5"})
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and "v5" in done.stderr


def test_counts_a_stream(mmreport):
    done = mmreport("count", "-", "--top", 3, input="aab\nb\n\naab")
    assert done.stdout.splitlines() == [
        "3 words, 5 distinct bigrams", "b <E> 3", "<S> a 2", "a a 2"]


def test_spells_out_what_could_move_the_cursor(mmreport):
    (mmreport.folder / "words.txt").write_text("\x1b[31mred\u202e\n")
    done = mmreport("count", "words.txt")
    assert "\x1b" not in done.stdout and "\u202e" not in done.stdout
    done = mmreport("build", "--input", "no\x1b[2Jfile")
    assert "\x1b" not in done.stderr and done.stderr.count("\n") == 1


def test_a_full_standard_output_is_an_error(mmreport):
    with open("/dev/full", "w") as full:
        from program import PROGRAM

        done = subprocess.run([PROGRAM, "list", "models"], stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1 and b"standard output" in done.stderr
