"""Lists that are not names: every model of their sites still has the command line's bits in the page."""

import json
import random

import pytest

from program import run


def lists():
    chance = random.Random(3)
    letters = "abcdefgh"
    return {
        "words longer than networks read": [
            "".join(chance.choices(letters, k=chance.choice([3, 5, 150, 300]))) for _ in range(40)],
        "ideographs and signs beyond 16 bits": [
            "".join(chance.choices("\U0001f600\U0001f680\u7532\u4e59\u4e19\U00020000\u00e9", k=4)) for _ in range(60)],
        "what markup is made of": [
            "".join(chance.choices("<>&\"'\\`/.-", k=5)) for _ in range(60)],
        "one word": ["emma"],
    }


@pytest.mark.parametrize("name", lists())
def test_every_model_scores_as_the_command_line(opened, tmp_path, name):
    browser = opened["chromium"]
    words = lists()[name]
    (tmp_path / "list.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    arguments = ["--profile", "quick", "--input", "list.txt"]
    built = run("build", *arguments, "--only", "sampling,models", "--output", "site", cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    if not (tmp_path / "site/assets/play/engine.js").exists():
        pytest.skip("the program was built without the pages' engine")
    browser.open((tmp_path / "site/sampling.html").as_uri())
    recipes = [one["id"] for one in browser.run("() => mmreport.recipes()")]
    assert "ensemble" in recipes
    # Networks refuse longer words.
    asked = [word[:120] for word in words[:6]]
    scored = run("score", "--recipe", ",".join(recipes), "--json", *arguments, "--", *asked, cwd=tmp_path)
    assert scored.returncode == 0, scored.stderr
    expected = [json.loads(line) for line in scored.stdout.replace("}\n{", "}\0{").split("\0")]
    for recipe in recipes:
        scores = browser.run(
            "async ([recipe, words]) => Promise.all(words.map(word => mmreport.score(recipe, word)))",
            [recipe, asked])
        for score, theirs in zip(scores, expected, strict=True):
            model = next(one for one in theirs["models"] if one["id"] == recipe)
            assert score["letters"] == theirs["letters"]
            assert score["probabilities"] == model["probabilities"], recipe
