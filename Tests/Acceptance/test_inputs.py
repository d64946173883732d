"""No input ends in a signal, a hang, or numbers that nobody asked for: a line says what is wrong."""

import collections
import json
import os
import random
import re

import pytest
from program import ROOT

NAMES = "emma olivia ava mia zoe noah liam ethan lucas mason logan ella".split()


def write(folder, name, text):
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return name


def refused(done, *words):
    """One line on standard error, and no result."""
    assert done.returncode == 1, done
    assert done.stdout == "" and done.stderr.count("\n") == 1, done
    for word in words:
        assert word in done.stderr, done.stderr


@pytest.mark.parametrize("encoding, name", [
    ("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE"), ("utf-16", "UTF-16"), ("utf-32", "UTF-32"),
])
@pytest.mark.parametrize("command", [["evaluate", "bigram", "--input"], ["count"]])
def test_other_encodings_are_named(mmreport, command, encoding, name):
    file = write(mmreport.folder, "wide.txt", "\n".join(NAMES).encode(encoding))
    refused(mmreport(*command, file), f"'wide' is {name}, not UTF-8")


@pytest.mark.parametrize("command", [["evaluate", "bigram", "--input"], ["count"]])
def test_devices_have_an_end(mmreport, command):
    refused(mmreport(*command, "/dev/zero"), "256 MB")


def test_a_pipe_may_have_a_writer(mmreport):
    done = mmreport("count", "/dev/stdin", input="ab\n")
    assert done.stdout.startswith("1 word, 3 distinct bigrams\n")


def test_templates_and_caches_are_files(mmreport):
    """Pipes without a writer would be waited for."""
    (mmreport.folder / "mine").mkdir()
    os.mkfifo(mmreport.folder / "mine/counting.md")
    refused(mmreport("build", "--only", "counting", "--templates", "mine"), "counting.md", "pipe")


@pytest.mark.parametrize("command, word, character", [
    (["score", "Emma"], "Emma", "'E' (U+0045 LATIN CAPITAL LETTER E)"),
    (["score", "emma 2"], "emma 2", "' ' (U+0020 SPACE)"),
    (["sample", "bigram", "--prefix", "zo\u00e9"], "zo\u00e9",
     "'\u00e9' (U+00E9 LATIN SMALL LETTER E WITH ACUTE)"),
    (["score", "zoe\u0301"], "zoe\u0301", "'\u25cc\u0301' (U+0301 COMBINING ACUTE ACCENT)"),
])
def test_an_unknown_character_is_named(mmreport, command, word, character):
    file = write(mmreport.folder, "lower.txt", "\n".join(NAMES))
    refused(mmreport(*command, "--input", file), f"'{word}' has {character}", "'lower'")


def test_a_table_is_taken_whole_and_said_to_be_one(mmreport):
    file = write(mmreport.folder, "yob.txt", "Emma,F,20\nAva,F,19\nNoah,M,18\n")
    done = mmreport("sample", "bigram", "--input", file)
    assert done.returncode == 0 and done.stdout.count("\n") == 10
    assert "3 of 3 lines have equally many ','" in done.stderr
    file = write(mmreport.folder, "names.txt", "O'Neil, Jr.\nAva\nNoah\nMia\n")
    assert mmreport("sample", "bigram", "--input", file).stderr == ""


@pytest.mark.parametrize("count", [1, 2, 5])
def test_parts_without_words_have_a_dash_and_null(mmreport, count):
    file = write(mmreport.folder, "few.txt", "\n".join(NAMES[:count]))
    recipes = ["bigram", "kneser-ney-5", "modified-kneser-ney-5"]
    done = mmreport("evaluate", *recipes, "--input", file)
    assert done.returncode == 0 and "nan" not in done.stdout and done.stdout.count("dev \u2013") == 3
    done = mmreport("evaluate", *recipes, "--input", file, "--json")
    for line in done.stdout.splitlines():
        nll = json.loads(line, parse_constant=pytest.fail)["nll"]
        assert nll["dev"] is None and nll["test"] > 0
    done = mmreport("build", "--only", "lecture,exercises,bigram", "--no-cache", "--json", "--input", file)
    assert done.returncode == 0
    text = (mmreport.folder / "output/findings.json").read_text()
    assert '"nan"' not in text and json.loads(text, parse_constant=pytest.fail)
    assert "1 words" not in mmreport("count", file).stdout


