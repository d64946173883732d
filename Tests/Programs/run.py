#!/usr/bin/env python3
"""Runs the programs of a built site, and its snippets in the order of the pages, with PyTorch, and compares.

What a program must print is what its page shows: `code/ID.txt`, which the site makes of its findings. A number there
after ~ may be off by two of its last digit; all others, and all words, are compared as they stand. Of the snippets, what they leave in
their variables is compared with `findings.json`. Prints a table; ends with 1 if anything differs.

    python-with-torch Tests/Programs/run.py output [ID ...]    # snippets is one, too
"""

import contextlib
import io
import json
import math
import os
import re
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path
from unittest import mock

NEARLY = 2.001
LECTURE = ["reading", "counting", "sampling", "normalising", "likelihood", "examples", "softmax", "loss", "descent",
           "regularisation", "resampling"]
EXERCISES = ["e01", "e02", "e03", "e04", "e05", "e06"]
# These begin anew, but for the alphabet.
OTHERS = ["bigram", "bow", "mlp", "wavenet", "cnn", "rnn", "gru", "lstm", "transformer"]
TOKEN = re.compile(r"~?[^\s,:]+")


class Snippets(HTMLParser):
    """The Python of a page, whole programs left out."""

    def __init__(self, text):
        super().__init__()
        self.code, self.open, self.listings = [], False, 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.listings += tag == "details" and "listing" in attributes.get("class", "")
        if tag == "code" and attributes.get("class") == "language-python" and not self.listings:
            self.open = True
            self.code.append("")

    def handle_endtag(self, tag):
        self.open = self.open and tag != "code"
        self.listings -= tag == "details" and self.listings > 0

    def handle_data(self, data):
        if self.open:
            self.code[-1] += data


def agrees(expected, printed):
    if expected.startswith("~"):
        try:
            last = 10.0 ** -len(expected.partition(".")[2])
            return abs(float(expected[1:]) - float(printed)) <= NEARLY * last
        except ValueError:
            return False
    return expected == printed


def differences(expected, printed):
    """The lines in which `printed` is not what was expected; a last line with `and` stands for words of its own."""
    expected, printed = expected.strip("\n").split("\n"), printed.strip("\n").split("\n")
    if expected[-1].startswith("and "):
        expected, printed = expected[:-1], printed[: len(expected) - 1]
    if len(expected) != len(printed):
        return [f"{len(printed)} lines instead of {len(expected)}"]
    found = []
    for a, b in zip(expected, printed):
        left, right = TOKEN.findall(a), TOKEN.findall(b)
        if len(left) != len(right) or not all(map(agrees, left, right)):
            found.append(f"expected '{a}', printed '{b}'")
    return found


def run(site, name):
    result = subprocess.run([sys.executable, f"{name}.py", "words.txt"], cwd=site / "code", capture_output=True,
                            text=True, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"})
    if result.returncode:
        return [result.stderr.strip().split("\n")[-1]]
    return differences((site / f"code/{name}.txt").read_text("utf-8"), result.stdout)


def checks(findings):
    """By page: a name, what the snippets up to there have made of it, and what was found."""
    lecture = findings["lecture"]
    # A loop's last loss is the one before its last step.
    last = lecture["descent"]["plain"]["points"][-2]["train"]
    return {
        "counting": [("N", lambda v: v["N"].flatten().tolist(), lecture["counting"]["counts"]["values"])],
        "normalising": [("P", lambda v: v["P"].flatten().tolist(), lecture["normalising"]["right"]["values"])],
        "examples": [
            ("xs", lambda v: v["xs"].tolist(), [e["inputToken"] for e in lecture["examples"]["examples"]]),
            ("ys", lambda v: v["ys"].tolist(), [e["outputToken"] for e in lecture["examples"]["examples"]])],
        "loss": [("loss", lambda v: v["loss"].item(), lecture["loss"]["loss"])],
        "likelihood": [("nll / n", lambda v: v["nll"].item() / v["n"], lecture["likelihood"]["counts"]["runningMean"])],
        "descent": [("loss", lambda v: v["loss"].item(), last)],
        "resampling": [
            ("W", lambda v: v["F"].cross_entropy(v["W"][v["xs"]], v["ys"]).item(), lecture["resampling"]["longLoss"])],
    }


def same(a, b):
    if isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    return math.isclose(a, b, rel_tol=3e-6, abs_tol=3e-6)


def without_pictures():
    """Where there is no matplotlib, the snippet that draws with it draws nothing."""
    try:
        import matplotlib
        matplotlib.use("agg")
    except ImportError:
        sys.modules |= {name: mock.MagicMock() for name in ("matplotlib", "matplotlib.pyplot")}


def snippets(site):
    """Runs the snippets of all pages in their order, as one program."""
    findings = json.loads((site / "findings.json").read_text("utf-8"))
    words = (site / "code/words.txt").read_text("utf-8").split()
    expected, found, variables = checks(findings), [], {}
    without_pictures()
    folder = site / "code"
    lecture = findings["lecture"]
    draws = {"sampling": lecture["sampling"]["counted"]["torch"],
             "resampling": lecture["resampling"]["samplesOfLongTraining"]["torch"]}
    (folder / "names.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    os.chdir(folder)
    try:
        for page in [page for page in LECTURE + EXERCISES + OTHERS if (site / f"{page}.html").exists()]:
            for number, code in enumerate(Snippets((site / f"{page}.html").read_text("utf-8")).code, 1):
                try:
                    output = io.StringIO()
                    with contextlib.redirect_stdout(output):
                        exec(compile(code, f"{page} {number}", "exec"), variables)
                    words = output.getvalue().split()
                    if page in draws and "multinomial" in code and words != draws[page][: len(words) or 1]:
                        found.append(f"{page}: the words are not those that were found")
                except Exception as error:
                    return found + [f"{page}, snippet {number}: {type(error).__name__}: {error}"]
            for name, value, wanted in expected.get(page, []):
                if not same(value(variables), wanted):
                    found.append(f"{page}: {name} is not what was found")
    finally:
        (folder / "names.txt").unlink()
    return found


def main():
    site = Path(sys.argv[1]).resolve()
    programs = sorted(path.stem for path in site.glob("code/*.py") if path.with_suffix(".txt").exists())
    failed = 0
    for name in sys.argv[2:] or programs + ["snippets"]:
        start = time.monotonic()
        found = snippets(site) if name == "snippets" else run(site, name)
        failed += bool(found)
        print(f"{name:12} {'differs' if found else 'as shown':9} {time.monotonic() - start:6.1f} s", flush=True)
        for line in found:
            print(f"  {line}")
    sys.exit(failed > 0)


main()
