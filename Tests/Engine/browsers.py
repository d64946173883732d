"""Browsers that run a page's JavaScript, each with the one method `run`."""

import json
import os

import chromium
from marionette_driver.keys import Keys
from marionette_driver.marionette import Marionette

PATIENCE = 240
"""Seconds until an answer is late."""


class Chromium:
    flags = []

    def __init__(self):
        self.browser = chromium.launch(*self.flags)
        self.page = self.browser.new_page()

    def open(self, address):
        self.page.goto(address)

    def run(self, function, argument=None):
        """What an asynchronous function of the page gives."""
        return self.page.evaluate(function, argument)

    def press(self, key):
        """Presses a key by its name: `Tab`, `ArrowDown`, `a`."""
        self.page.keyboard.press("Space" if key == " " else key)

    def close(self):
        self.browser.close()


class ChromiumWithoutFusedSteps(Chromium):
    """As on a processor that rounds a product and a sum twice."""

    flags = ["--js-flags=--no-enable-fma3"]


class Firefox:
    """Playwright drives a Firefox of its own only; the distribution's speaks Marionette."""

    def __init__(self):
        self.driver = Marionette(
            bin=os.environ.get("FIREFOX", "/usr/bin/firefox-esr"), headless=True,
            gecko_log=os.devnull)
        self.driver.start_session()

    def open(self, address):
        self.driver.navigate(address)

    def run(self, function, argument=None):
        # Among the page's own objects, but not by its `eval`, which its policy refuses.
        answer = json.loads(self.driver.execute_async_script(
            f"""const answer = arguments[arguments.length - 1];
            (async () => ({function})({json.dumps(argument)}))().then(
                value => answer(JSON.stringify({{ value }})),
                error => answer(JSON.stringify({{ error: `${{error}}` }})))""",
            sandbox=None, script_timeout=1000 * PATIENCE))
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer.get("value")

    def press(self, key):
        names = {"Tab": "TAB", "Enter": "ENTER", "ArrowDown": "ARROW_DOWN", "ArrowRight": "ARROW_RIGHT",
                 "ArrowUp": "ARROW_UP"}
        code = getattr(Keys, names[key]) if key in names else key
        self.driver.actions.sequence("key", "keyboard").send_keys(code).perform()

    def close(self):
        self.driver.delete_session()
        self.driver.cleanup()


BROWSERS = {
    "chromium": Chromium,
    "chromium-without-fused-steps": ChromiumWithoutFusedSteps,
    "firefox": Firefox,
}


class Opened:
    """Browsers that were asked for, each begun once: a second Firefox would not find a free port."""

    def __init__(self):
        self.browsers = {}

    def __getitem__(self, name):
        if name not in self.browsers:
            self.browsers[name] = BROWSERS[name]()
        return self.browsers[name]

    def close(self):
        for browser in self.browsers.values():
            browser.close()
