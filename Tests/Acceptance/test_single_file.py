"""The report as one file: it needs no other, its links lead to what is in it, and its forms compute."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import wait_until
from program import ROOT, run

ONLY = ["--profile", "quick", "--only", "counting,sampling,normalising,softmax,gru", "--quiet", "--single-file"]
SHOWN = "[...document.querySelectorAll('article.page')].filter(page => page.checkVisibility()).map(page => page.id)"
# Whether the browser shows the picture that this window asks for: it takes a moment after a change.
IS_CHOSEN = """id => {
  const image = document.getElementById(id).querySelector('img')
  const chosen = [...image.parentElement.querySelectorAll('source')].find(s => matchMedia(s.media).matches) ?? image
  const wanted = chosen.getAttribute('srcset') ?? chosen.getAttribute('src')
  return image.complete && image.currentSrc === new URL(wanted, location).href
}"""
carries_scripts = pytest.mark.skipif(
    not all((ROOT / ".build/page" / name).exists() for name in ("engine.wasm", "play.js")),
    reason="the program was built without the pages' scripts")


class Elements(HTMLParser):
    """The attributes of every element, by the element's name."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def every(self, name):
        return [attributes[name] for _, attributes in self.found if attributes.get(name)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("single")
    done = run("build", *ONLY, "--output", "site", cwd=folder)
    assert done.returncode == 0 and done.stderr == "", done.stderr
    # A mail's attachment has nothing beside it.
    (folder / "mail").mkdir()
    shutil.copy(folder / "site/mmreport.html", folder / "mail/report.html")
    return folder


@pytest.fixture(scope="module")
def elements(folder):
    return Elements((folder / "mail/report.html").read_text(encoding="utf-8"))


@pytest.fixture
def visit(browser, folder):
    """Opens the file at a fragment; what the page asked for and complained of is in its `log`."""
    contexts = []

    def open_page(fragment="", path="mail/report.html", scripts=True, **options):
        contexts.append(browser.new_context(java_script_enabled=scripts, **options))
        page = contexts[-1].new_page()
        page.log = []
        page.on("console", lambda message: page.log.append(message.text))
        page.on("pageerror", lambda error: page.log.append(str(error)))
        page.on("request", lambda request: page.log.append(request.url))
        page.goto((folder / path).as_uri() + fragment)
        return page

    yield open_page
    for context in contexts:
        context.close()


def other_requests(page):
    """All but the file itself, what is in it, and the engine's own worker."""
    return [entry for entry in page.log if not re.match(r"file:.*/report\.html|data:|blob:", entry)]


def shows(page, name):
    """Waits until `name` is the page that is shown: addresses change a moment before."""
    wait_until(page, f"name => ({SHOWN}).join() === name", arg=name, timeout=5_000)


def test_names_no_file(folder, elements):
    assert all(value.startswith("data:") for name in ("src", "srcset") for value in elements.every(name))
    files = [href for href in elements.every("href") if not re.match("#|https://|data:", href)]
    assert files == []
    style = re.search("<style>(.*?)</style>", (folder / "mail/report.html").read_text(), re.S)[1]
    assert "@font-face" in style and "@import" not in style
    assert all(url.startswith("data:") for url in re.findall(r"url\(([^)]*)\)", style))


def test_ids_are_unique_and_links_have_their_targets(elements):
    ids = elements.every("id")
    assert len(ids) == len(set(ids))
    for name in ("for", "aria-labelledby", "aria-describedby"):
        assert all(part in ids for value in elements.every(name) for part in value.split())
    links = {href[1:] for href in elements.every("href") if href.startswith("#")}
    assert len(links) > 8
    for link in links:
        for item in link.split("&"):
            name = re.split("[.=]", item)[0]
            assert (name.replace("--", "--play-") if "=" in item else name) in ids, link


def test_all_of_the_site_is_in_it(folder, elements):
    """Each page is an article with the page's headings and figures."""
    pages = {path.stem: Elements(path.read_text()) for path in (folder / "site").glob("*.html")}
    del pages["mmreport"], pages["404"]
    articles = [attributes["id"] for tag, attributes in elements.found if tag == "article"]
    assert set(articles) == set(pages)
    ids = set(elements.every("id"))
    for name, page in pages.items():
        assert ids >= {f"{name}--{id}" for id in page.every("id") if id not in ("main", "contents", "contents-title")}
    assert elements.every("alt").count("") == 0
    assert sorted(elements.every("alt")) == sorted(alt for page in pages.values() for alt in page.every("alt"))


def test_the_same_bytes_again(folder):
    run("build", *ONLY, "--no-cache", "--jobs", 1, "--output", "again", cwd=folder)
    assert (folder / "again/mmreport.html").read_bytes() == (folder / "mail/report.html").read_bytes()


def test_is_read_in_order_without_scripts(visit, elements):
    page = visit(scripts=False)
    articles = [attributes["id"] for tag, attributes in elements.found if tag == "article"]
    assert page.locator("article.page").evaluate_all("pages => pages.map(page => page.id)") == articles
    assert page.locator("article.page").evaluate_all("pages => pages.every(page => page.checkVisibility())")
    assert page.locator("section.play").evaluate_all("plays => plays.every(play => !play.checkVisibility())")
    assert other_requests(page) == []


@carries_scripts
def test_turns_pages(visit):
    page = visit()
    shows(page, "index")
    page.get_by_role("link", name="Counting pairs").first.click()
    shows(page, "counting")
    assert page.title().startswith("Counting pairs")
    assert page.evaluate("scrollY") == 0 and page.evaluate("document.activeElement.id") == "counting"
    assert page.locator(".contents [aria-current]").inner_text() == "Counting pairs"
    page.locator("#counting a[rel=next]").click()
    shows(page, "sampling")
    page.go_back()
    shows(page, "counting")
    page.get_by_role("link", name="Contents").focus()
    page.keyboard.press("Enter")
    shows(page, "counting")
    page.locator(".home").click()
    shows(page, "index")
    assert other_requests(page) == []


@carries_scripts
def test_opens_where_an_address_leads(visit, elements):
    heading = next(id for id in elements.every("id") if re.fullmatch("softmax--[a-z].*", id) and "title" not in id)
    page = visit(f"#{heading}")
    assert page.evaluate(SHOWN) == ["softmax"]
    assert page.evaluate(f"document.getElementById('{heading}').getBoundingClientRect().top") < 100
    assert visit("#nowhere").evaluate(SHOWN) == ["index"]


@carries_scripts
@pytest.mark.parametrize("options", [{}, {"viewport": {"width": 320, "height": 800}, "color_scheme": "dark"}])
@pytest.mark.parametrize("name", ["index", "sampling", "normalising", "gru"])
def test_is_accessible(visit, name, options):
    page = visit(f"#{name}", **options)
    assert Axe().run(page, options={"preload": False}).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


@carries_scripts
def test_forms_compute(visit, folder):
    """The sampler's words are the command line's, and its state is in the address."""
    page = visit("#sampling--sampler.seed=7")
    assert page.evaluate(SHOWN) == ["sampling"]
    play = page.locator("[id='sampling--play-sampler']")
    assert play.get_by_label("Seed", exact=True).input_value() == "7"
    expected = run(
        "sample", "bigram", "--smoothing", 0, "--draw", "lecture", "--seed", 7, cwd=folder).stdout.split()
    play.locator("code", has_text=re.compile(f"^{expected[1]}$")).first.wait_for(timeout=20_000)
    shown = play.locator("code").all_inner_texts()
    assert all(word in shown for word in expected)
    words = page.evaluate("mmreport.sample('gru', {on: 'train', draw: 'torch', seed: 7, count: 5})")
    assert words == run(
        "sample", "gru", "--profile", "quick", "--count", 5, "--seed", 7, cwd=folder).stdout.splitlines()
    assert other_requests(page) == []


def pictures(elements):
    """What is shown for which screen, picture by picture."""
    return [(attributes.get("media"), attributes.get("srcset") or attributes.get("src"))
            for tag, attributes in elements.found if tag in ("source", "img")]


def test_pictures_are_the_sites(folder, elements):
    """Byte for byte, in each room and scheme."""
    articles = [attributes["id"] for tag, attributes in elements.found if tag == "article"]
    drawn = [(media, (folder / "site" / file).read_text())
             for name in articles for media, file in pictures(Elements((folder / f"site/{name}.html").read_text()))]
    assert len(drawn) > 20
    assert [(media, unquote(data.removeprefix("data:image/svg+xml,"))) for media, data in pictures(elements)] == drawn


@carries_scripts
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name, figure", [("sampling", "first-characters"), ("counting", "counting-counts"),
                                          ("gru", "gru-gates")])
