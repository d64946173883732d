"""From figures to forms: a link under a figure leads to a form that takes its state on and shows the figure's own
numbers, and the words that a form begins with are those that its page prints."""

import csv
import math
import re
from html import unescape
from urllib.parse import unquote

import pytest

from chromium import wait_until
from conftest import PAGES, SITE
from forms import PATIENCE
from test_plays import play, pytestmark  # noqa: F401

FIGURE = re.compile(r'<figure id="figure-([^"]+)">(.*?)</figure>', re.S)
LINK = re.compile(r'<a class="try" href="([^"#]*)#([^"]*)" aria-label="([^"]*)" hidden>Try it</a>')
# What a control holds, as an address has it: several fields are one value, a box is ticked or
# not, and beside each slider is a field.
HELD = """(place) => {
  const fields = [...place.querySelectorAll('input, select')].filter(e => e.type !== 'range');
  return fields.map(e => e.type === 'checkbox' ? String(Number(e.checked)) : e.value).join(',');
}"""
DRAWN = {"lecture": 0, "torch": 1, "mkl": 2}


def links():
    """Each figure's link: the page of its form, and the state."""
    found = {}
    for name in PAGES:
        for figure, inside in FIGURE.findall((SITE / name).read_text("utf-8")):
            for page, fragment, _ in LINK.findall(inside):
                found[figure] = (page or name, unescape(fragment))
    return found


LINKS = links()


