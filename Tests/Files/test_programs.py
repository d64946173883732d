"""Code on pages, without PyTorch: what readers paste in the order of the pages is one program, and the files that they
download are whole. Development checks run both: `make programs`.
"""

import ast
import os
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pyflakes import api
from pyflakes.reporter import Reporter

SITE = Path(os.environ.get("SITE", "output")).resolve()
LONGEST_LINE, MOST_LINES = 64, 60

pytestmark = pytest.mark.skipif(not (SITE / "index.html").exists(), reason="there is no site")


class Snippets(HTMLParser):
    """The Python of a page as its reader sees it, whole programs left out."""

    def __init__(self, page):
        super().__init__()
        self.code, self.open, self.listings = [], False, 0
        self.feed((SITE / page).read_text("utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "details" and "listing" in attributes.get("class", ""):
            self.listings += 1
        if tag == "code" and attributes.get("class") == "language-python" and not self.listings:
            self.open = True
            self.code.append("")

    def handle_endtag(self, tag):
        self.open = self.open and tag != "code"
        self.listings -= tag == "details" and self.listings > 0

    def handle_data(self, data):
        if self.open:
            self.code[-1] += data


LECTURE = ["reading", "counting", "sampling", "normalising", "likelihood", "examples", "softmax", "loss", "descent",
           "regularisation", "resampling"]
EXERCISES = ["e01", "e02", "e03", "e04", "e05", "e06"]
PAGES = sorted(path.stem for path in SITE.glob("*.html") if path.stem not in LECTURE)
PROGRAMS = sorted(SITE.glob("code/*.py"))


def snippets(page):
    return Snippets(f"{page}.html").code if (SITE / f"{page}.html").exists() else []


def lecture():
    return [code for page in LECTURE for code in snippets(page)]


class Complaints:
    """What pyflakes says of a program."""

    def __init__(self, code):
        self.lines = []
        api.check(code, "program", Reporter(self, self))

    def write(self, line):
        # A page may import again what one before it has, and name what only the next one uses.
        if line.strip() and not any(word in line for word in ("redefinition", "imported but unused", "never used")):
            self.lines.append(line.strip())


def complaints(code):
    return Complaints(code).lines


def long_lines(code):
    return [line for line in code.splitlines() if len(line) > LONGEST_LINE]


def test_a_name_that_is_never_defined_is_found():
    """The check can fail."""
    assert complaints("x = 1\nprint(y)\n") and complaints("print(x)\nx = 1\n") and complaints("x = (\n")
    assert not complaints("x = 1\nprint(x)\n")


@pytest.mark.skipif(not lecture(), reason="the site has no page of the lecture")
def test_the_lecture_s_snippets_are_one_program():
    assert complaints("\n".join(lecture())) == []


@pytest.mark.parametrize("page", [page for page in PAGES if snippets(page)])
def test_snippets_go_on_from_the_lecture_s(page):
    if not lecture():
        pytest.skip("the site has no page of the lecture")
    # Exercises go on from one another, too.
    before = [code for other in EXERCISES for code in snippets(other) if page in EXERCISES and other < page]
    assert complaints("\n".join(lecture() + before + snippets(page))) == []


@pytest.mark.parametrize("page", [page for page in LECTURE + PAGES if snippets(page)])
def test_lines_of_snippets_are_short(page):
    assert [line for code in snippets(page) for line in long_lines(code)] == []


@pytest.mark.parametrize("path", PROGRAMS, ids=[path.name for path in PROGRAMS])
def test_programs_are_whole_and_short(path):
    code = path.read_text("utf-8")
    assert complaints(code) == []
    assert long_lines(code) == []
    assert len(code.splitlines()) < MOST_LINES
    modules = {"collections", "math", "random", "sys", "torch"} | {other.stem for other in PROGRAMS}
    for node in ast.walk(ast.parse(code)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module] if isinstance(node, ast.ImportFrom) else []
        assert {name.split(".")[0] for name in names} <= modules


@pytest.mark.skipif(not PROGRAMS, reason="the site has no programs")
def test_programs_have_their_list_and_what_they_print():
    words = (SITE / "code/words.txt").read_text("utf-8").split("\n")
    assert words.pop() == "" and words and all(word.strip() == word != "" for word in words)
    imported = {"training"}
    for path in PROGRAMS:
        assert path.with_suffix(".txt").exists() != (path.stem in imported), path.name


@pytest.mark.parametrize("path", PROGRAMS, ids=[path.name for path in PROGRAMS])
def test_a_page_links_to_each_program(path):
    linked = [page for page in SITE.glob("*.html") if f'href="code/{path.name}"' in page.read_text("utf-8")]
    assert linked and f"(code/{path.name})" in (SITE / "report.md").read_text("utf-8")
