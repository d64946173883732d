"""The files of the site without a browser: links, headings, ids, paths."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from conftest import SITE

LECTURE = "https://www.youtube.com/watch?v=PaCmpygFfXo"
VOID = {"meta", "link", "img", "source", "br", "hr", "input", "wbr", "col"}
REPORT = SITE / "report.md"
# What pages cite: the only other addresses on the web.
PAPERS = re.findall(
    r"\((https://[^)]+)\)", (Path(__file__).parents[2] / "templates/papers.md").read_text("utf-8"))


class Page(HTMLParser):
    """A page's elements; also whether each end tag closes what was opened last."""

    def __init__(self, text):
        super().__init__()
        self.elements = []
        self.unbalanced = []
        self.open = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        # A paragraph may end by itself before its parent's end.
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.unbalanced.append((tag, self.getpos()))

    def every(self, name):
        return [attributes[name] for _, attributes in self.elements if attributes.get(name)]


def is_outside(link):
    return link.startswith(LECTURE) or link in PAPERS


def parsed(name, site=SITE):
    return Page((site / name).read_text(encoding="utf-8"))


def broken_links(name, site=SITE):
    """What `name` links to and shows that is neither in the site nor one of the known addresses elsewhere."""
    page = parsed(name, site)
    links = page.every("href") + page.every("src") + page.every("srcset")
    return [
        link
        for link in links
        if not link.startswith("data:") and not is_outside(link) and not resolves(link, name, site)
    ]


def resolves(link, page, site=SITE):
    """Whether a link from `page` leads to a file of the site, and to an element there."""
    parts = urlsplit(link)
    target = (site / unquote(parts.path)).resolve() if parts.path else site / page
    if not target.is_relative_to(site) or not target.is_file():
        return False
    if not parts.fragment or target.suffix != ".html":
        return True
    # The state of a form leads to the form: `sampler.seed=5&sampler.draw=torch`.
    form, _, state = parts.fragment.partition(".")
    name = f"play-{form}" if "=" in state else unquote(parts.fragment)
    return name in parsed(target.name, site).every("id")


def test_elements_close_in_order(name):
    page = parsed(name)
    assert page.unbalanced == [] and page.open == []


def test_links_lead_somewhere(name):
    assert broken_links(name) == []


def test_headings_descend_by_one(name):
    levels = [int(tag[1]) for tag, _ in parsed(name).elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:]))


def test_ids_are_unique(name):
    ids = parsed(name).every("id")
    assert sorted(ids) == sorted(set(ids))


def test_images_have_size_and_words(name):
    for tag, attributes in parsed(name).elements:
        if tag == "img":
            assert attributes["alt"].strip()
            assert int(attributes["width"]) > 0 and int(attributes["height"]) > 0


def test_tables_have_headings(name):
    elements = parsed(name).elements
    tables = sum(tag == "table" for tag, _ in elements)
    assert sum(attributes.get("scope") == "col" for _, attributes in elements) >= tables
    assert all("scope" in attributes for tag, attributes in elements if tag == "th")


def test_page_says_what_it_is(name):
    text = (SITE / name).read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>\n<html lang=\"en\">")
    assert re.search("<title>[^<]+</title>", text)
    assert re.search('<meta name="description" content="[^"]+">', text)


def texts():
    kinds = {".html", ".md", ".css", ".csv", ".json", ".svg"}
    return sorted(p.relative_to(SITE).as_posix() for p in SITE.rglob("*") if p.suffix in kinds)


@pytest.mark.parametrize("path", texts())
def test_no_path_of_the_machine(path):
    text = (SITE / path).read_text(encoding="utf-8")
    assert not re.search(r"file://|/home/|/root/|/Users/|/tmp/", text)


PREDICT = re.compile(r"<summary>(Predict first:.*?)</summary>(.*?)</details>", re.S)


def predictions():
    """Of every page, what is to be predicted, and the answer."""
    return [
        (page.name, question, answer) for page in sorted(SITE.glob("*.html"))
        for question, answer in PREDICT.findall(page.read_text(encoding="utf-8"))]


def test_predictions_can_be_reasoned_out():
    """Whoever guesses has answers to choose from, and is told why the right one is right."""
    for page, question, answer in predictions():
        assert re.search(r",.*\bor\b[^?]*\?", question, re.S), (page, question)
        assert "because" in answer, (page, question)


def test_predictions_are_few():
    """A box is for what is worth a pause: a whole site has about fifteen."""
    if len(list(SITE.glob("*.html"))) > 30:
        assert 12 <= len(predictions()) <= 18, [question for _, question, _ in predictions()]


def test_report_says_minutes_once():
    """Below its heading a link to the minute would be a paragraph that says nothing else."""
    text = REPORT.read_text(encoding="utf-8")
    assert 'class="minute"' not in text
    if "chapter-counting" in text:
        assert re.search(r"^In the lecture: \[In a dictionary, 9:24\]\(https://[^)]+\); \[", text, re.M)


def test_every_figure_has_its_files():
    for picture in (SITE / "figures").glob("*.png"):
        assert picture.with_suffix(".svg").is_file()
        assert picture.with_name(f"{picture.stem}-dark.svg").is_file()
        assert (SITE / "data" / f"{picture.stem}.csv").is_file()


def test_report_links_lead_somewhere():
    text = re.sub(r"^```.*?^```", "", REPORT.read_text(encoding="utf-8"), flags=re.S | re.M)
    links = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'(?:src|srcset|href)="([^"]+)"', text)
    headings = re.findall(r"^#+ (.*)$", text, flags=re.M)
    anchors = set(re.findall(r'<a id="([^"]+)">', text)) | {slug(heading) for heading in headings}
    broken = []
    for link in links:
        parts = urlsplit(link)
        if is_outside(link) or (not parts.path and parts.fragment in anchors):
            continue
        if not parts.path or not (SITE / unquote(parts.path)).is_file():
            broken.append(link)
    assert links and broken == []


def slug(heading):
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