def numbers(figure):
    with open(SITE / f"data/{figure}.csv", encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


@pytest.fixture
def tried(play):
    """A function that opens the form that a figure leads to."""

    def follow(figure):
        if figure not in LINKS:
            pytest.skip(f"{figure} leads to no form of this site")
        page, fragment = LINKS[figure]
        return play(fragment.split(".")[0], f"#{fragment}", on=page)

    return follow


@pytest.mark.parametrize("figure", LINKS)
def test_form_takes_the_state_of_a_figure(tried, figure):
    form = tried(figure)
    values = [item.split("=") for item in LINKS[figure][1].split("&")]
    assert all(name.startswith(f"{form.name}.") for name, _ in values)
    for name, value in values:
        control = form.box.locator(f"[data-name='{name.split('.')[1]}']")
        assert control.count() == 1, name
        assert control.evaluate(HELD) == unquote(value), name
    assert form.page.evaluate("location.hash.slice(1)") == LINKS[figure][1]


def test_a_link_leads_to_its_form_again(tried):
    form = tried("counting-counts")
    link = form.page.locator("#figure-counting-counts a.try")
    link.scroll_into_view_if_needed()
    for _ in range(2):
        link.click()
        wait_until(form.page, "Math.abs(document.querySelector('#play-table').getBoundingClientRect().top) < 200")
        form.page.evaluate("scrollTo(0, 0)")


def test_back_leads_to_the_figure_that_led_to_a_form(tried):
    """With the reader's place, and for the keyboard too; also where the address had the form's state already."""
    form = tried("counting-counts")
    link = form.page.locator("#figure-counting-counts a.try")
    for _ in range(2):
        link.focus()
        link.scroll_into_view_if_needed()
        form.page.wait_for_timeout(200)
        place = form.page.evaluate("scrollY")
        form.page.keyboard.press("Enter")
        wait_until(form.page, "document.activeElement.closest('#play-table') !== null")
        form.page.go_back()
        wait_until(form.page, "place => Math.abs(scrollY - place) < 2", arg=place)
        wait_until(form.page, "document.activeElement.matches('#figure-counting-counts a.try')")


def test_links_come_with_the_script_and_say_where_they_lead(visit):
    name = "counting.html"
    if name not in PAGES:
        pytest.skip("there is no table of counts")
    for scripts in (False, True):
        page = visit(name, scripts=scripts).page
        link = page.locator("#figure-counting-counts a.try")
        assert link.is_visible() == scripts
        assert page.locator("#figure-two-marks a.try").count() == 0
    title = page.locator("#figure-counting-counts figcaption").inner_text()
    assert page.get_by_role("link", name=f"Try it: {title}", exact=True).count() == 1
    page.emulate_media(media="print")
    assert not link.is_visible()


def test_report_has_no_links_to_forms():
    assert "Try it" not in (SITE / "report.md").read_text("utf-8")


def test_score_shows_the_walk(tried):
    form = tried("walk-first-word")
    expected = [(to, -float(log)) for _, to, _, log in numbers("walk-first-word")]
    assert_shown(form.bars("Counts of all words, in nats"), expected)


def test_score_shows_the_odd_word_after_smoothing(tried):
    form = tried("walk-odd")
    expected = [(to, -math.log(float(after))) for _, to, _, after in numbers("walk-odd")]
    assert_shown(form.bars("Counts of all words, plus 1"), expected)


def assert_shown(bars, expected):
    assert [letter for letter, _ in bars] == [letter for letter, _ in expected]
    shown = [math.inf if text == "∞" else float(text) for _, text in bars]
    assert shown == pytest.approx([cost for _, cost in expected], abs=5.1e-5)


def test_table_shows_the_counts(tried):
    form = tried("counting-counts")
    expected = {f"{a} {b}": int(count) for a, b, count in numbers("counting-counts")}
    cells = form.box.locator("[role=gridcell]").evaluate_all("all => all.map(e => e.ariaLabel)")
    shown = dict(label.rsplit(": ", 1) for label in cells)
    assert {pair: int(count.replace(",", "")) for pair, count in shown.items()} == expected
    most = max(expected, key=expected.get)
    assert form.box.locator("[aria-selected=true]").get_attribute("aria-label").startswith(f"{most}: ")
    assert f"{expected[most]:,}" in form.said(".")


def test_sampler_shows_the_first_letters(tried):
    form = tried("first-characters")
    shares = {letter: float(share) for letter, share in numbers("first-characters")}
    bars = form.bars("The first character")
    assert len(bars) >= 8
    assert [letter for letter, _ in bars[:8]] == sorted(shares, key=lambda x: -shares[x])[:8]
    for letter, text in bars:
        assert float(text.split()[0]) == pytest.approx(100 * shares[letter], abs=5.1e-3)


@pytest.mark.parametrize("figure", ["net-descent"])
def test_descent_ends_where_the_curve_ends(tried, figure):
    form = tried(figure)
    step, loss = numbers(figure)[-1][:2]
    assert f"net's loss is {float(loss):.4f}," in form.said(f"After {step} steps")


def test_attention_is_that_of_the_map(tried):
    form = tried("transformer-attention")
    part = form.box.locator("[data-name=part] option:checked").inner_text()
    weights = {
        (row, column): float(weight)
        for head, row, _, column, _, weight in numbers("transformer-attention") if head == part}
    cells = form.box.locator("[role=gridcell]").evaluate_all("all => all.map(e => e.ariaLabel)")
    shown = {tuple(label.removeprefix("step ").split(": ")[0].split(", ")): label.split(": ")[1] for label in cells}
    assert weights
    for (row, column), weight in weights.items():
        if int(column) > int(row):
            assert weight == 0
            assert shown[row, column] == "not read yet"
        else:
            assert float(shown[row, column]) == pytest.approx(weight, abs=5.1e-5)


def printed(form):
    """The words under each heading of the page's own lists, the empty one included."""
    lists = form.page.locator("main .samples").filter(visible=True).all()
    columns = [
        column.locator("code").all_inner_texts() for group in lists
        for column in group.locator(":scope > div[role=group]").all()]
    return [words for words in columns if words]


def made(form, place):
    column = form.box.locator(".samples > div").nth(place)
    column.locator("li").first.wait_for(timeout=PATIENCE)
    return column.locator("code").all_inner_texts()


MODELS = ["bow", "mlp", "wavenet", "cnn", "rnn", "gru", "lstm", "transformer", "ensemble"]


@pytest.mark.parametrize("model", MODELS)
def test_words_of_a_model_are_those_of_its_page(play, model):
    form = play("sampler", on=f"{model}.html")
    words = made(form, DRAWN["torch"])
    assert len(words) == 20
    expected = printed(form)[0]
    assert len(expected) == 10 and words[:10] == expected
    assert "chosen" in form.box.locator(".samples > div").nth(DRAWN["torch"]).get_attribute("class")


@pytest.mark.parametrize("draw", DRAWN)
def test_words_of_the_counts_are_those_of_the_page(play, draw):
    form = play("sampler")
    # The lecture prints the mark that ends a word.
    assert [f"{word}." for word in made(form, DRAWN[draw])] == printed(form)[DRAWN[draw]]
