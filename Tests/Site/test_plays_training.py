"""The forms that train, on the site's own engine and by keyboard alone: what they say is what the command line
says, and what plain arithmetic gives."""

import json
import math
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import PAGES, SITE
from test_plays import LOOKS, TARGETS, UNNAMED, Play

PROGRAM = Path(__file__).parents[2] / ".build/release/mmreport"
FORMS = {
    "descent": "descent.html",
    "smoothing": "regularisation.html",
}
# Training in a page may take a while on a busy machine.
PATIENCE = 60_000

pytestmark = pytest.mark.skipif(
    not (SITE / "assets/play/engine.js").exists(), reason="this site has no engine")


class Training(Play):
    def said(self, words):
        sentence = self.box.locator(".sentence").filter(has_text=words)
        sentence.wait_for(timeout=PATIENCE)
        return sentence.inner_text()

    def words(self):
        return self.page.evaluate("mmreport.words()")

    def lines(self, caption):
        """The rows of a table of bars, each its label and its number."""
        rows = self.box.locator("table").filter(has_text=caption).locator("tbody tr")
        return [tuple(row.locator("th, td.number").all_inner_texts()) for row in rows.all()]


@pytest.fixture
def play(browser):
    """A function that opens a form's page with a fragment, and waits for its first sentence."""
    pages, problems = [], []

    def open_form(name, fragment="", width=1280, scheme="light", file=None):
        file = file or FORMS[name]
        if file not in PAGES:
            pytest.skip(f"{file} is not part of this site")
        page = browser.new_page(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
        pages.append(page)
        page.on("console", lambda message: problems.append(message.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", lambda request: check(request.url))
        page.goto(f"{(SITE / file).as_uri()}{fragment or f'#play-{name}'}")
        form = Training(page, name)
        form.said(".")
        return form

    def check(url):
        if not url.startswith((SITE.as_uri(), "data:,", "blob:")):
            problems.append(url)

    yield open_form
    for page in pages:
        page.close()
    assert problems == []


@pytest.fixture
def mmreport(tmp_path):
    """A function that gives what the command line prints about a page's words."""

    def ask(form, *arguments):
        words = tmp_path / "words.txt"
        words.write_text("\n".join(form.words()) + "\n")
        return subprocess.run(
            [PROGRAM, *arguments, "--input", words], check=True, text=True, capture_output=True,
            cwd=tmp_path).stdout

    return ask


@pytest.fixture(scope="session")
def findings():
    return json.loads((SITE / "findings.json").read_text())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("width,scheme", LOOKS)
def test_form_is_accessible_and_fits(play, form, width, scheme):
    page = play(form, width=width, scheme=scheme).page
    # Otherwise axe asks for the style sheets itself, which a folder refuses.
    violations = Axe().run(page, options={"preload": False}).response["violations"]
    assert [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(TARGETS, form) == []
    assert page.evaluate(UNNAMED, form) == []


@pytest.mark.parametrize("form", FORMS)
def test_nothing_moves_or_is_printed(play, form):
    opened = play(form)
    assert opened.page.evaluate("document.getAnimations().length") == 0
    opened.page.emulate_media(media="print")
    assert not opened.box.is_visible()


def counted_loss(words):
    """The loss of a table of counts on the words that it counted."""
    pairs = Counter(pair for word in words for pair in zip(f".{word}", f"{word}."))
    rows = Counter()
    for (first, _), count in pairs.items():
        rows[first] += count
    total = sum(pairs.values())
    return -sum(n * math.log(n / rows[first]) for (first, _), n in pairs.items()) / total


def test_net_descends_to_the_losses_of_the_page(play, findings):
    losses = {
        point["step"]: point["train"] for point in findings["lecture"]["descent"]["plain"]["points"]}
    form = play("descent")
    start = form.said("Before the first step")
    assert f"loss is {losses[0]:.4f}" in start
    assert f"counting {counted_loss(form.words()):.4f}" in start
    form.push("One step")
    assert f"loss is {losses[1]:.4f}" in form.said("After 1 step ")
    form.address("#descent.steps=1")
    form.type("Steps taken, as a number", "200")
    assert f"loss is {losses[200]:.4f}" in form.said("After 200 steps")
    form.push("Reset")
    form.said("Before the first step")


def test_penalty_is_that_of_the_lecture(play, findings):
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
    assert "a rate of 500 goes too far" in form.said("The loss rose at")


def test_counts_and_net_have_the_losses_of_the_command_line(play, mmreport):
    form = play("smoothing")
    net = json.loads(mmreport(form, "evaluate", "bigram-net", "--json"))["nll"]
    for fake in ["1", "25"]:
        form.type("Added to each count, as a number", fake)
        said = form.said(f"With {fake} added")
        counts = json.loads(mmreport(form, "evaluate", "bigram", "--smoothing", fake, "--json"))["nll"]
        assert f"the counts' loss on dev is {counts['dev']:.4f}" in said
        assert f"with a penalty of 0.01, the net's is {net['dev']:.4f}" in said
        row = form.box.get_by_role("row", name="counts")
        assert f"{counts['train']:.4f}" in row.inner_text()
    form.address("#smoothing.fake=25")


def test_word_is_impossible_where_nothing_is_added(play, mmreport):
    form = play("smoothing")
    word = form.control("Word").input_value()
    printed = json.loads(mmreport(form, "score", word, "--recipe", "bigram,bigram-net", "--json"))
    counts, net = (model["surprisalPerCharacter"] for model in printed["models"])
    assert f"costs {counts:.4f} nats per character by the counts, {net:.4f} by the net" in form.said(
        "With 1 added")
    form.press("Added to each count", "Home")
    said = form.said("With 0 added")
    assert f"“{word}” is impossible, since “{word[-1]}” never follows “{word[-2]}”" in said
    form.address("#smoothing.fake=0")
    form.type("Word", form.words()[0])
    assert "impossible" not in form.said(f"“{form.words()[0]}” costs")


def test_the_strongest_smoothing_makes_all_letters_equally_likely(play):
    form = play("smoothing")
    letters = form.page.evaluate("mmreport.vocabulary()")
    form.type("Added to each count, as a number", "1000000")
    form.said("With 1000 added")
    form.press("Weight of the net's penalty", "End")
    form.said("with a penalty of 10")
    for name in ["counts", "net"]:
        shares = [float(p.split()[0]) / 100 for _, p in form.lines(f": {name}")]
        assert max(shares) < 3 / len(letters)
