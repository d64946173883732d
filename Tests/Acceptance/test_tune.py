"""The search for settings from the outside."""

import csv
import random

WORDS = [a + b + c for a in "abcdefgh" for b in "aeiou" for c in ("", "n", "ra", "lie")]
SEARCH = ["tune", "bow", "--profile", "quick", "--trials", 3]


def split(words):
    """The places of train, dev and test in the list, as the program shuffles: CPython with seed 42."""
    order = list(range(len(words)))
    random.seed(42)
    random.shuffle(order)
    first, second = int(0.8 * len(words)), int(0.9 * len(words))
    return order[:first], order[first:second], order[second:]


def write(folder, name, words):
    (folder / name).write_text("\n".join(words) + "\n")
    return ["--input", name]


def test_prints_and_keeps_the_same_for_any_number_of_jobs(mmreport):
    words = write(mmreport.folder, "words.txt", WORDS)
    runs = [mmreport(*SEARCH, *words, "--jobs", jobs, "--log", f"{jobs}.csv") for jobs in (1, 3)]
    assert [run.returncode for run in runs] == [0, 0], runs[0].stderr
    assert runs[0].stdout == runs[1].stdout
    logs = [(mmreport.folder / f"{jobs}.csv").read_bytes() for jobs in (1, 3)]
    assert logs[0] == logs[1]
    rows = list(csv.DictReader(logs[0].decode().splitlines()))
    assert [row["trial"] for row in rows][:3] == ["0", "1", "2"]
    lowest = min(float(row["dev"]) for row in rows[:3])
    first = [line for line in runs[0].stdout.splitlines() if "parameters" in line]
    assert first[0].startswith("shipped  dev ")
    assert any(f"dev {lowest:.4f}  " in line for line in first)


def test_never_reads_test(mmreport):
    others = list(WORDS)
    for place in split(WORDS)[2]:
        others[place] = "ba"
    assert set("".join(others)) == set("".join(WORDS)) and others != WORDS
    runs = [
        mmreport(*SEARCH, *write(mmreport.folder, name, words))
        for name, words in (("words.txt", WORDS), ("others.txt", others))]
    assert runs[0].stdout and runs[0].stdout == runs[1].stdout
    changed = list(WORDS)
    changed[split(WORDS)[1][0]] = "ba"
    run = mmreport(*SEARCH, *write(mmreport.folder, "changed.txt", changed))
    assert run.stdout and run.stdout != runs[0].stdout


def test_goes_on_with_its_log_and_with_no_other(mmreport):
    words = write(mmreport.folder, "words.txt", WORDS)
    whole = mmreport(*SEARCH, *words, "--log", "log.csv")
    log = mmreport.folder / "log.csv"
    kept = log.read_text()
    log.write_text("".join(kept.splitlines(keepends=True)[:3]))
    again = mmreport(*SEARCH, *words, "--log", "log.csv")
    assert "2 runs" in again.stderr and again.stdout == whole.stdout
    assert log.read_text() == kept
    other = mmreport(*SEARCH, *words, "--log", "log.csv", "--seed", 2)
    assert other.returncode == 1 and other.stdout == "" and log.read_text() == kept
    assert other.stderr.count("\n") == 1 and "searchSeed 1, not 2" in other.stderr


def test_says_what_cannot_be_searched(mmreport):
    done = mmreport("tune", "bigram")
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.count("\n") == 1 and "'bigram' trains no network" in done.stderr
    done = mmreport("tune", "lstn")
    assert done.returncode == 1 and "did you mean 'lstm'" in done.stderr
    assert mmreport("tune", "mlp", "--trials", 0).returncode == 2
