"""Search and the choice of light or dark from a folder, in Chromium and Firefox: their storages for files differ."""

import pytest

PAPER = "() => getComputedStyle(document.documentElement).backgroundColor"
CHOOSE = """scheme => {
    const select = document.querySelector(".scheme select");
    select.value = scheme;
    select.dispatchEvent(new Event("change"));
}"""
SEARCH = """async words => {
    document.querySelector(".open-search").click();
    const input = document.querySelector("#search-words");
    input.value = words;
    input.dispatchEvent(new Event("input"));
    const said = document.querySelector(".search .said");
    while (said.textContent === "") await new Promise(next => setTimeout(next, 20));
    return [...document.querySelectorAll(".results a")].map(link => link.getAttribute("href"));
}"""


@pytest.fixture(params=["chromium", "firefox"])
def reader(request, opened, site):
    browser = opened[request.param]
    browser.open((site / "sampling.html").as_uri())
    yield browser
    browser.run(CHOOSE, "")


def test_the_choice_holds_on_all_pages(reader, site):
    reader.run(CHOOSE, "light")
    light = reader.run(PAPER)
    reader.run(CHOOSE, "dark")
    dark = reader.run(PAPER)
    reader.open((site / "glossary.html").as_uri())
    assert light != dark == reader.run(PAPER)
    # The page that was left keeps a storage of its own in Firefox: what was chosen last counts.
    reader.run(CHOOSE, "light")
    reader.open((site / "sampling.html").as_uri())
    assert reader.run(PAPER) == light


def test_search_needs_no_server(reader):
    hits = reader.run(SEARCH, "keepdim")
    assert any(hit.startswith("normalising.html") for hit in hits)


def test_a_term_opens_in_place(reader, site):
    reader.open((site / "terms.html").as_uri())
    assert reader.run("""() => {
        const term = document.querySelector("button.term");
        term.click();
        return document.getElementById(term.getAttribute("popovertarget")).matches(":popover-open");
    }""")
