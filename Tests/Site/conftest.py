"""What the browser tests share: the site under test, its pages, and one Chromium for all.

The site is the folder that the variable SITE names, `output` if it names none.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

SITE = Path(os.environ.get("SITE", "output")).resolve()
PAGES = sorted(path.name for path in SITE.glob("*.html"))


class Visit:
    """A page that is open, and what it said and asked for while it loaded."""

    def __init__(self, page, name):
        self.page = page
        self.messages = []
        self.requests = []
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", lambda request: self.messages.append(f"failed: {request.url}"))
        page.goto((SITE / name).as_uri(), wait_until="load")


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--allow-file-access-from-files"],
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(browser):
    """A function that opens a page in a context of its own."""
    contexts = []

    def open_page(name, width=1280, scheme="light", **options):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **options
        )
        contexts.append(context)
        return Visit(context.new_page(), name)

    yield open_page
    for context in contexts:
        context.close()


def pytest_generate_tests(metafunc):
    if "name" in metafunc.fixturenames:
        metafunc.parametrize("name", PAGES)