def test_a_word_that_says_nan_stays_a_word(mmreport):
    file = write(mmreport.folder, "nan.txt", "nan\ninf\nnull\n")
    done = mmreport("build", "--only", "reading", "--no-cache", "--json", "--input", file)
    assert json.loads(done.stdout)["dataset"]["name"] == "nan"
    assert '"nan"' in done.stdout and '"null"' in done.stdout


def letters(count, length):
    draw = random.Random(5)
    return "\n".join("".join(draw.choice("abcdefghij ") for _ in range(length)) for _ in range(count))


def test_networks_read_the_beginning_of_long_words(mmreport):
    file = write(mmreport.folder, "long.txt", letters(20, 2000))
    done = mmreport(
        "evaluate", "gru", "bigram", "transformer", "--profile", "quick", "--input", file)
    assert done.returncode == 0
    assert "has 20 words of more than 128 characters" in done.stderr
    whole = mmreport("evaluate", "bigram", "--input", file)
    assert whole.returncode == 0 and whole.stderr == ""


def test_one_long_word_among_names(mmreport):
    text = "\n".join(NAMES + [letters(1, 10_000)])
    file = write(mmreport.folder, "one.txt", text)
    done = mmreport(
        "build", "--only", "gru,reading", "--profile", "quick", "--no-cache", "--input", file)
    assert done.returncode == 0 and "has 1 word of more than 128 characters" in done.stderr
    findings = json.loads((mmreport.folder / "output/findings.json").read_text())
    assert findings["reading"] == {"characters": 128, "words": 1}
    done = mmreport("score", "a" * 129, "--recipe", "gru", "--input", file)
    assert done.returncode == 1 and "129 characters" in done.stderr
    refused(mmreport("replay", "--type", "transformer", "--input", file), "10,000 characters")


def alphabet(count):
    characters = [chr(code) for code in range(0x20000, 0x20000 + count)]
    return "\n".join("".join(characters[i:i + 3]) for i in range(0, count, 3))


@pytest.mark.parametrize("count", [5_000, 20_000])
def test_an_alphabet_without_room_is_refused_before_the_work(mmreport, count):
    file = write(mmreport.folder, "many.txt", alphabet(count))
    done = mmreport("build", "--profile", "quick", "--input", file)
    refused(done, f"{count:,} different characters", "3,000")
    assert not (mmreport.folder / "output").exists()
    refused(mmreport("train", "bigram-net", "--input", file), "different characters")
    done = mmreport("evaluate", "kneser-ney-5", "trigram", "--input", file)
    assert done.returncode == 0 and done.stdout.count("\n") == 2


def test_what_has_no_room_is_left_out_with_a_line(mmreport):
    """Before the work a line says so, and the page has it in its place; what has room is not touched."""
    text = "\n".join(name[i:] + name[:i] for name in NAMES for i in range(4))
    file = write(mmreport.folder, "few.txt", text)
    options = ["--profile", "quick", "--no-cache", "--input", file]
    done = mmreport("build", "--only", "e01,rnn,transformer,models", "--room", "4", *options)
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stderr.splitlines() if "is left out" in line]
    assert any(line.startswith("'transformer' is left out: ") and "may take 4 MB" in line for line in lines)
    assert any(line.startswith("'ensemble' is left out: it needs ") for line in lines)
    findings = json.loads((mmreport.folder / "output/findings.json").read_text())
    out = {lost["id"] for lost in findings["leftOut"]}
    assert "transformer" in out and "rnn" not in out
    assert len(lines) == len(out | {lost["id"] for lost in findings["exercises"]["trigram"].get("leftOut", [])})
    assert out.isdisjoint(model["id"] for model in findings["models"])
    for page in ["transformer", "models", "ensemble"]:
        html = (mmreport.folder / f"output/{page}.html").read_text()
        assert "Transformer" in html and "is left out" in html
    assert "is left out" not in (mmreport.folder / "output/rnn.html").read_text()
    done = mmreport("build", "--only", "rnn,transformer", *options)
    assert done.returncode == 0 and "left out" not in done.stderr
    assert "leftOut" not in json.loads((mmreport.folder / "output/findings.json").read_text())


