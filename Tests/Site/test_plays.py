"""The forms on the pages, by keyboard alone: they say what they show, keep it in the address, and ask for
nothing. The engine has a stand-in here, so that any site will do."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import PAGES, SITE

STUB = Path(__file__).with_name("stub.js")
FORMS = {
    "table": "counting.html",
    "sampler": "sampling.html",
    "broadcasting": "normalising.html",
    "score": "likelihood.html",
}
LOOKS = [(1280, "light"), (320, "dark")]
TARGETS = """id => [...document.querySelectorAll(`#play-${id} :is(input, select, button)`)]
    .map(e => e.closest('label') ?? e).map(e => [e.outerHTML.slice(0, 60), e.getBoundingClientRect()])
    .filter(([, box]) => box.width < 44 || box.height < 44).map(([html]) => html)"""
UNNAMED = """id => [...document.querySelectorAll(`#play-${id} :is(input, select)`)]
    .filter(e => e.labels.length === 0 && !e.ariaLabel).map(e => e.outerHTML)"""


class Play:
    """A form on its page."""

    def __init__(self, page, name):
        self.page, self.name = page, name
        self.box = page.locator(f"#play-{name}")

    def control(self, label):
        return self.box.get_by_label(label, exact=True)

    def press(self, label, *keys):
        """Reaches a control as the Tab key does, and types."""
        self.control(label).focus()
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, label, text):
        self.press(label, "Control+a", "Delete")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def push(self, button):
        self.box.get_by_role("button", name=button, exact=True).focus()
        self.page.keyboard.press("Enter")

    def said(self, words):
        self.box.locator(".sentence").filter(has_text=words).wait_for(timeout=3000)
        return self.box.locator(".sentence").inner_text()

    def address(self, fragment):
        """Waits until the address ends in `fragment`."""
        self.page.wait_for_function("end => location.hash === end", arg=fragment, timeout=3000)

    def focused(self, attribute):
        return self.page.evaluate(f"document.activeElement.getAttribute('{attribute}')")


@pytest.fixture
def play(browser):
    """A function that opens a form's page with a fragment, and waits for its first sentence."""
    pages, problems = [], []

    def open_form(name, fragment="", width=1280, scheme="light", script=STUB):
        if FORMS[name] not in PAGES:
            pytest.skip(f"{FORMS[name]} is not part of this site")
        page = browser.new_page(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
        pages.append(page)
        page.add_init_script(path=script)
        page.on("console", lambda message: problems.append(message.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", lambda request: check(request.url))
        page.goto(f"{(SITE / FORMS[name]).as_uri()}{fragment or f'#play-{name}'}")
        form = Play(page, name)
        form.said(".")
        return form

    def check(url):
        if not url.startswith((SITE.as_uri(), "data:,")):
            problems.append(url)

    yield open_form
    for page in pages:
        page.close()
    assert problems == []


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
def test_nothing_moves(play, form):
    page = play(form).page
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("form", FORMS)
def test_form_is_not_printed(play, form):
    opened = play(form)
    opened.page.emulate_media(media="print")
    assert not opened.box.is_visible()


def test_bench_divides_by_the_sums_that_lie_down(play):
    form = play("broadcasting")
    assert "divided by 6, the sum of row 0, which gives 0.17" in form.said("gives")
    form.press("keepdim=True", "Space")
    assert "divided by 5, the sum of row 1 and not of row 0" in form.said("lie down")
    form.address("#broadcasting.keepdim=0")
    form.press("Numbers", "i")
    form.press("Divide", "i")
    form.said("result type Float can't be cast to the desired output type Int")
    form.push("Reset")
    form.said("which gives 0.17")
    form.address("")


def test_bench_takes_numbers_and_arrow_keys(play):
    form = play("broadcasting")
    form.type("N, row 0, column 1", "5")
    assert "5 in row 0, column 1 is divided by 10" in form.said("divided by 10")
    form.box.get_by_role("gridcell").nth(1).focus()
    form.page.keyboard.press("ArrowDown")
    assert form.focused("aria-label").startswith("row 1, column 1")
    form.said("4 in row 1, column 1 is divided by 5")
    form.address("#broadcasting.cells=3%2C5%2C2%2C0%2C4%2C1%2C5%2C2%2C2&broadcasting.cell=1%2C1")


def test_table_is_one_stop_for_the_tab_key(play):
    form = play("table")
    assert form.box.locator("[role=gridcell][tabindex='0']").count() == 1
    form.box.locator("[role=gridcell][tabindex='0']").focus()
    form.page.keyboard.press("ArrowDown")
    assert form.focused("aria-label") == "a a: 0"
    form.said("“a” never follows “a”")
    form.page.keyboard.press("Home")
    assert "7 times, which is 58.3 %" in form.said("“.” follows “a”")
    form.address("#table.row=a&table.column=.")
    form.page.keyboard.press("Control+End")
    assert form.focused("aria-label") == "z z: 0"
    form.page.keyboard.press("Tab")
    assert form.focused("role") != "gridcell"


def test_table_shows_the_words_of_a_pair(play):
    form = play("table", "#table.row=l&table.column=i&table.order=vowels&table.show=shares")
    assert "2 times, which is 33.3 % of what follows “l”" in form.said("“i” follows “l”")
    assert "2 words of the list: olivia, amelia" in form.box.inner_text()
    heads = form.box.locator(".grid thead th").all_inner_texts()
    assert heads[:6] == [".", "a", "e", "i", "o", "b"]


def test_sampler_goes_letter_by_letter_to_the_stop(play):
    form = play("sampler")
    form.said("At the beginning, the number")
    form.push("To the end")
    form.said("which ends the word")
    word = form.box.locator(".samples li").first.inner_text().split()[0]
    assert "".join(form.box.locator(".letters b:not(.new)").all_inner_texts()) == word
    form.push("Next letter")
    form.said("At the beginning")
    form.type("Seed", "5")
    form.address("#sampler.seed=5")
    form.press("Draw", "ArrowDown")
    form.said("the largest quotient is that of")
    form.address("#sampler.draw=torch&sampler.seed=5")


def test_sampler_counts_what_the_list_has(play):
    form = play("sampler")
    form.type("Words", "100")
    form.box.get_by_text("100 words, 20 of them shown").nth(2).wait_for()


def test_score_names_where_a_model_is_surprised(play):
    form = play("score", "#score.word=olivia")
    # 1 of 10 words begins with o; with a fake count for each of 16 letters that is 2 of 26.
    assert "“o”, letter 1: 2.56 nats" in form.said("most at")
    form.type("Name", "ava")
    form.address("#score.word=ava")
    form.press("Ask all 3 models", "Space")
    form.box.get_by_role("rowheader", name="Bigram net").wait_for()


def test_what_is_wrong_is_said_and_can_be_put_right(play):
    form = play("score", "#score.word=ava")
    form.type("Name", "axe")
    form.box.get_by_role("alert").filter(has_text="no word with 'x'").wait_for()
    form.type("Name", "<b>ava")
    form.box.get_by_role("alert").filter(has_text="no word with '<'").wait_for()
    form.type("Name", "ava")
    form.said("nats per character")
    assert form.box.get_by_role("alert").inner_text() == ""


def test_addresses_cannot_pass_the_limits(play):
    form = play("sampler", "#sampler.temperature=1e9&sampler.draw=nonsense&sampler.count=-4&sampler.seed=x")
    assert form.control("Temperature, as a number").input_value() == "5"
    assert form.control("Draw").input_value() == "lecture"
    assert form.control("Words").input_value() == "1"
    assert form.control("Seed").input_value() == "2147483647"


def test_an_address_that_changes_is_followed(play):
    form = play("sampler")
    form.page.evaluate("location.hash = '#sampler.seed=7'")
    form.page.wait_for_function("document.querySelector('#play-sampler input').value === '7'")
    form.page.evaluate("location.hash = '#the-words'")
    assert form.control("Seed").input_value() == "7"


def test_what_the_browser_lacks_is_said(browser):
    page = browser.new_page()
    page.add_init_script("delete window.WebAssembly; delete window.DecompressionStream")
    page.goto((SITE / FORMS["table"]).as_uri() + "#play-table")
    alert = page.locator("#play-table [role=alert]").filter(has_text="needs")
    alert.wait_for()
    assert "needs WebAssembly and DecompressionStream" in alert.inner_text()
    page.close()
