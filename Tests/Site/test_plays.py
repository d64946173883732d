"""The forms on the pages: by keyboard alone they show the command line's numbers and counts of the list, say
what they show, and keep it in the address; and nothing is asked for but the site's own files."""

import json
import math
import re

import pytest

from chromium import wait_until
from conftest import PAGES, SITE, violations
from forms import DATA, FORMS, Form, Oracle

LOOKS = [(1280, "light"), (320, "dark")]
TARGETS = """id => [...document.querySelectorAll(`#play-${id} :is(input, select, button)`)]
    .map(e => e.closest('label') ?? e).map(e => [e.outerHTML.slice(0, 60), e.getBoundingClientRect()])
    .filter(([, box]) => box.width < 44 || box.height < 44).map(([html]) => html)"""
UNNAMED = """id => [...document.querySelectorAll(`#play-${id} :is(input, select)`)]
    .filter(e => e.labels.length === 0 && !e.ariaLabel).map(e => e.outerHTML)"""

# What a reader has done with a form, where that shows more than its beginning.
USED = {
    "guess": "#guess.said=1-40,5-99,0-20,9-1", "ladder": "#ladder.all=1", "score": "#score.all=1&score.beside=gru",
    "sampler": "#sampler.draw=torch&sampler.letter=3&sampler.count=20", "smoothing": "#smoothing.fake=100000",
    "logits": "#logits.by=-5", "weight": "#weight.by=10", "table": "#table.show=shares", "descent": "#descent.steps=20",
    "broadcasting": "#broadcasting.dtype=int&broadcasting.keepdim=0",
}
# What is wider than the screen and in no region that scrolls.
CUT = """id => [...document.querySelectorAll(`#play-${id} *`)].filter(e => !e.closest('.scroll'))
    .filter(e => e.getBoundingClientRect().right > innerWidth + 0.5).map(e => e.outerHTML.slice(0, 80))"""

pytestmark = pytest.mark.skipif(
    not (DATA / "engine.js").exists(), reason="the program was built without the pages' engine")


@pytest.fixture(scope="module")
def oracle(tmp_path_factory):
    return Oracle(tmp_path_factory.mktemp("forms"))