def test_the_browser_chooses_the_sites_picture(visit, name, figure, scheme):
    """As the window gets wider."""
    inline, file = [
        visit(fragment, path, color_scheme=scheme)
        for fragment, path in [(f"#{name}", "mail/report.html"), ("", f"site/{name}.html")]]
    for width in (360, 1000, 1600):
        chosen = []
        for page, id in [(inline, f"{name}--figure-{figure}"), (file, f"figure-{figure}")]:
            page.set_viewport_size({"width": width, "height": 1200})
            image = page.locator(f"[id='{id}'] img")
            image.scroll_into_view_if_needed()
            wait_until(page, IS_CHOSEN, arg=id)
            chosen.append(unquote(image.evaluate("image => image.currentSrc")))
        assert chosen[0].removeprefix("data:image/svg+xml,") == Path(chosen[1].removeprefix("file://")).read_text()


@carries_scripts
def test_search_leads_to_a_page(visit):
    page = visit("#counting")
    page.keyboard.press("/")
    page.keyboard.type("softmax")
    page.locator(".results a").first.wait_for()
    found = page.locator(".results a").first.get_attribute("href")
    page.keyboard.press("Enter")
    shows(page, found[1:].split("--")[0])
    assert page.locator("dialog[open]").count() == 0
    assert other_requests(page) == []


