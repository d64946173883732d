"""What helps to read: search, light and dark, terms, copies of code, keys, opened from the folder."""

import pytest

from chromium import wait_until
from conftest import PAGES, SITE, violations

START = "sampling.html" if "sampling.html" in PAGES else "index.html"
PAPER = "getComputedStyle(document.documentElement).backgroundColor"

pytestmark = pytest.mark.skipif(
    not (SITE / "assets/reader.js").exists(), reason="the program was built without the pages' scripts")


@pytest.fixture
def open_page(browser):
    """Opens pages in one fresh profile."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")

    def visit(name=START, **media):
        page = context.new_page()
        page.emulate_media(**media)
        page.goto((SITE / name).as_uri())
        return page

    yield visit
    context.close()


def searched(page, words):
    page.keyboard.press("/")
    page.keyboard.type(words)
    wait_until(page, "document.querySelector('.search .said').textContent !== ''")
    return page.locator(".results a")


def test_search_finds_a_term_and_shows_its_place(open_page):
    page = open_page("glossary.html")
    hits = searched(page, "optimizer")
    assert hits.first.get_attribute("href") == "glossary.html#optimizer"
    assert hits.first.locator("mark").first.inner_text().lower() == "optimizer"
    assert page.locator(".said").inner_text() != "Nothing has all of these words."
    page.keyboard.press("ArrowDown")
    assert hits.first.evaluate("link => link === document.activeElement")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html#optimizer")
    assert not page.locator("dialog").evaluate("dialog => dialog.open")


def test_what_is_searched_is_only_text(open_page):
    page = open_page()
    hits = searched(page, "<img src=x onerror=alert(1)> (.*")
    assert page.locator(".said").inner_text() == "Nothing has all of these words."
    assert hits.count() == 0 and page.locator("dialog img").count() == 0
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0


def test_nothing_is_loaded_for_a_search_that_nobody_begins(open_page):
    page = open_page()
    assert page.locator("script[src='assets/search.js']").count() == 0
    searched(page, "a")
    assert page.locator("script[src='assets/search.js']").count() == 1


@pytest.mark.parametrize("width,scheme", [(1280, "light"), (320, "dark")])
def test_search_is_accessible(open_page, width, scheme):
    page = open_page(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 700})
    searched(page, "the")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_chosen_scheme_holds_on_other_pages(open_page):
    page = open_page()
    light = page.evaluate(PAPER)
    page.get_by_label("Colours").select_option("dark")
    dark = page.evaluate(PAPER)
    assert dark != light
    for name in (START, "glossary.html"):
        other = open_page(name)
        assert other.evaluate(PAPER) == dark
        assert other.get_by_label("Colours").input_value() == "dark"
    other.emulate_media(color_scheme="dark")
    other.get_by_label("Colours").select_option("light")
    assert other.evaluate(PAPER) == light
    other.get_by_label("Colours").select_option("")
    assert other.evaluate(PAPER) == dark


def test_paper_is_light_whatever_is_chosen(open_page):
    page = open_page()
    light = page.evaluate(PAPER)
    page.get_by_label("Colours").select_option("dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(f"{PAPER} === '{light}' || {PAPER}") is True


def test_a_chosen_scheme_is_accessible(open_page):
    page = open_page()
    page.get_by_label("Colours").select_option("dark")
    assert violations(page) == []


def test_a_term_opens_without_scripts(browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((SITE / "terms.html").as_uri())
    term = page.locator("button.term").first
    entry = page.locator(f"#{term.get_attribute('popovertarget')}")
    assert not entry.is_visible()
    term.focus()
    page.keyboard.press("Enter")
    assert entry.is_visible()
    page.keyboard.press("Escape")
    assert not entry.is_visible()
    context.close()


@pytest.mark.parametrize("width,scheme", [(1280, "light"), (320, "dark")])
def test_an_open_term_is_accessible(open_page, width, scheme):
    page = open_page("terms.html", color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 700})
    term = page.locator("button.term").nth(3)
    term.click()
    entry = page.locator(f"#{term.get_attribute('popovertarget')}")
    box = entry.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert box["y"] >= 0 and box["y"] + box["height"] <= 700
    assert violations(page) == []


def test_arrows_turn_pages_unless_something_has_the_keyboard(open_page):
    page = open_page("glossary.html")
    page.keyboard.press("Alt+ArrowRight")
    page.locator("a").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.url.endswith("glossary.html")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/terms.html")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/glossary.html")


@pytest.mark.skipif("sampling.html" not in PAGES, reason="a page with code")
def test_code_is_copied(open_page):
    page = open_page("sampling.html")
    button = page.locator("button.copy").first
    button.focus()
    page.keyboard.press("Enter")
    wait_until(page, "document.querySelector('button.copy').textContent !== 'Copy'")
    if button.inner_text() == "Selected":
        assert page.evaluate("getSelection().toString()").strip() != ""


def test_headings_link_to_themselves(open_page):
    page = open_page("glossary.html")
    link = page.locator("h3 a.heading").first
    link.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#{page.locator('h3').first.get_attribute('id')}")