@pytest.fixture
def play(browser):
    """A function that opens a form's page with a fragment, and waits for its first sentence."""
    pages, problems = [], []

    def open_form(name, fragment="", width=1280, scheme="light", on=None):
        where = on or FORMS[name]
        if where not in PAGES:
            pytest.skip(f"{where} is not part of this site")
        page = browser.new_page(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
        pages.append(page)
        page.on("console", lambda message: problems.append(message.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", lambda request: check(request.url))
        page.goto(f"{(SITE / where).as_uri()}{fragment or f'#play-{name}'}")
        form = Form(page, name)
        form.said(".")
        return form

    def check(url):
        if not url.startswith((SITE.as_uri(), "data:,", "blob:")):
            problems.append(url)

    yield open_form
    for page in pages:
        page.close()
    assert problems == []


def violations_in(page, form):
    """In the form alone: of the pages others ask. Axe would ask for the style sheets itself, which a folder refuses."""
    return violations(page, f"#play-{form}", preload=False)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("width,scheme", LOOKS)
def test_form_is_accessible_and_fits(play, form, width, scheme):
    page = play(form, width=width, scheme=scheme).page
    assert violations_in(page, form) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(TARGETS, form) == []
    assert page.evaluate(UNNAMED, form) == []
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("width", [320, 360])
def test_used_form_fits(play, form, width):
    page = play(form, USED.get(form, ""), width=width).page
    wait_until(page, "id => !document.querySelector(`#play-${id}`).innerText.includes('to come')", arg=form)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(CUT, form) == []


@pytest.mark.parametrize("form", FORMS)
def test_form_is_not_printed(play, form):
    opened = play(form)
    opened.page.emulate_media(media="print")
    assert not opened.box.is_visible()


def test_bench_divides_by_the_sums_that_lie_down(play):
    form = play("broadcasting")
    assert "divided by 6, the sum of row 0, which gives 0.17" in form.said("gives")
    form.press("keepdim=True", "Space")
    assert "divided by 5, the sum of row 1 and not of row 0" in form.said("lie down")
    form.address("#broadcasting.keepdim=0")
    form.press("Numbers", "i")
    form.press("Divide", "i")
    form.said("result type Float can't be cast to the desired output type Int")
    form.push("Reset")
    form.said("which gives 0.17")
    form.address("")


def test_bench_takes_numbers_and_arrow_keys(play):
    form = play("broadcasting")
    form.type("N, row 0, column 1", "5")
    assert "5 in row 0, column 1 is divided by 10" in form.said("divided by 10")
    form.box.get_by_role("gridcell").nth(1).focus()
    form.page.keyboard.press("ArrowDown")
    assert form.focused("aria-label").startswith("row 1, column 1")
    form.said("4 in row 1, column 1 is divided by 5")
    form.address("#broadcasting.cells=3,5,2,0,4,1,5,2,2&broadcasting.cell=1,1")


@pytest.mark.parametrize("typed, taken", [("120", "99"), ("-3", "0"), ("2.5", "0")])
def test_bench_says_which_number_it_takes(play, typed, taken):
    form = play("broadcasting")
    form.type("N, row 0, column 1", typed)
    note = form.box.get_by_text(f"{typed} is not possible here: {taken} is taken.")
    note.wait_for()
    assert form.box.get_by_label("N, row 0, column 1").input_value() == taken
    form.type("N, row 2, column 2", "7")
    note.wait_for(state="detached")
    assert form.box.get_by_label("N, row 2, column 2").input_value() == "7"


def test_table_is_one_stop_for_the_tab_key(play, oracle):
    form = play("table")
    letters = sorted({letter for word in oracle.words for letter in word})
    best, count = oracle.often(".")
    assert f"“{best}” begins {count:,} words" in form.said("begins")
    assert form.box.locator("[role=gridcell][tabindex='0']").count() == 1
    form.box.locator("[role=gridcell][tabindex='0']").focus()
    form.page.keyboard.press("ArrowDown")
    first = letters[0]
    assert form.focused("aria-label") == f"{first} {best}: {oracle.pairs[first, best]:,}"
    form.page.keyboard.press("Home")
    ends = oracle.pairs[first, "."]
    share = 100 * ends / oracle.after(first)
    assert f"After “{first}”, {ends:,} words end, which is {share:.1f} %" in form.said(f"“{first}”, ")
    form.address(f"#table.row={first}&table.column=.")
    form.page.keyboard.press("Control+End")
    last = letters[-1]
    assert form.focused("aria-label") == f"{last} {last}: {oracle.pairs[last, last]:,}"
    form.page.keyboard.press("Tab")
    assert form.focused("role") != "gridcell"


def test_cells_have_the_colours_of_their_counts(play):
    form = play("table")
    form.said("begins")
    colours = form.box.locator("[role=gridcell]").evaluate_all(
        "all => all.map(e => [Number(e.textContent.replace(/\\D/g, '')), getComputedStyle(e).backgroundColor])")
    assert len({colour for _, colour in colours}) >= 6
    assert len({colour for count, colour in colours if count == 0}) == 1
    assert dict(map(tuple, colours))[0] != dict(map(tuple, colours))[max(count for count, _ in colours)]


def test_table_shows_a_row_and_the_words_of_a_pair(play, oracle):
    first, _ = oracle.often(".")
    second, count = oracle.often(first)
    form = play("table", f"#table.row={first}&table.column={second}&table.order=vowels&table.show=shares")
    words = [word for word in oracle.words if first + second in word or second == "." and word[-1] == first]
    share = f"{100 * count / oracle.after(first):.2f} %"
    form.said(f"“{first}”")
    assert form.bars("What comes after")[0] == (second, share)
    assert f"{len(words):,} words of the list: {words[0]}, {words[1]}" in form.box.inner_text()
    heads = form.box.locator(".grid thead th").all_inner_texts()
    vowels = [letter for letter in heads if letter in "aeiou"]
    assert heads[1:1 + len(vowels)] == vowels


def test_sampler_draws_what_the_command_line_draws(play, oracle):
    form = play("sampler")
    for seed in (2147483647, 5):
        if form.control("Seed").input_value() != str(seed):
            form.type("Seed", str(seed))
            form.address(f"#sampler.seed={seed}")
        for place, draw in enumerate(["lecture", "torch", "mkl"]):
            words = oracle.sample("--smoothing", 0, "--seed", seed, "--draw", draw)
            column = form.box.locator(".samples > div").nth(place)
            column.get_by_text(words[0], exact=True).first.wait_for()
            assert column.locator("code").all_inner_texts() == words
            listed = sum(word in set(oracle.words) for word in words)
            assert f"{10 * listed} % are in the list" in column.inner_text()


def test_sampler_takes_temperature_top_and_beginning(play, oracle):
    start = oracle.words[0][:2]
    form = play("sampler", f"#sampler.temperature=0.5&sampler.top=3&sampler.prefix={start}&sampler.count=30")
    form.box.get_by_text("30 words, 20 of them shown").nth(2).wait_for()
    words = oracle.sample(
        "--smoothing", 0, "--draw", "lecture", "--temperature", 0.5, "--top-k", 3, "--prefix", start, "--count", 30)
    assert form.box.locator(".samples > div").first.locator("code").all_inner_texts() == words[:20]


def test_sampler_goes_letter_by_letter_to_the_stop(play, oracle):
    form = play("sampler")
    word = oracle.sample("--smoothing", 0, "--draw", "lecture")[0]
    form.said("At the beginning, the number")
    form.push("To the end")
    form.said("which ends the word")
    assert "".join(form.box.locator(".letters b:not(.new)").all_inner_texts()) == word
    form.push("Next character")
    form.said("At the beginning")
    form.push("Next character")
    assert f"“{word[1]}”" in form.said(f"After “{word[0]}”")
    share = oracle.pairs[word[0], word[1]] / oracle.after(word[0])
    assert f"({100 * share:.2f} %)" in form.said("After")
    form.press("Draw", "ArrowDown")
    form.said("the largest quotient is that of")
    form.address("#sampler.draw=torch&sampler.letter=2")


@pytest.mark.parametrize("recipe", ["bigram", "kneser-ney-5"])
def test_score_is_the_command_lines(play, oracle, recipe):
    word = oracle.words[-1]
    form = play("score", f"#score.word={word}&score.model={recipe}")
    expected = oracle.score(word, recipe)
    said = form.said("most at")
    assert f"pays {expected['surprisalPerCharacter']:.4f} nats per character" in said
    assert f"knowing nothing costs {math.log(len(set(''.join(oracle.words))) + 1):.4f}" in said
    surprises = [-math.log(p) for p in expected["probabilities"]]
    worst = surprises.index(max(surprises))
    place = "the end" if worst == len(word) else f"character {worst + 1}"
    assert f"{place}: {surprises[worst]:.2f} nats" in said
    assert form.bars(", in nats") == [(letter, f"{s:.4f}") for letter, s in zip(word + ".", surprises)]


def test_score_asks_other_models(play):
    form = play("score")
    few = len(form.bars("less is better"))
    form.control("Ask all").or_(form.box.get_by_role("checkbox")).first.focus()
    form.page.keyboard.press("Space")
    form.box.locator(".bars").last.get_by_role("row").nth(few + 1).wait_for(timeout=20_000)
    values = [float(value) for _, value in form.bars("less is better")]
    assert len(values) > few and values == sorted(values, reverse=True)


def test_logits_move_by_a_factor(play):
    form = play("logits")
    before = float(re.search(r"probability of (.*) %", form.said("picks its row"))[1])
    form.type("Moved by, as a number", "1")
    said = form.said("1.0 more on the logit")
    assert f"multiplies its exp by {math.e:.4f}" in said
    after = float(re.search(r"to (.*) %, and", said)[1])
    odds = lambda percent: percent / (100 - percent)
    assert odds(after) / odds(before) == pytest.approx(math.e, rel=0.01)
    form.box.locator("[role=gridcell][tabindex='0']").focus()
    form.page.keyboard.press("ArrowDown")
    assert form.box.locator(".grid .lit").count() == form.box.locator(".grid thead th").count()


def test_ladder_asks_every_model_for_the_next_letter(play, oracle):
    first = oracle.words[0][0]
    second, count = oracle.often(first)
    form = play("ladder", f"#ladder.prefix={first}&ladder.letter={second}")
    form.said(f"After “{first}”")
    title, share = form.bars(f"How likely “{second}” is next")[0]
    # Of the train words, with a fake count.
    expected = oracle.score(first if second == "." else first + second, "bigram")["probabilities"][1]
    assert (title, share) == ("Bigram counts", f"{100 * expected:.2f} %")
    few = len(form.bars("is next"))
    form.box.get_by_role("checkbox").focus()
    form.page.keyboard.press("Space")
    form.box.locator(".bars tbody tr").nth(few).wait_for(timeout=20_000)


def test_insides_are_those_of_the_page(play):
    models = json.loads((SITE / "findings.json").read_text())["models"]
    gru = next(model for model in models if model["id"] == "gru")["introspection"]
    seen = next(one for one in gru["observations"] if one["name"] == "update")
    form = play("insides")
    form.said("of update is")
    assert form.box.locator(".grid tbody tr").count() == seen["rows"]
    form.box.locator("[role=gridcell][tabindex='0']").focus()
    form.page.keyboard.press("ArrowDown")
    form.said("step 1, number")
    # Both show some of many units, those that change most, and not by the same measure.
    labels = form.box.locator("[role=gridcell]").evaluate_all("all => all.map(e => e.ariaLabel)")
    values = [float(label.split(": ")[1].replace("−", "-")) for label in labels]
    shown = [values[unit::len(values) // seen["rows"]] for unit in range(len(values) // seen["rows"])]
    known = [seen["values"][unit::seen["columns"]] for unit in range(seen["columns"])]
    both = [one for one in shown if any(one == pytest.approx(other, abs=5.1e-5) for other in known)]
    assert len(both) >= 3
    form.press("Part", "s")
    form.said("of state is")
    form.address("#insides.part=state")


def test_a_weight_moves_the_loss_as_its_gradient_says(play):
    found = json.loads((SITE / "findings.json").read_text())["lecture"]
    loss = found["loss"]["examples"][0]["loss"]
    form = play("weight")
    said = form.said("takes the loss from")
    slope, gradient = slopes(said)
    assert f"from {loss:.4f} to" in said
    # The label's own weight: p - 1; the loss is almost straight over so short a way.
    assert "p − 1" in said and abs(slope - gradient) < 0.01 and -1 < gradient < 0
    assert gradient == pytest.approx(math.exp(-float(re.search(r"from ([\d.]+) to", said)[1])) - 1, abs=2e-4)
    form.press("Weight to", ".")
    slope, gradient = slopes(form.said("p − 0"))
    assert abs(slope - gradient) < 0.01 and 0 < gradient < 1
    form.press("Moved by", "End")
    slope, gradient = slopes(form.said("10 more"))
    assert abs(slope - gradient) > 0.1


def slopes(said):
    """The slope that was measured, and the gradient."""
    numbers = re.search(r": (\S+) a unit.*is (\S+)\.$", said).groups()
    return [float(number.replace("−", "-")) for number in numbers]


def test_what_is_wrong_is_said_and_can_be_put_right(play, oracle):
    form = play("score")
    for wrong in ("\u2603", "<b>"):
        form.type("Word", wrong)
        form.complained(f"character “{wrong[0]}”")
    form.type("Word", oracle.words[0])
    form.said("nats per character")
    assert form.box.get_by_role("alert").inner_text() == ""


def test_addresses_cannot_pass_the_limits(play):
    form = play("sampler", "#sampler.temperature=1e9&sampler.draw=nonsense&sampler.count=-4&sampler.seed=x")
    assert form.control("Temperature, as a number").input_value() == "5"
    assert form.control("Draw").input_value() == "lecture"
    assert form.control("Words").input_value() == "1"
    assert form.control("Seed").input_value() == "2147483647"


def test_what_an_address_leaves_out_is_as_it_began(play):
    word = play("score").control("Word").input_value()
    assert word
    assert play("score", "#score.all=0&score.model=gru").control("Word").input_value() == word
    assert play("score", "#score.word=").control("Word").input_value() == ""


def test_an_address_that_changes_is_followed(play):
    form = play("sampler")
    form.page.evaluate("location.hash = '#sampler.seed=7'")
    wait_until(form.page, "document.querySelector('#play-sampler input').value === '7'")
    form.page.evaluate("location.hash = '#the-words'")
    assert form.control("Seed").input_value() == "7"


def test_what_the_browser_lacks_is_said(browser):
    page = browser.new_page()
    page.add_init_script("delete window.WebAssembly; delete window.DecompressionStream")
    page.goto((SITE / FORMS["table"]).as_uri() + "#play-table")
    alert = page.locator("#play-table [role=alert]").filter(has_text="needs")
    alert.wait_for()
    assert "needs WebAssembly and DecompressionStream" in alert.inner_text()
    page.close()