@carries_scripts
def test_dark_can_be_chosen(visit):
    """Style and pictures follow, and what was chosen holds when the file is opened again."""
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    corner = "getComputedStyle(document.querySelector('article.shown figure img')).colorScheme"
    page = visit("#counting", color_scheme="light")
    light = page.evaluate(paper)
    page.get_by_label("Colours").select_option("dark")
    dark = page.evaluate(paper)
    assert dark != light and page.evaluate(corner) == "dark"
    assert Axe().run(page, options={"preload": False}).response["violations"] == []
    page.reload()
    assert page.evaluate(paper) == dark
    page.get_by_label("Colours").select_option("")
    assert page.evaluate(paper) == light


@carries_scripts
def test_no_foreign_script_runs(visit, folder):
    text = (folder / "mail/report.html").read_text()
    assert "Content-Security-Policy" in text.partition("<script")[0]
    (folder / "mail/bad").mkdir()
    (folder / "mail/bad/report.html").write_text(
        text.replace("<h1", "<script>document.title = 'bad'</script><h1", 1))
    page = visit("#counting", "mail/bad/report.html")
    shows(page, "counting")
    assert page.title().startswith("Counting pairs")
    assert len(page.evaluate("mmreport.sample('bigram', { seed: 7, count: 3 })")) == 3
    assert any("Content Security Policy" in entry for entry in page.log)


PLACE = "document.getElementById('counting--figure-counting-counts').scrollIntoView()"


@carries_scripts
def test_back_leads_to_the_place(visit):
    page = visit("#counting")
    page.evaluate(PLACE)
    place = page.evaluate("scrollY")
    assert place > 500
    page.evaluate("document.querySelector('#counting a[rel=next]').click()")
    shows(page, "sampling")
    assert page.evaluate("scrollY") == 0
    page.go_back()
    shows(page, "counting")
    wait_until(page, "place => Math.abs(scrollY - place) < 2", arg=place, timeout=5_000)


@carries_scripts
def test_back_from_a_form_leads_to_its_figure(visit):
    page = visit("#counting")
    page.evaluate(PLACE)
    link = page.locator("#counting a.try").first
    link.focus()
    page.wait_for_timeout(200)
    place = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    wait_until(page, "document.activeElement.closest('.play') !== null", timeout=20_000)
    page.go_back()
    wait_until(page, "place => Math.abs(scrollY - place) < 2", arg=place, timeout=5_000)
    assert link.evaluate("link => link === document.activeElement")
