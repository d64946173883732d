"""What the browser tests share: the site under test, and its pages.

The site is the folder that the variable SITE names, `output` if it names none.
"""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

SITE = Path(os.environ.get("SITE", "output")).resolve()
PAGES = sorted(path.name for path in SITE.glob("*.html"))


def violations(page, context=None, **options):
    """What axe says of a page, or of a part of it, with the beginning of each element."""
    found = Axe().run(page, context=context, options=options or None).response["violations"]
    return [(violation["id"], [node["html"][:120] for node in violation["nodes"]]) for violation in found]


class Visit:
    """A page that is open, and what it said and asked for while it loaded."""

    def __init__(self, page, name):
        self.page = page
        self.messages = []
        self.requests = []
        self.listeners = {
            "console": lambda message: self.messages.append(message.text),
            "pageerror": lambda error: self.messages.append(str(error)),
            "request": lambda request: self.requests.append(request.url),
            "requestfailed": self.note_failure,
        }
        for event, listener in self.listeners.items():
            page.on(event, listener)
        page.goto((SITE / name).as_uri(), wait_until="load")

    def note_failure(self, request):
        # Chromium may ask for the light figure before it knows the scheme, and then drops it.
        if request.failure != "net::ERR_ABORTED":
            self.messages.append(f"{request.failure}: {request.url}")

    def leave(self):
        for event, listener in self.listeners.items():
            self.page.remove_listener(event, listener)


@pytest.fixture(scope="session")
def tabs(browser):
    """Two tabs for all tests, without and with scripts: new ones for each test took longer."""
    return [browser.new_context(java_script_enabled=on).new_page() for on in (False, True)]


@pytest.fixture
def visit(tabs):
    """A function that opens a page at a width and in a colour scheme."""
    visits = []

    def open_page(name, width=1280, scheme="light", scripts=True):
        page = tabs[scripts]
        page.goto("about:blank")
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, media="screen")
        visits.append(Visit(page, name))
        return visits[-1]

    yield open_page
    for visit in visits:
        visit.leave()


def pytest_generate_tests(metafunc):
    if "name" in metafunc.fixturenames:
        metafunc.parametrize("name", PAGES)
