"""What the site may weigh: a reader on a slow line gets the text first, and the engine only where it is used."""

import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

SITE = Path(os.environ.get("SITE", "output")).resolve()
# In bytes, as they are stored.
PAGE_SCRIPT, READER, ENGINE, COVER = 60_000, 12_000, 250_000, 100_000

pytestmark = pytest.mark.skipif(not (SITE / "index.html").exists(), reason="there is no site")


class Loads(HTMLParser):
    """The files that a browser loads to show a page; of the drawings of one figure the heaviest."""

    SOURCES = {"script": "src", "img": "src", "link": "href"}

    def __init__(self, text):
        super().__init__()
        self.names = set()
        self.drawings = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag == "source":
            self.drawings.append(dict(attributes)["srcset"])
            return
        name = dict(attributes).get(self.SOURCES.get(tag))
        if tag == "img":
            name = max([name, *self.drawings], key=lambda file: (SITE / file).stat().st_size)
            self.drawings = []
        if name and not name.startswith("data:"):
            self.names.add(name)


def loaded(page):
    """A page and all that it needs, with the pictures and fonts that its styles name."""
    files = {SITE / page} | {SITE / name for name in Loads((SITE / page).read_text("utf-8")).names}
    for style in [file for file in files if file.suffix == ".css"]:
        named = re.findall(r"url\([\"']?([^)\"']+)", style.read_text("utf-8"))
        files |= {(style.parent / name).resolve() for name in named if not name.startswith("data:")}
    return files


@pytest.mark.parametrize("name,most", [("play.js", PAGE_SCRIPT), ("reader.js", READER), ("play/engine.js", ENGINE)])
def test_scripts_are_small(name, most):
    script = SITE / "assets" / name
    if not script.exists():
        pytest.skip("the program was built without the pages' engine")
    assert 0 < script.stat().st_size < most


def test_cover_is_small():
    sizes = {file.relative_to(SITE).as_posix(): file.stat().st_size for file in loaded("index.html")}
    assert "assets/style.css" in sizes
    assert sum(sizes.values()) < COVER, sizes
