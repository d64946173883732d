#!/usr/bin/env python3
"""Whether pages open from a folder: Tests/Docs/check.py FOLDER prints what is wrong with them, and ends with 1.

Every link must lead to a file of the folder and to an element there, every file must be led to, and every page has
a title, a language, one first heading and the others in order, and nothing that a browser would run or ask others for.
"""

import os
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

FIRST = "index.html"
# What a style sheet loads.
LOADS = re.compile(r"@import|url\(")


class Page(HTMLParser):
    """A page's elements in their order, its addresses, ids and title."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.addresses, self.ids, self.title, self.reads_title = [], [], [], "", False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.elements.append((tag, attributes))
        self.addresses += [attributes[name] or "" for name in ("href", "src", "srcset") if name in attributes]
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.reads_title = tag == "title"

    def handle_endtag(self, tag):
        self.reads_title = False

    def handle_data(self, data):
        self.title += data.strip() if self.reads_title else ""

    @property
    def levels(self):
        return [int(tag[1]) for tag, _ in self.elements if re.fullmatch("h[1-6]", tag)]


def faults_of_page(page):
    """What is wrong with a page alone."""
    tags = {tag for tag, _ in page.elements}
    needed = {"title": page.title, "lang": dict(page.elements).get("html", {}).get("lang"),
              "viewport": any(attributes.get("name") == "viewport" for _, attributes in page.elements)}
    yield from (f"has no {name}" for name, value in needed.items() if not value)
    if "script" in tags or any(name.startswith("on") for _, attributes in page.elements for name in attributes):
        yield "has a script"
    levels = page.levels
    if levels.count(1) != 1 or any(after > before + 1 for before, after in zip([0, *levels], levels)):
        yield f"has headings of the levels {levels}"
    if len(set(page.ids)) < len(page.ids):
        yield "has an id twice"


def fault_of_link(link, path, pages, files):
    """What is wrong with a link of the page at a path, if anything is."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return f"has the absolute address {link}"
    target = target_of(link, path)
    if target not in files:
        return f"leads to {link}, where no file is"
    if parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
        return f"leads to {link}, where no such element is"
    return None


def target_of(link, path):
    """The file that a browser opens."""
    name = unquote(urlsplit(link).path)
    return os.path.normpath(os.path.join(os.path.dirname(path), name)) if name else path


def faults(folder):
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    pages = {name: Page((folder / name).read_text("utf-8")) for name in sorted(files) if name.endswith(".html")}
    led_to = {FIRST}
    for path, page in pages.items():
        found = [*faults_of_page(page), *(fault_of_link(link, path, pages, files) for link in page.addresses)]
        yield from (f"{path} {fault}" for fault in found if fault)
        led_to |= {target_of(link, path) for link in page.addresses} - {path}
    yield from (f"no page leads to {name}" for name in sorted(files - led_to))
    if FIRST not in files:
        yield f"there is no {FIRST}"
    sheets = (name for name in sorted(files) if name.endswith(".css"))
    yield from (f"{name} loads a file" for name in sheets if LOADS.search((folder / name).read_text("utf-8")))


def main(folder):
    found = list(faults(Path(folder)))
    for fault in found:
        print(f"{folder}: {fault}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
