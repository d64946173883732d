"""What forms say to someone who sees them for the first time: what a number does, what was not taken, what is out of
sight; and bars and letters that can be read."""

import pytest

from test_plays import oracle, play, pytestmark  # noqa: F401

# The bars of each table.
BARS = """box => [...box.querySelectorAll('table.bars')].map(table =>
    [...table.querySelectorAll('.bar-of')].map(e => [e.className, e.getBoundingClientRect().width]))"""
# The size of letters on the screen: a drawing that is squeezed squeezes them too.
LETTERS = """map => [...map.querySelectorAll('text')].map(text =>
    parseFloat(getComputedStyle(text).fontSize) * map.getBoundingClientRect().width / map.viewBox.baseVal.width)"""


def notes(form, label):
    return form.control(label).locator("xpath=..").locator("[role=status]")


@pytest.mark.parametrize("label,typed,taken", [
    ("Words", "5000", "1000"), ("Top k (0: all)", "-3", "0"), ("Temperature, as a number", "99", "5"),
])
def test_what_is_not_taken_is_said(play, label, typed, taken):
    form = play("sampler")
    note = notes(form, label)
    assert note.inner_text() == ""
    form.type(label, typed)
    note.filter(has_text=f"{typed} is not possible here: {taken} is taken.").wait_for()
    assert form.control(label).input_value() == taken
    form.type(label, "2")
    assert note.inner_text() == ""


def test_temperature_and_top_k_are_explained(play):
    form = play("sampler")
    for label, words in [("Temperature", "below 1"), ("Top k (0: all)", "k likeliest")]:
        hint = form.control(label).get_attribute("aria-describedby")
        assert words in form.page.locator(f"#{hint}").inner_text()


def test_the_empty_word_is_only_its_end(play):
    form = play("score", "#score.word=")
    assert "A word without characters is only its end" in form.said("only its end")


def test_the_end_of_a_word_is_called_so(play, oracle):
    # By counts that know the word alone, its end is as good a place as any to be surprised most.
    form = play("score")
    said = form.said("surprised most at")
    assert "“.”" not in said


def test_what_is_infinite_is_longer_than_all_else(play, oracle):
    letters = sorted(set("".join(oracle.words)))
    never = next(a + b for a in letters for b in letters if not oracle.pairs[a, b])
    form = play("score", f"#score.word={never}&score.model=counts")
    form.said("∞")
    tables = form.page.evaluate(BARS, form.box.element_handle())
    assert any("endless" in name for bars in tables for name, _ in bars)
    for bars in tables:
        endless = [width for name, width in bars if "endless" in name]
        finite = [width for name, width in bars if "endless" not in name]
        assert not endless or min(endless) > 1.1 * max(finite)


@pytest.mark.parametrize("form_name,fragment", [("descent", "#descent.steps=5"), ("smoothing", "")])
@pytest.mark.parametrize("width", [1280, 360])
def test_letters_of_maps_can_be_read(play, form_name, fragment, width):
    form = play(form_name, fragment, width=width)
    form.box.locator("svg.map").first.wait_for()
    for drawing in form.box.locator("svg.map").all():
        sizes = form.page.evaluate(LETTERS, drawing.element_handle())
        assert sizes and min(sizes) >= 10.9


def test_a_table_that_is_cut_says_so(play):
    for width in (1440, 360):
        form = play("table", width=width)
        hint = form.box.get_by_text("Scroll sideways")
        table = form.box.locator(".grid").locator("xpath=..")
        is_cut = form.page.evaluate("e => e.scrollWidth > e.clientWidth", table.element_handle())
        assert hint.is_visible() == is_cut
    assert is_cut