def test_seventy_thousand_characters_are_refused(mmreport):
    file = write(mmreport.folder, "many.txt", alphabet(70_000))
    refused(mmreport("evaluate", "kneser-ney-8", "--input", file), "70,000 different characters")


HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def test_pages_spell_out_what_would_harm_them(mmreport):
    words = ["a\0b", "\x1b[31mred", "x\u202egnp.exe", "\u2067y", "m\ufeffn", "o\u0085p"] + NAMES[:3]
    file = write(mmreport.folder, "hostile.txt", "\n".join(words) + "\n")
    done = mmreport(
        "build", "--only", "lecture,exercises", "--no-cache", "--input", file)
    assert done.returncode == 0 and not HARMFUL.search(done.stdout.replace("\n", ""))
    pages = [
        path for path in (mmreport.folder / "output").rglob("*")
        if path.suffix in (".html", ".md", ".svg")]
    assert len(pages) > 20
    for path in pages:
        found = HARMFUL.search(path.read_text())
        assert not found, f"{path.name}: {found}"
    assert "\\u{0}" in (mmreport.folder / "output/reading.html").read_text()


def test_words_from_right_to_left_stand_apart(mmreport):
    words = ["\u05d3\u05d5\u05d3", "\u05d9\u05d5\u05e1\u05e3", "\u05e9\u05e8\u05d4"]
    file = write(mmreport.folder, "hebrew.txt", "\n".join(words) + "\n")
    done = mmreport("build", "--only", "lecture", "--no-cache", "--input", file)
    assert done.returncode == 0
    page = (mmreport.folder / "output/sampling.html").read_text()
    assert re.search(r"<code dir=\"auto\">[\u05d0-\u05ea]", page)
    assert not re.search(r"<code>[\u05d0-\u05ea.]{2,}", page)


@pytest.mark.parametrize("text, words", [
    ("{{> counting}}", ["mine/counting.md:1", "includes itself"]),
    ("{{#list}}\n{{> counting}}{{/list}}", ["mine/counting.md:"]),
    ("{{#x}}" * 100_000 + "{{/x}}" * 100_000, ["mine/counting.md:1", "100 deep"]),
    ("\n\n{{nothing}}", ["mine/counting.md:3", "'nothing'"]),
])
def test_templates_are_told_where_they_are_wrong(mmreport, text, words):
    (mmreport.folder / "mine").mkdir()
    write(mmreport.folder, "mine/counting.md", text + "\n")
    file = write(mmreport.folder, "few.txt", "\n".join(NAMES))
    done = mmreport(
        "build", "--only", "counting", "--no-cache", "--templates", "mine", "--input", file)
    refused(done, *words)


def with_own_template(mmreport, change):
    import program

    (mmreport.folder / "mine").mkdir()
    text = (program.ROOT / "templates/bigram.md").read_text()
    write(mmreport.folder, "mine/bigram.md", change(text))
    file = write(mmreport.folder, "few.txt", "\n".join(NAMES))
    return text, mmreport(
        "build", "--only", "bigram", "--no-cache", "--templates", "mine", "--input", file)


