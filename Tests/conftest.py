"""One Chromium for all tests of a process."""

import chromium
import pytest


@pytest.fixture(scope="session")
def open_chromium():
    """Opens a Chromium; all are closed in the end."""
    yield chromium.launch
    chromium.stop()


@pytest.fixture(scope="session")
def browser(open_chromium):
    return open_chromium()
