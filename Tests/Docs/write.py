#!/usr/bin/env python3
"""Writes what DocC knows of all declarations as pages that open from a folder: no server, no script, no network.

    Tests/Docs/write.py ARCHIVE FOLDER MODULE ...

DocC's own pages are a script that asks a server for render JSON, one file a declaration; these are made of the same
files. ARCHIVE is what `docc convert` wrote, FOLDER must not be there yet, and its first page shows the modules in the
order in which they are named. A kind of text that no comment has used yet ends this with its name: it needs a line in
BLOCKS or SPANS.
"""

import json
import posixpath
import re
import sys
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import quote

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# What pages of declarations have of the site's look, and what they add.
SHEETS = [ROOT / f"templates/{name}.css" for name in ("base", "text", "navigation")]
SHEETS += [HERE / "declared.css", ROOT / "templates/print.css"]
FRAME = Template((HERE / "page.html").read_text("utf-8"))
START = "/documentation"


@dataclass(frozen=True)
class Page:
    """A page's address as DocC writes it, and its render JSON."""

    url: str
    node: dict

    @property
    def title(self):
        return self.node["metadata"]["title"]

    @property
    def above(self):
        """The pages that lead here, from the module on."""
        return [self.node["references"][name] for name in self.node["hierarchy"]["paths"][0]]

    def sections(self, kind):
        return self.node.get(f"{kind}Sections", [])


def way(start, url):
    """From one page to the file of another: a browser does not look for one in a folder. Operators need codes."""
    path, mark, anchor = url.partition("#")
    return quote(posixpath.relpath(f"{path}/index.html", start)) + mark + anchor


def linked(page, identifier, html):
    """A link to another of these pages; what lies elsewhere is only named."""
    url = page.node["references"].get(identifier, {}).get("url", "")
    return f'<a href="{way(page.url, url)}">{html}</a>' if url.startswith(START) else html


def declaration(page, tokens, are_linked=True):
    """Swift as it was declared, with links to the types that it names."""
    return "".join(
        linked(page, token.get("identifier") if are_linked else None, escape(token["text"])) for token in tokens)


def name(title):
    """A name, which may go over lines behind its parts."""
    return re.sub(r"([(:.](?=\w))", r"\1<wbr>", escape(title))


def reference(page, span):
    """The name of another declaration, or of a page on the web."""
    known = page.node["references"][span["identifier"]]
    title = escape(known["title"])
    return linked(page, span["identifier"], f"<code>{title}</code>" if "fragments" in known else title)


def described(rows):
    return "<dl>\n" + "\n".join(f"<dt>{term}</dt>\n<dd>{html}</dd>" for term, html in rows) + "\n</dl>"


def item_list(tag):
    return lambda page, block: (
        f"<{tag}>" + "".join(f"<li>{blocks(page, item['content'])}</li>" for item in block["items"]) + f"</{tag}>")


def heading(_, block):
    level = block["level"]
    return f'<h{level} id="{escape(block["anchor"])}">{escape(block["text"])}</h{level}>'


def aside(page, block):
    """What is thrown, or what else a comment sets apart by a word and a colon."""
    return described([(f"<strong>{escape(block['name'])}</strong>", blocks(page, block["content"]))])


SPANS = {
    "text": lambda page, span: escape(span["text"]),
    "codeVoice": lambda page, span: f"<code>{escape(span['code'])}</code>",
    "emphasis": lambda page, span: f"<em>{spans(page, span['inlineContent'])}</em>",
    "strong": lambda page, span: f"<strong>{spans(page, span['inlineContent'])}</strong>",
    "reference": reference,
}
BLOCKS = {
    "paragraph": lambda page, block: f"<p>{spans(page, block['inlineContent'])}</p>",
    "heading": heading,
    "aside": aside,
    "codeListing": lambda page, block: "<pre><code>" + escape("\n".join(block["code"])) + "</code></pre>",
    "orderedList": item_list("ol"),
    "unorderedList": item_list("ul"),
}


def written(page, parts, kinds, kind="type", between=""):
    for part in parts:
        if part[kind] not in kinds:
            sys.exit(f"{Path(__file__).name} knows no {part[kind]}, which {page.url} has")
    return between.join(kinds[part[kind]](page, part) for part in parts)


def spans(page, parts):
    return written(page, parts, SPANS)


def blocks(page, parts):
    return written(page, parts, BLOCKS, between="\n")


def declarations(page, section):
    """One, or one for each platform where they differ."""
    return "\n".join(
        f'<pre class="declared"><code>{declaration(page, each["tokens"])}</code></pre>'
        for each in section["declarations"])