def test_a_loose_end_of_a_formula_harms_nothing(mmreport):
    _, done = with_own_template(mmreport, lambda text: text + "\n</x-equation> $x$\n")
    assert done.returncode == 0
    assert "<mi>x</mi>" in (mmreport.folder / "output/bigram.html").read_text()


def test_a_wrong_formula_is_told_with_its_line(mmreport):
    text, done = with_own_template(mmreport, lambda text: text + "\n$\\nonsense$\n")
    line = (text + "\n").count("\n") + 1
    refused(done, f"mine/bigram.md:{line}: cannot typeset the formula '\\nonsense'")


def test_a_long_list_is_drawn_from_and_that_is_said(mmreport):
    names = (ROOT / "Sources/CEmbedded/names-2017.txt").read_text().split()
    (mmreport.folder / "long.txt").write_text("\n".join(names * 8) + "\n")
    done = mmreport("build", "--only", "reading", "--input", "long.txt", "--no-cache")
    said = "'long' has 259,752 words: 200,000 of them, drawn evenly, stand for all (--words N takes more)\n"
    assert done.returncode == 0 and done.stderr == said
    page = (mmreport.folder / "output/reading.html").read_text()
    assert "The list has 259,752 words. These pages are about 200,000 words of them, drawn evenly" in page
    findings = json.loads((mmreport.folder / "output/findings.json").read_text())["dataset"]
    assert (findings["words"], findings["drawnFrom"]) == (200_000, 259_752)
    whole = mmreport("evaluate", "bigram", "--input", "long.txt", "--words", 300_000)
    assert whole.stderr == "" and mmreport("evaluate", "bigram", "--input", "long.txt").stderr == said


def test_parts_of_a_list_are_counted_apart_and_added_up(mmreport):
    names = (ROOT / "Sources/CEmbedded/names-2017.txt").read_text()
    (mmreport.folder / "list.txt").write_text(names)
    whole = mmreport("count", "list.txt", "--order", 4, "--counts", "whole", "--top", 5)
    lines = whole.stdout.splitlines()
    words = names.split()
    grams = collections.Counter(
        tuple(padded[start:start + 4]) for word in words for padded in [["<S>"] * 3 + [*word, "<E>"]]
        for start in range(len(padded) - 3))
    assert lines[0] == f"{len(words):,} words, {len(grams):,} distinct 4-grams"
    assert lines[1:] == [f"{' '.join(gram)} {count}" for gram, count in grams.most_common(5)]
    for number in (1, 2, 3):
        part = mmreport("count", "list.txt", "--order", 4, "--shard", f"{number}/3", "--counts", f"part{number}")
        assert part.returncode == 0, part.stderr
    merged = mmreport("merge", "part1", "part2", "part3", "--counts", "merged", "--top", 5)
    assert merged.stdout == whole.stdout
    assert (mmreport.folder / "merged").read_bytes() == (mmreport.folder / "whole").read_bytes()


@pytest.mark.parametrize("words, said", [
    (["merge", "list.txt"], "'list.txt' is no file of counts"),
    (["merge", "cut"], "'cut' is damaged or cut off"),
    (["merge", "nowhere"], "nowhere"),
    (["count", "list.txt", "--shard", "4/3"], "--shard 4/3"),
    (["count", "list.txt", "--shard", "1"], "--shard 1"),
    (["count", "-", "--shard", "1/2"], "it is no file on a disk"),
    (["count", "list.txt", "--order", "9"], "from 1 to 8"),
])
def test_what_cannot_be_counted_or_merged_is_said(mmreport, words, said):
    (mmreport.folder / "list.txt").write_text("anna\nemma\n")
    mmreport("count", "list.txt", "--counts", "whole")
    (mmreport.folder / "cut").write_bytes((mmreport.folder / "whole").read_bytes()[:-3])
    done = mmreport(*words, input="a\n" if "-" in words else None)
    assert done.returncode in (1, 2) and done.stdout == "" and done.stderr.count("\n") == 1 and said in done.stderr
