"""How fast the engine is in a page, beside the command line: milliseconds a training step for each type of network at
the reference implementation's sizes, and from a click to the first result of each form.

    page.py SITE [--throttle 25]

SITE is a built site. With --throttle the browser's processes get so many percent of one core (Debian's cpulimit).
Needs the packages of Tests/requirements.txt."""

import argparse
import json
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "Tests"), str(ROOT / "Tests/Engine")]

import chromium
from browsers import BROWSERS, Opened

SIZES = {"batch": 32, "channels": 64, "hidden": 64, "layers": 4, "heads": 4, "dropout": 0}
"""As `mmreport bench` has them."""
STEPS, RUNS = 60, 3
# Before the first losses on dev, which take their own time.
STEP_TIME = """async ([recipe, options]) => {
    const marks = [];
    const seen = ({ step, history }) => { if (history.length === 0) marks.push([performance.now(), step]); };
    await mmreport.train(recipe, { ...options, parts: [] }, { progress: seen });
    const [[t0, s0], [t1, s1]] = [marks[0], marks[marks.length - 1]];
    return (t1 - t0) / (s1 - s0);
}"""
SAYS = "id => document.querySelector(`#play-${id} .sentence`)?.textContent || null"


def command_line():
    program = ROOT / ".build/release/mmreport"
    printed = subprocess.run(
        [program, "bench", "--json", "--steps", "100", "--counting-megabytes", "0", "--names", "1"],
        capture_output=True, text=True, check=True).stdout
    widest = json.loads(printed)["levels"][-1]
    return {one["type"]: one["milliseconds"] for one in widest["steps"]}


def throttled(percent):
    """Slows down every process of the browsers that are running."""
    pids = subprocess.run(
        ["pgrep", "-f", "chromium|firefox"], capture_output=True, text=True).stdout.split()
    return [subprocess.Popen(["cpulimit", "-q", "-l", str(percent), "-p", pid],
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for pid in pids]


def steps(browser, recipes):
    for recipe in recipes:
        times = [browser.run(STEP_TIME, [recipe, SIZES | {"steps": 3 * STEPS}]) for _ in range(RUNS)]
        yield recipe, statistics.median(times)


def first_results(browser, site):
    """Seconds from opening a form's address to its first sentence, the engine's start included."""
    for page in sorted(site.glob("*.html")):
        for name in re.findall(r'data-play="([a-z]+)"', page.read_text(encoding="utf-8")):
            times = []
            for _ in range(RUNS):
                browser.open("about:blank")
                start = time.monotonic()
                browser.open(f"{page.as_uri()}#play-{name}")
                while not browser.run(SAYS, name):
                    time.sleep(0.005)
                times.append(time.monotonic() - start)
            yield f"{page.stem} {name}", statistics.median(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--throttle", type=int)
    parser.add_argument("--forms", action="store_true")
    options = parser.parse_args()
    site = options.site.resolve()
    native = command_line()
    opened = Opened()
    for name in BROWSERS:
        browser = opened[name]
        browser.open((site / "gru.html").as_uri())
        browser.run("async () => (await mmreport.sample('bigram')).length")
        limits = throttled(options.throttle) if options.throttle else []
        for recipe, took in steps(browser, ["mlp", "rnn", "gru", "lstm", "bow", "cnn", "transformer"]):
            own = native.get(recipe)
            ratio = f"{took / own:6.1f} times the command line's {own:.3f}" if own else ""
            print(f"{name:30} {recipe:12} {took:8.2f} ms a step {ratio}", flush=True)
        if options.forms:
            for form, took in first_results(browser, site):
                print(f"{name:30} {form:24} {took:6.2f} s to the first sentence", flush=True)
        for limit in limits:
            limit.terminate()
    opened.close()
    chromium.stop()


if __name__ == "__main__":
    main()
