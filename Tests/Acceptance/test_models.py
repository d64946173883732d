"""Every recipe from the outside, on a few hundred names and for a few steps."""

import csv
import json
import math
import random
import re
import subprocess
from collections import Counter

import pytest
from program import PROGRAM, ROOT, run
from safetensors import safe_open

NAMES = (ROOT / "Sources/CEmbedded/names-2017.txt").read_text().split()
SOME = NAMES[::80]
SIZE = len(set("".join(SOME))) + 1
NETWORKS = [
    "mlp", "rnn", "gru", "lstm", "bow", "cnn", "transformer", "transformer-tied", "mlp-plane", "mlp-3",
    "mlp-batchnorm", "wavenet"]
RECIPES = [
    line.split()[0] for line in subprocess.run(
        [PROGRAM, "list", "recipes"], capture_output=True, text=True, check=True).stdout.splitlines()]
# Of a mixture, members are trained first; it has acceptance enough where sites are built.
SINGLE = [recipe for recipe in RECIPES if recipe != "ensemble"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a list of names."""
    folder = tmp_path_factory.mktemp("models")
    (folder / "some.txt").write_text("\n".join(SOME) + "\n")
    return folder


@pytest.fixture(scope="module")
def trained(folder):
    """All networks after twenty steps: what was printed, by recipe."""
    done = run(
        "train", *NETWORKS, "--steps", 20, "--seed", 3, "--input", "some.txt", "--logdir", "logs", cwd=folder)
    assert done.returncode == 0 and done.stderr == "", done.stderr
    return {line.split()[0]: line for line in done.stdout.splitlines()}


def mmreport(folder, *arguments):
    done = run(*arguments, "--input", "some.txt", cwd=folder)
    assert done.returncode == 0 and done.stderr == "", done.stderr
    return done.stdout


@pytest.mark.parametrize("recipe", NETWORKS)
def test_train_teaches_something(folder, trained, recipe):
    """Better than guessing on words that it did not see, after twenty steps; what is kept did best on dev."""
    losses = dict(zip(("train", "dev", "test"), map(float, re.findall(r"(?:train|dev|test) +(\d\.\d+)", trained[recipe]))))
    assert len(losses) == 3 and all(1 < loss < math.log(SIZE) for loss in losses.values()), losses
    with open(folder / f"logs/{recipe}/losses.csv") as file:
        rows = list(csv.DictReader(file))
    steps = [int(row["step"]) for row in rows]
    assert steps == sorted(set(steps)) and steps[-1] == 20
    assert f"{min(float(row['dev']) for row in rows):.4f}" == f"{losses['dev']:.4f}"
    assert list((folder / f"logs/{recipe}").glob("events.out.tfevents.*"))
    with safe_open(folder / f"checkpoints/{recipe}.safetensors", framework="numpy") as file:
        assert sum(file.get_tensor(name).size for name in file.keys()) > 1000
        assert file.metadata()["format"] == "pt"


def test_train_follows_its_seed(folder):
    """The same seed gives the same bytes, another one does not."""
    written = []
    for number, seed in enumerate([3, 3, 4]):
        mmreport(folder, "train", "rnn", "--steps", 5, "--seed", seed, "--output", f"seeds{number}")
        written.append((folder / f"seeds{number}/rnn.safetensors").read_bytes())
    assert written[0] == written[1] != written[2]


@pytest.mark.parametrize("recipe", SINGLE)
def test_sample_makes_up_words(folder, recipe):
    """With a prefix, as often as asked, and the same again."""
    arguments = ["sample", recipe, "--profile", "quick", "--count", 4, "--prefix", "an", "--seed", 5]
    words = mmreport(folder, *arguments).splitlines()
    assert len(words) == 4 and all(re.fullmatch("an[a-z]*", word) for word in words), words
    assert mmreport(folder, *arguments).splitlines() == words


def test_sample_draws_from_the_words_that_it_is_told(folder):
    """Train is CPython's shuffle, cut at eight tenths; the lecture's models learn from all words."""
    order = list(SOME)
    random.Random(7).shuffle(order)
    (folder / "train.txt").write_text("\n".join(order[:int(0.8 * len(order))]))
    (folder / "some.txt").write_text("\n".join(SOME))

    def sample(recipe, file, *options):
        return run("sample", recipe, "--count", 5, "--input", file, *options, cwd=folder).stdout

    for recipe, smoothing in [("bigram", []), ("trigram", ["--smoothing", 0.1])]:
        train, whole = (sample(recipe, file, *smoothing, "--on", "all") for file in ("train.txt", "some.txt"))
        assert train != whole and train.count("\n") == 5
        assert sample(recipe, "some.txt", *smoothing, "--on", "train", "--split-seed", 7) == train
        usual = whole if recipe == "bigram" else sample(recipe, "some.txt", *smoothing, "--on", "train")
        assert sample(recipe, "some.txt", *smoothing) == usual


def test_sample_prints_what_the_report_shows(folder):
    """The samples of a model's page are those that the command prints."""
    recipes = ["bigram", "bigram-net", "trigram", "kneser-ney-5", "gru", "mlp-batchnorm"]
    mmreport(folder, "build", "--quiet", "--profile", "quick", "--only", ",".join(recipes), "--output", "site")
    models = json.loads((folder / "site/findings.json").read_text())["models"]
    assert {model["id"] for model in models} >= set(recipes)
    for model in models:
        words = mmreport(
            folder, "sample", model["id"], "--seed", 2147483647, "--count", 20, "--on", "train",
            "--profile", "quick")
        assert words.split("\n")[:-1] == [sample["text"] for sample in model["samples"]], model["id"]


def counts(words):
    return Counter(pair for word in words for pair in zip("." + word, word + "."))


def likeliest(word=""):
    """The word that always goes on with the likeliest character, by a count in Python."""
    table = counts(SOME)
    while not word.endswith(".") and len(word) < 50:
        last = word[-1:] or "."
        word += max(sorted({b for _, b in table}), key=lambda next: table[last, next])
    return word.rstrip(".")


@pytest.mark.parametrize("options", [["--top-k", 1], ["--temperature", 0.01]])
def test_sample_takes_the_likeliest(folder, options):
    """One choice only, or so cold that only one is left: always the same word, whatever the seed."""
    for seed in (1, 2):
        words = mmreport(folder, "sample", "bigram", "--count", 3, "--seed", seed, "--prefix", "sh", *options)
        assert set(words.split()) == {likeliest("sh")}


def test_sample_follows_its_temperature(folder):
    """Hot draws forget the counts: all 27 characters nearly equally often; with two choices, only those."""
    def letters(*options):
        return Counter("".join(mmreport(folder, "sample", "bigram", "--count", 400, *options).split()))

    hot, plain = letters("--temperature", 1000), letters()
    rare = [letter for letter, _ in Counter("".join(SOME)).most_common()[-8:]]
    assert sum(hot[letter] for letter in rare) / hot.total() > 0.2
    assert sum(plain[letter] for letter in rare) / plain.total() < 0.15
    table = counts(SOME)
    second = {
        first: {b for _, b in sorted(((n, b) for (a, b), n in table.items() if a == first), reverse=True)[:3]}
        for first in {a for a, _ in table}}
    words = mmreport(folder, "sample", "bigram", "--count", 50, "--top-k", 2).split()
    # Third places may be shared: three are enough for the two that were taken.
    assert all(b in second[a] for word in words for a, b in zip("." + word, word + "."))


# Scoring trains as the standard profile does: networks of few numbers only.
@pytest.mark.parametrize("recipe", [r for r in SINGLE if r not in NETWORKS or r in ("mlp-plane", "mlp-3")])
def test_score_adds_up(folder, recipe):
    """The loss of a name is minus the logarithms of its letters' probabilities; one letter is rarer than another."""
    score = json.loads(mmreport(folder, "score", "annq", "--recipe", recipe, "--json"))
    assert score["letters"] == ["a", "n", "n", "q", "."]
    model, = score["models"]
    p = model["probabilities"]
    assert model["id"] == recipe and len(p) == 5 and all(0 < x < 1 for x in p)
    assert model["surprisal"] == pytest.approx(-sum(map(math.log, p)), rel=1e-12)
    assert model["surprisalPerCharacter"] == pytest.approx(model["surprisal"] / 5, rel=1e-12)
    assert p[3] < p[1] and p[3] < 0.1, "q hardly ever follows"


def test_score_is_what_a_count_gives(folder):
    """Of the words that are trained on, by the split that the follow-up lectures make."""
    words = SOME[:]
    random.seed(42)
    random.shuffle(words)
    table = counts(words[: int(0.8 * len(words))])
    expected = [
        (table[pair] + 1) / (sum(n for (a, _), n in table.items() if a == pair[0]) + SIZE)
        for pair in zip(".anna", "anna.")]
    score = json.loads(mmreport(folder, "score", "anna", "--recipe", "bigram", "--json"))
    assert score["models"][0]["probabilities"] == pytest.approx(expected, rel=1e-12)
    lines = mmreport(folder, "score", "anna", "--recipe", "bigram").splitlines()[2:]
    assert [line.split()[1] for line in lines[:5]] == [f"{p:.4f}" for p in expected]
    assert lines[5].split()[1] == f"{-sum(map(math.log, expected)) / 5:.4f}"


RUNS = json.loads((ROOT / "Tests/Data/replay.json").read_text())["runs"]


@pytest.mark.parametrize("case", RUNS, ids=lambda case: f"{case['type']}-{case['seed']}")
def test_replay_prints_what_torch_does(tmp_path, case):
    done = run("replay", "--type", case["type"], "--seed", case["seed"], "--steps", 20, cwd=tmp_path)
    losses = re.findall(r"^step (\d+) \| loss (\d\.\d{4})$", done.stdout, re.MULTILINE)
    assert done.returncode == 0
    assert [step for step, _ in losses] == ["0", "10", "20"] and len(done.stdout.splitlines()) == 3
    for step, loss in losses:
        assert abs(float(loss) - case["losses"][int(step)]) < 5.2e-5, step
