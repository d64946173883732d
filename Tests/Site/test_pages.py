"""Every page in a real browser: nothing missing, nothing said, nothing fetched, nothing cut off."""

import base64

import pytest

from conftest import PAGES, SITE, violations

LOOKS = [(width, scheme) for width in (1280, 360, 320) for scheme in ("light", "dark")]

IMAGES = "[...document.images].filter(i => !(i.complete && i.naturalWidth > 0)).map(i => i.currentSrc)"
OVERFLOW = """() => [...document.body.querySelectorAll('*')]
    .filter(e => !e.parentElement.closest('.scroll, .katex, pre, .hidden'))
    .filter(e => !e.matches('.hidden') && e.getBoundingClientRect().right > innerWidth + 1)
    .map(e => e.tagName + '.' + e.className + ' ' + e.getBoundingClientRect().right)"""
HIDDEN_IN_PRINT = """() => [...document.querySelectorAll('main *')]
    .filter(e => !e.closest('.neighbours, .play, .try, .hidden, .definition, .copy, .folded, .katex-mathml, source, picture > source'))
    .filter(e => e.tagName !== 'BR' && e.textContent.trim() && !e.checkVisibility())
    .map(e => e.outerHTML.slice(0, 80))"""
# Code of which a part would have to be scrolled to.
CUT_IN_PRINT = """() => [...document.querySelectorAll('main pre')]
    .filter(e => !e.closest('.play') && (e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1))
    .map(e => e.textContent.slice(0, 80))"""


def test_there_are_pages():
    assert "index.html" in PAGES, f"no site in {SITE}; build one, or name it in SITE"


@pytest.mark.parametrize("width,scheme", LOOKS)
def test_page_is_whole(visit, name, width, scheme):
    seen = visit(name, width, scheme)
    assert seen.messages == []
    outside = [url for url in seen.requests if not url.startswith((SITE.as_uri(), "data:,"))]
    assert outside == []
    assert seen.page.evaluate(IMAGES) == []
    assert seen.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert seen.page.evaluate(OVERFLOW) == []


@pytest.mark.parametrize("width,scheme", [(1280, "light"), (320, "dark")])
def test_page_is_accessible(visit, name, width, scheme):
    seen = visit(name, width, scheme)
    assert violations(seen.page) == []


PAPER = """async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context.drawImage(image, -4, -4);
    // A figure has paper around what it draws, and may stand in a box whose edge its first pixels share.
    return [...context.getImageData(0, 0, 1, 1).data];
}"""


def test_dark_figures_show_in_the_dark(visit, name):
    colours = {}
    for scheme in ("light", "dark"):
        page = visit(name, scheme=scheme).page
        # What gives an answer away stands in a box that is closed.
        page.evaluate("for (const box of document.querySelectorAll('details')) box.open = true")
        figure = page.locator("figure img").first
        if figure.count() == 0:
            pytest.skip("a page without figures")
        colours[scheme] = page.evaluate(PAPER, base64.b64encode(figure.screenshot()).decode())
    assert min(colours["light"][:3]) > 240 and max(colours["dark"][:3]) < 60


def test_paper_and_ink_follow_the_scheme(visit, name):
    colours = "(s => [s.backgroundColor, s.color])(getComputedStyle(document.documentElement))"
    page = visit(name, scheme="light").page
    light = page.evaluate(colours)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(colours)
    assert light[0] != dark[0] and light[1] != dark[1]


def test_page_needs_no_script(visit, name):
    page = visit(name, scripts=False).page
    assert page.locator("h1").is_visible()
    assert page.locator(".play:visible").count() == 0


def test_print_hides_nothing(visit, name):
    page = visit(name, width=794).page
    page.emulate_media(media="print")
    assert page.evaluate(HIDDEN_IN_PRINT) == []
    assert page.evaluate(CUT_IN_PRINT) == []


def test_keyboard_reaches_the_text(visit, name):
    page = visit(name).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
