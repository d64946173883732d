"""The distribution's Chromium, and the one driver that each process of tests has."""

import os

from playwright.sync_api import sync_playwright

_drivers = []


def launch(*flags):
    """A new Chromium. All share a driver: a second cannot begin beside it."""
    if not _drivers:
        _drivers.append(sync_playwright().start())
    return _drivers[0].chromium.launch(
        executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox", *flags])


def stop():
    """Ends the driver with all its browsers."""
    while _drivers:
        _drivers.pop().stop()