def parameters(page, section):
    return "<h2>Parameters</h2>\n" + described(
        (f"<code>{escape(each['name'])}</code>", blocks(page, each["content"])) for each in section["parameters"])


SECTIONS = {
    "declarations": declarations,
    "parameters": parameters,
    "content": lambda page, section: blocks(page, section["content"]),
}


def duty(known):
    """What a type that conforms to a protocol has to bring."""
    if not known.get("required"):
        return ""
    return "Has a default. " if known.get("defaultImplementations") else "Required. "


def entry(page, identifier):
    """A line of a list: a declaration, and its comment's first sentence."""
    known = page.node["references"][identifier]
    shown = declaration(page, known["fragments"], are_linked=False) if "fragments" in known else name(known["title"])
    words = duty(known) + spans(page, known.get("abstract", []))
    return (f"<li>{linked(page, identifier, f'<code>{shown}</code>')}"
            + (f'<span class="asks">{words}</span>' if words else "") + "</li>")


def listed(page, section):
    entries = "\n".join(entry(page, identifier) for identifier in section["identifiers"])
    return f'<section class="contents">\n<h2>{escape(section["title"])}</h2>\n<ol>\n{entries}\n</ol>\n</section>'


def opening(page):
    """A name, its comment's first sentence, and what it is."""
    metadata = page.node["metadata"]
    lines = [f"<h1>{name(page.title)}</h1>"]
    if page.node.get("abstract"):
        lines.append(f'<p class="question">{spans(page, page.node["abstract"])}</p>')
    kind = escape(metadata["roleHeading"]) + (", required" if metadata.get("required") else "")
    if limits := metadata.get("conformance"):
        kind += f". {spans(page, limits['availabilityPrefix'])} {spans(page, limits['constraints'])}"
    return '<header class="opening">\n' + "\n".join([*lines, f'<p class="minute">{kind}</p>']) + "\n</header>"


def content(page):
    parts = [opening(page), written(page, page.sections("primaryContent"), SECTIONS, kind="kind", between="\n")]
    for kind in ("topic", "defaultImplementations", "relationships", "seeAlso"):
        parts += [listed(page, section) for section in page.sections(kind)]
    return "\n".join(part for part in parts if part)


def framed(url, titles, bar, html):
    """A whole file: `bar` has the links that lead up."""
    sheet = posixpath.join(posixpath.relpath(START, url), "style.css")
    return FRAME.substitute(title=escape(" · ".join([*titles, "mmreport"])), sheet=sheet, bar=bar, content=html)


def file_of(page):
    steps = [f'<a class="home" href="{way(page.url, START)}">mmreport</a>']
    steps += [f'<a href="{way(page.url, known["url"])}">{name(known["title"])}</a>' for known in page.above]
    titles = [page.title, *(known["title"] for known in reversed(page.above))]
    bar = '<nav class="bar" aria-label="Up">\n' + "\n".join(steps) + "\n</nav>\n"
    return framed(page.url, titles, bar, content(page))


def names(module):
    """A module, and the names of what it declares outside of types."""
    own = [identifier for section in module.sections("topic") for identifier in section["identifiers"]]
    known = sorted((module.node["references"][identifier] for identifier in own), key=lambda known: known["title"])
    lines = [f'<li><a href="{way(START, each["url"])}">{name(each["title"])}</a></li>' for each in known]
    return (f'<h2><a href="{way(START, module.url)}">{name(module.title)}</a></h2>\n<ul class="names">\n'
            + "\n".join(lines) + "\n</ul>")


def index(modules):
    title = "What is declared"
    words = "What the targets declare for one another. Each imports only what stands above it."
    first = f'<header class="opening">\n<h1>{title}</h1>\n<p class="question">{words}</p>\n</header>'
    return framed(START, [title], "", "\n".join([first, *map(names, modules)]))


def pages(archive):
    """Every page of an archive by its address."""
    data = archive / "data"
    for path in sorted((data / START[1:]).rglob("*.json")):
        url = "/" + path.relative_to(data).as_posix().removesuffix(".json")
        yield url, Page(url, json.loads(path.read_text("utf-8")))


def main(archive, folder, *modules):
    found = dict(pages(Path(archive)))
    files = {page.url: file_of(page) for page in found.values()}
    files[START] = index([found[f"{START}/{module.lower()}"] for module in modules])
    for url, text in files.items():
        path = Path(folder) / posixpath.relpath(url, START) / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (Path(folder) / "style.css").write_text("\n".join(sheet.read_text("utf-8") for sheet in SHEETS), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
