"""The distribution's Chromium, and the one driver that each process of tests has."""

import os
import time

from playwright.sync_api import TimeoutError, sync_playwright

_drivers = []


def launch(*flags):
    """A new Chromium. All share a driver: a second cannot begin beside it."""
    if not _drivers:
        _drivers.append(sync_playwright().start())
    return _drivers[0].chromium.launch(
        executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox", *flags])


def wait_until(page, condition, arg=None, timeout=30_000):
    """Asks until the condition is true, or for `timeout` milliseconds. The driver's own way makes functions of strings
    in the page, which a page's policy forbids, but for the first time: a test fails where the answer comes later."""
    end = time.monotonic() + timeout / 1000
    while not page.evaluate(condition, arg):
        if time.monotonic() > end:
            raise TimeoutError(f"not true within {timeout} ms: {condition}")
        page.wait_for_timeout(20)


def stop():
    """Ends the driver with all its browsers."""
    while _drivers:
        _drivers.pop().stop()
