"""Pages of declarations: what is written of DocC's render JSON, what the check of them finds, and how they open."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WRITE, CHECK = ROOT / "Tests/Docs/write.py", ROOT / "Tests/Docs/check.py"
MODULES = ROOT / ".build/release/Modules"
OPERATOR = "%(_:_:)"


def text(words):
    return {"type": "text", "text": words}


def known(url, title):
    return {"type": "topic", "url": url, "title": title, "abstract": [text("A < B.")],
            "fragments": [{"kind": "identifier", "text": title}]}


REFERENCES = {
    "m": known("/documentation/odd", "Odd"),
    "t": known("/documentation/odd/thing", "Thing"),
    "o": known(f"/documentation/odd/thing/{OPERATOR}", OPERATOR) | {"required": True, "defaultImplementations": 1},
    "h": known("/documentation/odd/thing#Why", "Why"),
    "p": {"type": "link", "url": "https://example.org", "title": "a paper"},
    "Swift": {"type": "unresolvable", "title": "Swift.Sendable"},
}


def page(title, above, **sections):
    return {"metadata": {"title": title, "roleHeading": "Structure"}, "hierarchy": {"paths": [above]},
            "references": REFERENCES, "abstract": [text("What it is.")], **sections}


def node_of_thing(*blocks):
    """A page with a block of each kind that comments have had, and then these."""
    words = [text("See "), {"type": "reference", "identifier": "o"}, {"type": "reference", "identifier": "p"},
             {"type": "emphasis", "inlineContent": [text("soft")]}, {"type": "codeVoice", "code": "<script>"}]
    paragraph = {"type": "paragraph", "inlineContent": words}
    items = [{"content": [{"type": "paragraph", "inlineContent": [text("an item")]}]}]
    content = [
        {"type": "heading", "level": 2, "anchor": "Why", "text": "Why"}, paragraph,
        {"type": "aside", "style": "note", "name": "Throws", "content": [paragraph]},
        {"type": "codeListing", "syntax": "swift", "code": ["a < b", "c"]},
        {"type": "unorderedList", "items": items}, {"type": "orderedList", "items": items}, *blocks]
    tokens = [{"kind": "keyword", "text": "struct "}, {"kind": "typeIdentifier", "text": "Thing", "identifier": "t"}]
    return page("Thing", ["m"], topicSections=[{"title": "Operators", "identifiers": ["o"]}],
                relationshipsSections=[{"title": "Conforms To", "identifiers": ["Swift"]}],
                primaryContentSections=[
                    {"kind": "declarations", "declarations": [{"tokens": tokens}]},
                    {"kind": "parameters", "parameters": [{"name": "a", "content": [paragraph]}]},
                    {"kind": "content", "content": content}])


def archive(folder, thing, order=lambda node: node):
    """An archive as DocC writes it."""
    operator = page(OPERATOR, ["m", "t"], seeAlsoSections=[{"title": "See Also", "identifiers": ["h"]}])
    nodes = {"odd": page("Odd", [], topicSections=[{"title": "Structures", "identifiers": ["t"]}]),
             "odd/thing": thing, f"odd/thing/{OPERATOR}": operator}
    for path, node in nodes.items():
        file = folder / f"data/documentation/{path}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(order(node)), "utf-8")
    return folder


def run(*command):
    return subprocess.run([sys.executable, *command], capture_output=True, text=True)


def write(folder, *arguments, **options):
    result = run(WRITE, archive(folder / "archive", *arguments, **options), folder / "docs", "Odd")
    assert result.returncode == 0, result.stderr
    return folder / "docs"


@pytest.fixture
def docs(tmp_path):
    return write(tmp_path, node_of_thing())


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_there_is_a_page_for_each_and_nothing_else(docs):
    assert set(contents(docs)) == {
        "index.html", "style.css", "odd/index.html", "odd/thing/index.html", f"odd/thing/{OPERATOR}/index.html"}
    result = run(CHECK, docs)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("part", [
    '<code>struct <a href="index.html">Thing</a></code>',
    '<p>See <a href="%25%28_%3A_%3A%29/index.html"><code>%(_:_:)</code></a>a paper<em>soft</em>'
    "<code>&lt;script&gt;</code></p>",
    "<dt><code>a</code></dt>", '<h2 id="Why">Why</h2>', "<dt><strong>Throws</strong></dt>\n<dd><p>See",
    "<pre><code>a &lt; b\nc</code></pre>", "<ul><li><p>an item</p></li></ul>", "<ol><li><p>an item</p></li></ol>",
    '<span class="asks">Has a default. A &lt; B.', "<li><code>Swift.<wbr>Sendable</code></li>",
    "<title>Thing · Odd · mmreport</title>", '<a href="../index.html">Odd</a>'])
def test_page_has_all_that_is_known(docs, part):
    assert part in (docs / "odd/thing/index.html").read_text("utf-8")


def test_links_name_elements(docs):
    assert 'href="../index.html#Why"' in (docs / f"odd/thing/{OPERATOR}/index.html").read_text("utf-8")


def test_order_of_keys_does_not_matter(docs, tmp_path):
    backwards = write(tmp_path / "other", node_of_thing(), order=lambda node: dict(reversed(node.items())))
    assert contents(docs) == contents(backwards)


def test_text_of_a_new_kind_ends_it(tmp_path):
    folder = archive(tmp_path, node_of_thing({"type": "table"}))
    result = run(WRITE, folder, tmp_path / "docs", "Odd")
    assert result.returncode == 1 and not (tmp_path / "docs").exists()
    assert result.stderr == "write.py knows no table, which /documentation/odd/thing has\n"


@pytest.mark.parametrize("old,new,fault", [
    ("%25%28_%3A_%3A%29/index.html", "gone/index.html", "leads to gone/index.html, where no file is"),
    ('href="../index.html"', 'href="../"', "leads to ../, where no file is"),
    ('href="index.html"', 'href="index.html#no"', "leads to index.html#no, where no such element is"),
    ('href="index.html"', 'href="https://example.org"', "has the absolute address https://example.org"),
    ('href="index.html"', 'href="//example.org"', "has the absolute address //example.org"),
    ('href="index.html"', 'href="/index.html"', "has the absolute address /index.html"),
    ("<title>Thing · Odd · mmreport", "<title>", "has no title"),
    ('<html lang="en">', "<html>", "has no lang"),
    ('<meta name="viewport"', '<meta name="x"', "has no viewport"),
    ("</body>", "<script></script></body>", "has a script"),
    ("<body ", "<body onload='' ", "has a script"),
    ("<h1>", "<h1>Two</h1><h1>", "has headings of the levels [1, 1, 2, 2, 2, 2]"),
    ('<h2 id="Why">', '<h4 id="Why">', "has headings of the levels [1, 2, 4, 2, 2]"),
    ("<h1>", '<h1 id="Why">', "has an id twice")])
def test_check_finds(docs, old, new, fault):
    path = docs / "odd/thing/index.html"
    before = path.read_text("utf-8")
    assert old in before
    path.write_text(before.replace(old, new), "utf-8")
    result = run(CHECK, docs)
    assert result.returncode == 1
    assert f"{docs}: odd/thing/index.html {fault}\n" in result.stderr


def test_check_finds_what_no_page_shows(docs):
    (docs / "script.js").touch()
    (docs / "style.css").write_text("@import 'a.css';", "utf-8")
    assert run(CHECK, docs).stderr == f"{docs}: no page leads to script.js\n{docs}: style.css loads a file\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The pages of what this project declares."""
    if not MODULES.exists():
        pytest.skip("there is no release build")
    folder = tmp_path_factory.mktemp("built") / "docs"
    result = subprocess.run([ROOT / "Tests/make-docs", folder], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture(scope="module")
def tab(browser):
    return browser.new_context(java_script_enabled=False).new_page()


def shown(folder):
    """The first page, those of modules, an operator, and the longest of names."""
    pages = sorted(folder.rglob("index.html"))
    longest = max(pages, key=lambda path: len(path.parent.name))
    operator = next(path for path in pages if not path.parent.name[0].isalpha())
    return [folder / "index.html", *folder.glob("*/index.html"), longest, operator]


@pytest.mark.parametrize("scheme,paper", [("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 23, 28)")])
def test_pages_open_from_the_folder(built, tab, scheme, paper):
    requests = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.set_viewport_size({"width": 320, "height": 900})
    tab.emulate_media(color_scheme=scheme)
    for path in shown(built):
        tab.goto(path.as_uri())
        assert tab.locator("h1").is_visible()
        assert tab.evaluate("document.documentElement.scrollWidth") == 320, path
        assert tab.evaluate("getComputedStyle(document.documentElement).backgroundColor") == paper
    assert requests and [url for url in requests if not url.startswith(built.as_uri())] == []


def test_keys_lead_from_the_first_page_to_a_declaration_and_back(built, tab):
    tab.goto((built / "index.html").as_uri())
    module = tab.locator("main a").first
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == module.text_content() == "Basics"
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/basics/index.html")
    tab.locator("main a").first.press("Enter")
    tab.wait_for_url("**/basics/*/index.html")
    tab.locator("nav a").last.press("Enter")
    tab.wait_for_url("**/basics/index.html")
