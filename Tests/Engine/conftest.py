"""A small site with every model, and the browsers that open it from its folder."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Acceptance"))

from browsers import BROWSERS, Opened
from program import run


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The whole site of the embedded list with quickly trained models."""
    folder = tmp_path_factory.mktemp("engine")
    built = run(
        "build", "--profile", "quick", "--output", "site", cwd=folder)
    assert built.returncode == 0, built.stderr
    if not (folder / "site/assets/play/engine.js").exists():
        pytest.skip("the program was built without the pages' engine")
    return folder / "site"


@pytest.fixture(scope="session")
def opened(open_chromium):
    opened = Opened()
    yield opened
    opened.close()


@pytest.fixture(params=BROWSERS)
def page(request, opened, site):
    """A page with a form, in each browser."""
    browser = opened[request.param]
    browser.open((site / "sampling.html").as_uri())
    return browser


@pytest.fixture
def mmreport(tmp_path):
    """Calls the program in an empty folder, and gives what it prints."""

    def call(*arguments):
        done = run(*arguments, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        return done.stdout

    call.folder = tmp_path
    return call
