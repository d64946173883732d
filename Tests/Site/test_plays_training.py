"""The forms that train, by keyboard alone: what they say is what the command line says, what stands in the
findings, and what plain arithmetic gives."""

import json
import math
import re
from collections import Counter

import pytest

from conftest import SITE
from forms import FORMS
from test_plays import LOOKS, oracle, play, pytestmark, violations_in  # noqa: F401


@pytest.fixture(scope="module")
def findings():
    return json.loads((SITE / "findings.json").read_text())


def counted_loss(words):
    """The loss of a table of counts on the words that it counted."""
    pairs = Counter(pair for word in words for pair in zip(f".{word}", f"{word}."))
    rows = Counter()
    for (first, _), count in pairs.items():
        rows[first] += count
    total = sum(pairs.values())
    return -sum(n * math.log(n / rows[first]) for (first, _), n in pairs.items()) / total


def test_net_descends_to_the_losses_of_the_page(play, oracle, findings):
    losses = {
        point["step"]: point["train"] for point in findings["lecture"]["descent"]["plain"]["points"]}
    form = play("descent")
    start = form.said("Before the first step")
    assert f"loss is {losses[0]:.4f}" in start
    assert f"counting {counted_loss(oracle.words):.4f}" in start
    form.push("One step")
    assert f"loss is {losses[1]:.4f}" in form.said("After 1 step ")
    form.address("#descent.steps=1")
    form.type("Steps taken, as a number", "200")
    assert f"loss is {losses[200]:.4f}" in form.said("After 200 steps")
    form.push("Reset")
    form.said("Before the first step")


def test_penalty_is_that_of_the_lecture(play, oracle, findings):
    last = findings["lecture"]["regularisation"]["regularised"]["points"][-1]
    form = play("descent")
    form.type("Weight of the penalty", "0.01")
    form.push("Train 200 steps")
    assert f"loss is {last['train']:.4f} with the penalty" in form.said(f"After {last['step']} steps")


def test_net_comes_near_the_counts_and_breaks_at_a_high_rate(play):
    form = play("descent")

    def difference():
        label = form.box.locator(".map").get_attribute("aria-label")
        return float(label.split(": ")[1].split(" %")[0])

    before = difference()
    form.push("Train 200 steps")
    assert "The loss rose" not in form.said("After 200 steps")
    assert difference() < before / 4
    form.type("Learning rate, as a number", "500")
    assert "a learning rate of 500 goes too far" in form.said("The loss rose in")


def test_counts_and_net_have_the_losses_of_the_command_line(play, oracle):
    form = play("smoothing")
    net = json.loads(oracle.asked("evaluate", "bigram-net", "--json"))["nll"]
    for fake in ["1", "25"]:
        form.type("Added to each count, as a number", fake)
        said = form.said(f"With {fake} added")
        counts = json.loads(oracle.asked("evaluate", "bigram", "--smoothing", fake, "--json"))["nll"]
        assert f"the counts' dev loss is {counts['dev']:.4f}" in said
        assert f"with a penalty of 0.01, the net's is {net['dev']:.4f}" in said
        row = form.box.get_by_role("row", name="counts")
        assert f"{counts['train']:.4f}" in row.inner_text()
    form.address("#smoothing.fake=25")


def test_word_is_impossible_where_nothing_is_added(play, oracle):
    form = play("smoothing")
    word = form.control("Word").input_value()
    printed = json.loads(oracle.asked("score", word, "--recipe", "bigram,bigram-net", "--json"))
    counts, net = (model["surprisalPerCharacter"] for model in printed["models"])
    assert f"costs {counts:.4f} nats per character by the counts, {net:.4f} by the net" in form.said(
        "With 1 added")
    form.press("Added to each count", "Home")
    said = form.said("With 0 added")
    assert play("smoothing", "#smoothing.fake=0").said("With 0 added") == said
    assert f"“{word}” is impossible, because “{word[-1]}” never follows “{word[-2]}”" in said
    form.address("#smoothing.fake=0")
    form.type("Word", oracle.words[0])
    assert "impossible" not in form.said(f"“{oracle.words[0]}” costs")


def test_the_strongest_smoothing_makes_all_letters_equally_likely(play):
    form = play("smoothing")
    letters = form.page.evaluate("mmreport.vocabulary()")
    form.type("Added to each count, as a number", "1000000")
    form.said("With 100000 added")
    form.press("Weight of the net's penalty", "End")
    form.said("with a penalty of 10")
    for name in ["counts", "net"]:
        shares = [float(p.split()[0]) / 100 for _, p in form.bars(f": {name}")]
        assert max(shares) < 3 / len(letters)


def trained(oracle, folder, recipe, **settings):
    """The dev loss that the command line comes to with a form's settings."""
    profile = oracle.catalog()["profile"]
    steps, seed = settings.pop("steps"), settings.pop("seed")
    changes = ",".join(f"{name}={value}" for name, value in settings.items())
    printed = oracle.asked(
        "train", recipe, "--profile", profile, "--steps", steps, "--seed", seed, "--set", changes,
        "--output", folder)
    return re.search(r"dev (\d+\.\d+)", printed)[1]


@pytest.mark.parametrize(
    "recipe,sizes", [("gru", {"channels": 16, "hidden": 32}),
                     ("transformer", {"channels": 16, "layers": 2, "heads": 4})])
