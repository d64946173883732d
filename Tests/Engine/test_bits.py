"""In a page, in every browser, the engine's numbers have the command line's bits."""

import csv
import json
import random

import pytest

KINDS = {
    "mlp": "hidden=24,channels=12",
    "rnn": "hidden=24,channels=12",
    "gru": "hidden=24,channels=12",
    "lstm": "hidden=24,channels=12",
    "bow": "hidden=24,channels=12",
    "cnn": "channels=12",
    "wavenet": "hidden=16,channels=8",
    "transformer": "channels=16,layers=2,heads=2",
    "mlp-batchnorm": "hidden=24,channels=8",
    "transformer-tied": "channels=16,layers=2,heads=2",
}
"""The networks of the recipes, small, so that a thousand steps take seconds."""
STEPS, SEED = 1000, 11

_printed = {}
"""What the program printed: the browsers ask for the same."""


def once(mmreport, *arguments):
    if arguments not in _printed:
        _printed[arguments] = mmreport(*arguments)
    return _printed[arguments]


def words_to_score(site_words):
    """Words of the list, and words that nobody is called."""
    chance = random.Random(5)
    made_up = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=n)) for n in range(1, 16)]
    return chance.sample(site_words, 35) + made_up


def test_scores_of_fifty_words_under_every_recipe(page, mmreport):
    words = words_to_score(page.run("() => mmreport.words()"))
    recipes = [one["id"] for one in page.run("() => mmreport.recipes()")]
    assert {"bigram", "kneser-ney-5", "lstm", "transformer", "ensemble"} < set(recipes)
    expected = [
        json.loads(line)
        for line in once(
            mmreport, "score", *words, "--recipe", ",".join(recipes), "--profile", "quick", "--json"
        ).replace("}\n{", "}\0{").split("\0")
    ]
    assert len(expected) == len(words) == 50
    for recipe in recipes:
        ours = page.run(
            """async ([recipe, words]) =>
                Promise.all(words.map(word => mmreport.score(recipe, word)))""",
            [recipe, words])
        for score, theirs in zip(ours, expected):
            model = next(one for one in theirs["models"] if one["id"] == recipe)
            assert score["letters"] == theirs["letters"]
            for key in ["probabilities", "surprisal", "surprisalPerCharacter"]:
                assert score[key] == model[key], (recipe, theirs["letters"], key)


@pytest.mark.parametrize("recipe", ["bigram", "bigram-net", "5-gram", "trigram-mlp", "gru", "ensemble"])
@pytest.mark.parametrize("draw", ["lecture", "torch", "mkl"])
def test_the_same_words_are_drawn(page, mmreport, recipe, draw):
    for options in [
        {"seed": 2147483647, "count": 20},
        {"seed": 4294967297, "count": 300, "temperature": 0.7, "topK": 5, "prefix": "ma"},
    ]:
        arguments = ["--seed", options["seed"], "--count", options["count"], "--draw", draw]
        if "prefix" in options:
            arguments += ["--temperature", options["temperature"], "--top-k", options["topK"]]
            arguments += ["--prefix", options["prefix"]]
        printed = once(mmreport, "sample", recipe, "--profile", "quick", *arguments)
        ours = page.run(
            "([recipe, options]) => mmreport.sample(recipe, options)",
            [recipe, options | {"draw": draw}])
        assert ours == printed.split("\n")[:-1]
        # How the first of them comes about.
        steps = page.run(
            "([recipe, options]) => mmreport.draws(recipe, options)",
            [recipe, options | {"draw": draw}])
        assert steps[-1]["drawn"] == 0
        assert steps[-1]["prefix"] == ours[0]


@pytest.mark.parametrize("recipe", KINDS)
def test_a_thousand_steps_of_training(page, mmreport, recipe):
    settings = KINDS[recipe] + ",batch=8"
    folder = mmreport.folder
    arguments = ["train", recipe, "--set", settings, "--steps", STEPS, "--seed", SEED, "--profile", "quick"]
    printed = mmreport(*arguments, "--logdir", "logs")
    with open(next((folder / "logs" / recipe).glob("*.csv"))) as file:
        expected = [(int(row["step"]), float(row["train"]), float(row["dev"])) for row in csv.DictReader(file)]
    options = {key: float(value) for key, value in (one.split("=") for one in settings.split(","))}
    run = page.run(
        """async ([recipe, options]) => {
            const { losses, history, nll } = await mmreport.train(recipe, options);
            return { losses: losses.length, history, nll };
        }""",
        [recipe, options | {"steps": STEPS, "seed": SEED}])
    assert run["losses"] == STEPS
    assert [(one["step"], one["train"], one["dev"]) for one in run["history"]] == expected
    for part, loss in run["nll"].items():
        assert f"{part} {loss:.4f}" in printed


def test_a_run_with_the_recipes_settings_is_the_recipes(page, mmreport):
    recipe = next(one for one in page.run("() => mmreport.recipes()") if one["id"] == "gru")
    run = page.run("async () => { const { nll, samples } = await mmreport.train('gru', { count: 20 });"
                   " return { nll, samples }; }")
    assert run["nll"]["dev"] == recipe["dev"]
    assert run["samples"] == once(
        mmreport, "sample", "gru", "--profile", "quick", "--count", 20).split("\n")[:-1]


def test_what_cannot_be_is_refused_and_breaks_nothing(page):
    before = page.run("() => mmreport.score('gru', 'emma')")
    for question in [
        "mmreport.train('gru', { steps: 3, hidden: -2 })",
        "mmreport.train('gru', { steps: NaN })",
        "mmreport.train('gru', { steps: 3, batch: 0 })",
        "mmreport.train('gru', { steps: 3, dropout: 1 })",
        "mmreport.train('transformer', { steps: 3, channels: 8, heads: 3 })",
        "mmreport.train('kneser-ney-5', { steps: 3 })",
        "mmreport.score('nobody', 'emma')",
        "mmreport.score('gru', 'Ж')",
        "mmreport.score({ order: 99, fakeCount: 1 }, 'emma')",
        "mmreport.sample('gru', { draw: 'straws' })",
        "mmreport.sample('gru', { seed: 1.5 })",
        "mmreport.sample('gru', { temperature: 0 })",
        "mmreport.counts({ on: 'dev' })",
        "mmreport.descend({ steps: -5 })",
    ]:
        answer = page.run(f"async () => {question}.then(() => '', error => error.message)")
        assert answer, question
        # After what broke the engine there is another one.
        assert page.run("() => mmreport.score('gru', 'emma')") == before, question


def test_descent_is_the_lectures(page, site):
    losses = page.run("async () => (await mmreport.descend({ on: 'all' })).losses")
    assert len(losses) == 201
    bigram = json.loads((site / "findings.json").read_text())["bigram"]
    assert losses == [point["train"] for point in bigram["regularised"]["points"]]
