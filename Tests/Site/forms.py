"""A form on its page, as someone uses it who has only a keyboard; and what it should show: counts over the
site's own list, and what the command line says of it."""

import base64
import json
import os
import random
import subprocess
import zlib
from collections import Counter
from pathlib import Path

from chromium import wait_until
from conftest import SITE

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("MMREPORT", ROOT / ".build/release/mmreport"))
DATA = SITE / "assets/play"
FORMS = {
    "insides": "gru.html",
    "ladder": "models.html",
    "table": "counting.html",
    "sampler": "sampling.html",
    "broadcasting": "normalising.html",
    "descent": "descent.html",
    "logits": "softmax.html",
    "score": "likelihood.html",
    "smoothing": "regularisation.html",
    "train": "gru.html",
    "guess": "models.html",
    "weight": "loss.html",
}
# The engine and a model may have to be loaded first, on a slow machine.
PATIENCE = 20_000


class Form:
    """What a keyboard can do to a form, and what it shows."""

    def __init__(self, page, name):
        self.page, self.name = page, name
        self.box = page.locator(f"#play-{name}")

    def control(self, label):
        return self.box.get_by_label(label, exact=True)

    def press(self, label, *keys):
        """Goes to a control and presses keys there."""
        self.control(label).focus()
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, label, text):
        self.press(label, "Control+a", "Delete")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def push(self, button):
        self.box.get_by_role("button", name=button, exact=True).focus()
        self.page.keyboard.press("Enter")

    def said(self, words):
        """The sentence, once it has these words."""
        self.box.locator(".sentence").filter(has_text=words).wait_for(timeout=PATIENCE)
        return self.box.locator(".sentence").inner_text()

    def complained(self, words):
        self.box.get_by_role("alert").filter(has_text=words).wait_for(timeout=PATIENCE)

    def address(self, fragment):
        """Waits until this is the address's end."""
        wait_until(self.page, "end => decodeURIComponent(location.hash) === end", arg=fragment, timeout=PATIENCE)

    def focused(self, attribute):
        return self.page.evaluate(f"document.activeElement.getAttribute('{attribute}')")

    def bars(self, caption):
        """Label and number of each bar of a table."""
        table = self.box.locator(".bars").filter(has_text=caption)
        table.first.wait_for(timeout=PATIENCE)
        rows = table.first.locator("tbody tr").all()
        return [(row.locator("th").inner_text(), row.locator(".number").last.inner_text()) for row in rows]


class Oracle:
    """The list of the site, and the program's answers about it."""

    def __init__(self, folder):
        payload = (DATA / "words.js").read_text().split('"')[3]
        self.words = zlib.decompress(base64.b64decode(payload)).decode().split("\n")
        self.list = folder / "list.txt"
        self.list.write_text("\n".join(self.words) + "\n", encoding="utf-8")
        self.pairs = Counter(
            pair for word in self.words for pair in zip("." + word, word + "."))

    def asked(self, *arguments):
        return subprocess.run(
            [PROGRAM, *map(str, arguments), "--input", self.list], capture_output=True, text=True,
            check=True).stdout

    def catalog(self):
        """What the site says of its models."""
        text = (DATA / "catalog.js").read_text()
        return json.loads(text[text.index("{"):text.rindex("}") + 1])

    def dev(self):
        """The words that models are chosen by."""
        words = list(self.words)
        random.Random(42).shuffle(words)
        return words[int(0.8 * len(words)):int(0.9 * len(words))]

    def sample(self, *options):
        return self.asked("sample", "bigram", *options).splitlines()

    def score(self, word, recipe):
        return json.loads(self.asked("score", word, "--recipe", recipe, "--json"))["models"][0]

    def evaluate(self, *options):
        return json.loads(self.asked("evaluate", *options, "--json"))

    def after(self, first):
        """How often anything follows a letter."""
        return sum(count for (a, _), count in self.pairs.items() if a == first)

    def often(self, first):
        """The letter that follows another most often, and how often."""
        return max(((b, n) for (a, b), n in self.pairs.items() if a == first), key=lambda p: p[1])
