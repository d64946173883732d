"""Sites of lists that are no names: all letters have a font, words run the right way, and pages call things what they are."""

import re
import sys
from pathlib import Path

import pytest

from conftest import violations
from test_files import Page, broken_links
from test_pages import IMAGES, OVERFLOW
from word_lists import LISTS, RIGHT_TO_LEFT

sys.path.append(str(Path(__file__).resolve().parents[1] / "Acceptance"))
from program import PROGRAM, run  # noqa: E402

pytestmark = pytest.mark.skipif(not PROGRAM.exists(), reason="the program is not built")

# Words that run the other way and have no element of their own.
UNPROTECTED = r"""() => {
  const found = [], walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (/[\u0590-\u08ff]/.test(data) && !parentElement.closest('bdi, [dir], pre')) found.push(data);
  }
  return found;
}"""
# What is said, without code, titles of files and names of fields.
PROSE = "[...document.querySelectorAll('main')].map(main => { const copy = main.cloneNode(true);" \
    "copy.querySelectorAll('code, pre, .katex, script, .play').forEach(e => e.remove()); return copy.textContent; })[0]"


@pytest.fixture(scope="module", params=LISTS)
def site(request, tmp_path_factory):
    """A folder with the site of one list, and what the build said."""
    folder = tmp_path_factory.mktemp(request.param)
    (folder / f"{request.param}.txt").write_text("\n".join(LISTS[request.param]) + "\n", encoding="utf-8")
    done = run(
        "build", "--input", f"{request.param}.txt", "--only", "lecture,rnn,transformer", "--profile", "quick",
        cwd=folder)
    assert done.returncode == 0, done.stderr
    return request.param, folder / "output", done.stderr


def pages(folder):
    found = sorted(folder.glob("*.html"))
    assert len(found) > 12
    return found


def test_letters_have_fonts(site):
    assert "no font here" not in site[2]


def test_pages_are_whole(site):
    for path in pages(site[1]):
        page = Page(path.read_text(encoding="utf-8"))
        ids = page.every("id")
        assert page.unbalanced == [] and page.open == [], path.name
        assert sorted(ids) == sorted(set(ids)), path.name


def test_links_lead_somewhere(site):
    for path in pages(site[1]):
        assert broken_links(path.name, site[1].resolve()) == [], path.name


@pytest.fixture(scope="module")
def seen(site, tabs):
    """What a telephone shows of each page."""
    page = tabs[0]
    page.set_viewport_size({"width": 360, "height": 900})

    def look(path):
        page.goto(path.as_uri())
        return {script: page.evaluate(script) for script in (IMAGES, OVERFLOW, UNPROTECTED, PROSE)}

    return {path.name: look(path) for path in pages(site[1])}


def test_nothing_is_cut_off_on_a_telephone(seen):
    assert {name: page[IMAGES] + page[OVERFLOW] for name, page in seen.items()} == dict.fromkeys(seen, [])


# How far the number is from the piece that it is said to fall on.
MISSED = r"""() => {
  const place = e => e.getBoundingClientRect(), needle = place(document.querySelector('.needle'));
  const piece = place(document.querySelector('.part.drawn')), middle = (needle.left + needle.right) / 2;
  return Math.max(0, piece.left - middle, middle - piece.right);
}"""


def test_a_number_falls_on_the_piece_that_is_drawn(site, tabs):
    page = tabs[1]
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto((site[1] / "sampling.html").as_uri())
        page.locator(".play").first.scroll_into_view_if_needed()
        page.locator(".needle").wait_for(state="attached")
        assert page.evaluate(MISSED) < 1, width


def test_words_run_their_own_way(seen):
    assert {name: page[UNPROTECTED] for name, page in seen.items()} == dict.fromkeys(seen, [])


def test_words_and_characters_are_called_so(seen):
    for name, page in seen.items():
        assert re.findall(r"[^.]*\b(?:letters?|names?)\b[^.]*", page[PROSE], re.I) == [], name


@pytest.mark.parametrize("page_name", ["reading.html", "likelihood.html", "rnn.html"])
def test_pages_are_accessible(site, tabs, page_name):
    tabs[1].goto((site[1] / page_name).as_uri())
    assert violations(tabs[1]) == []


def test_data_has_words_in_the_order_of_reading(site):
    name, folder, _ = site
    if name not in RIGHT_TO_LEFT:
        pytest.skip("a list from left to right")
    first = LISTS[name][0]
    rows = (folder / "data/examples-arrows.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [row.split(",")[1] for row in rows[:len(first)]] == list(first)