def test_training_is_the_command_lines(play, oracle, monkeypatch, tmp_path, recipe, sizes):
    monkeypatch.setitem(FORMS, "train", f"{recipe}.html")
    settings = {"steps": 30, "batch": 8, "peak": 0.003, "seed": 7} | sizes
    state = "&".join(f"train.{name}={value}" for name, value in settings.items())
    form = play("train", f"#{state}")
    form.said("Train takes 30 steps of 8 words each")
    form.push("Train")
    said = form.said("After 30 steps the")
    assert f"dev is {trained(oracle, tmp_path, recipe, **settings)}" in said
    bigram = json.loads(oracle.asked("evaluate", "bigram", "--json"))["nll"]["dev"]
    assert f"the bigram's is {bigram:.4f}" in said
    heads = form.box.locator(".samples p:first-child").all_inner_texts()
    assert heads == ["Before the first step", "After 3 steps", "After 15 steps", "After 30 steps"]
    columns = form.box.locator(".samples > div")
    assert [columns.nth(n).locator("li").count() for n in range(4)] == [20] * 4


def test_two_runs_are_compared_and_training_stops(play):
    form = play("train", "#train.steps=20&train.channels=8&train.hidden=16&train.batch=4")
    form.said("Train takes 20 steps")
    form.push("Train")
    first = re.search(r"dev is ([\d.]+)", form.said("After 20 steps the"))[1]
    form.press("Channels", "ArrowDown")
    form.said("Train shows what the new settings do")
    form.push("Train")
    said = form.said("The run before")
    assert f"The run before came to {first}, with channels 8 instead of 16" in said
    form.type("Steps", "20000")
    form.push("Train")
    form.box.get_by_role("progressbar").wait_for()
    form.page.wait_for_timeout(300)
    form.push("Stop")
    steps = re.search(r"After ([\d,]+) steps? of 20,000", form.said("of 20,000"))[1]
    assert int(steps.replace(",", "")) < 20_000
    form.push("Stop")
    assert f"After {steps} steps" in form.said("of 20,000")


def faults(form):
    overflow = form.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return violations_in(form.page, form.name) + [overflow] * (overflow > 0)


@pytest.mark.parametrize("width,scheme", LOOKS)
def test_forms_are_accessible_when_they_were_used(play, width, scheme):
    form = play("train", "#train.steps=20&train.channels=8", width=width, scheme=scheme)
    for _ in range(2):
        form.push("Train")
        form.said("After 20 steps the")
    assert faults(form) == []
    form = play("guess", "#guess.said=1-30,2-40,0-20,0-20", width=width, scheme=scheme)
    form.said("you pay")
    assert faults(form) == []
    form = play("descent", "#descent.rate=500&descent.steps=200", width=width, scheme=scheme)
    form.said("The loss rose")
    assert faults(form) == []


def test_guesses_are_paid_for_as_the_models_pay(play, oracle):
    size = len(set("".join(oracle.words))) + 1
    form = play("guess")
    form.said("Which character does a hidden word begin with?")
    said, word = "", ""
    form.press("Next character", "(")
    while "ends here" not in said:
        # Only the end of the word is ever guessed, and only then it is right.
        form.push("Guess")
        form.box.get_by_text(f"Mean over {len(word) + 1} character").wait_for()
        said = form.said("you pay")
        word += re.search(r"It was “(.)”|$", said)[1] or ""
    form.address("#guess.letter=.&guess.said=" + ",".join(["0-20"] * (len(word) + 1)))
    assert f"“{word}” ends here: right, you pay {-math.log(0.2):.2f} nats" in said
    assert word in oracle.dev()
    own = len(word) * math.log((size - 1) / 0.8) - math.log(0.2)
    means = dict(form.bars("Mean over"))
    assert means["You"] == f"{own / (len(word) + 1):.4f}"
    counts = oracle.score(word, "bigram")
    assert means[counts["title"]] == f"{counts['surprisalPerCharacter']:.4f}"
    alone = [model for model in oracle.catalog()["recipes"] if model["train"] and not model["members"]]
    best = min(alone, key=lambda model: model["dev"])
    own_score = form.page.evaluate("([id, word]) => mmreport.score(id, word)", [best["id"], word])
    assert means[best["title"]] == f"{own_score['surprisalPerCharacter']:.4f}"
    form.push("Other words")
    form.said("Which character does a hidden word begin with?")
    form.address("#guess.letter=.&guess.seed=2147483648")


def test_a_guess_takes_letter_and_confidence(play, oracle):
    form = play("guess")
    letters = sorted(set("".join(oracle.words)))
    # The form begins with a letter: hardly a word is over before it has begun.
    assert form.control("Next character").input_value() == letters[0]
    form.press("Next character", letters[1])
    form.type("How sure, in percent, as a number", "99")
    form.push("Guess")
    size = len(set("".join(oracle.words))) + 1
    right, wrong = -math.log(0.99), math.log((size - 1) / 0.01)
    cost = float(re.search(r"you pay ([\d.]+) nats", form.said("you pay"))[1])
    assert cost == pytest.approx(right, abs=0.01) or cost == pytest.approx(wrong, abs=0.01)
    form.address(f"#guess.letter={letters[1]}&guess.sure=99&guess.said=2-99")
    heads = form.box.locator(".bars").last.locator("thead th").all_inner_texts()
    assert heads[:2] == ["It was", "Your guess"]
