"""Each form is gone through with the Tab key alone, and each of its controls is used: Chromium and Firefox then
show the same words and numbers, and keep the same state in the address. That these are the command line's numbers
is held for Chromium in Tests/Site."""

import re
import time

import pytest

KEYS = {
    "text": "a", "number": "2", "range": "ArrowRight", "checkbox": " ", "select-one": "ArrowDown",
    "submit": "Enter", "button": "Enter",
}
"""What is pressed at a control of each type."""
REST, PATIENCE = 0.4, 120
"""Seconds without a change until a form is at rest at the end, its address included; and until that is late."""

# Where the keyboard is: nothing outside of the form.
HERE = """id => {
    const here = document.activeElement;
    if (!here.closest(`#play-${id}`)) return null;
    return {
        type: here.type ?? here.getAttribute("role") ?? here.localName,
        name: here.labels?.[0]?.textContent ?? here.ariaLabel ?? here.textContent,
        isHalted: here.disabled || here.readOnly || false,
    };
}"""
SHOWN = """id => {
    const form = document.querySelector(`#play-${id}`);
    const text = selector => [...form.querySelectorAll(selector)].map(e => e.textContent).join(" | ");
    return {
        isBusy: !form.querySelector(".waiting").hidden, sentence: text(".sentence"), stage: text(".stage"),
        trouble: text(".trouble"), address: decodeURIComponent(location.hash),
    };
}"""
# Not to be pressed: one undoes all, one needs a clipboard, one ends what is compared.
LEFT_OUT = re.compile("Reset|Copy link|Stop")


@pytest.fixture
def browsers(opened):
    return [opened["chromium"], opened["firefox"]]


def forms(site):
    found = {}
    for path in sorted(site.glob("*.html")):
        for name in re.findall(r'data-play="([a-z]+)"', path.read_text(encoding="utf-8")):
            found.setdefault(name, path)
    return found


def settled(browser, name, rest=REST / 4):
    """What the form shows, once it has nothing to do and says something."""
    end, before, since = time.monotonic() + PATIENCE, None, time.monotonic()
    while time.monotonic() < end:
        shown = browser.run(SHOWN, name)
        if shown != before or shown["isBusy"] or not shown["sentence"] + shown["trouble"]:
            before, since = shown, time.monotonic()
        elif time.monotonic() - since > rest:
            return shown
        time.sleep(0.02)
    raise TimeoutError(f"{name} does not come to rest: {before}")


def walk(browser, path, name):
    """Uses every control once; what was pressed, and what is shown at the end."""
    browser.open("about:blank")
    browser.open(f"{path.as_uri()}#play-{name}")
    settled(browser, name)
    browser.run("id => document.querySelector(`#play-${id} form`).querySelector('input, select, button').focus()", name)
    pressed = []
    while here := browser.run(HERE, name):
        key = KEYS.get(here["type"])
        if key and not here["isHalted"] and not LEFT_OUT.search(here["name"]):
            browser.press(key)
            pressed.append((here["name"].strip(), key))
            settled(browser, name)
        # What was typed counts when its control is left.
        browser.press("Tab")
        settled(browser, name)
        assert len(pressed) < 60
    return pressed, settled(browser, name, REST)


@pytest.mark.parametrize("name", [
    "broadcasting", "descent", "guess", "insides", "ladder", "logits", "sampler", "score", "smoothing", "table",
    "train", "weight",
])
def test_the_keyboard_alone(browsers, site, name):
    path = forms(site)[name]
    (pressed, chromium), (also, firefox) = (walk(browser, path, name) for browser in browsers)
    assert pressed == also
    assert len(pressed) >= 3
    assert chromium == firefox
    assert chromium["trouble"] == "", chromium
    assert chromium["address"].startswith(f"#{name}."), chromium


def test_every_form_is_walked_through(site):
    walked = next(
        mark.args[1] for mark in test_the_keyboard_alone.pytestmark if mark.name == "parametrize")
    assert sorted(forms(site)) == walked
