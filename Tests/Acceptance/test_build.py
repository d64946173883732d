"""`mmreport build` from the outside: what it writes, that it writes the same again, and that it
loses nothing."""

import csv
import io
import json
import os
import re
import signal
import subprocess
import time

import pytest

from program import PROGRAM, ROOT, files, heed_signals, names_file, needs_names

ONLY = ["build", "--only", "bigram", "--no-cache"]


def test_builds_a_site_from_the_embedded_names(mmreport):
    done = mmreport(*ONLY)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    site = files(mmreport.folder / "output")
    for name in ["index.html", "bigram.html", "report.md", "findings.json", "assets/style.css"]:
        assert name in site
    for name, content in site.items():
        if name.endswith(".png"):
            assert content.startswith(b"\x89PNG\r\n\x1a\n")
        if name.startswith("figures/") and name.endswith(".png"):
            assert f"{name[:-4]}.svg" in site and f"{name[:-4]}-dark.svg" in site
        if name.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(content.decode())))
            assert len(rows) > 1 and all(len(row) == len(rows[0]) for row in rows)


@needs_names
def test_finds_the_lectures_losses(mmreport):
    done = mmreport(*ONLY, "--input", names_file(), "--json")
    findings = json.loads(done.stdout)
    assert json.loads((mmreport.folder / "output/findings.json").read_text()) == findings
    assert findings["dataset"]["words"] == 32033
    assert f"{findings['bigram']['countLoss']:.4f}" == "2.4540"
    assert f"{findings['bigram']['smoothedLoss']:.4f}" == "2.4546"
    last = findings["bigram"]["regularised"]["points"][-1]
    assert last["step"] == 200
    assert 2.4829 <= last["train"] <= 2.4830


def test_names_no_place_or_machine(mmreport):
    mmreport(*ONLY)
    host = os.uname().nodename.encode()
    for name, content in files(mmreport.folder / "output").items():
        if name.endswith((".html", ".md", ".json", ".csv", ".svg")):
            assert str(mmreport.folder).encode() not in content
            assert len(host) < 4 or host not in content


@pytest.mark.parametrize("words", [
    "q\n", "\ufeffAnn\r\n\r\n Zoé \r\n", "😀\n😀👍\n", "<script>alert(1)</script>\n\"'&|*_`\n",
    "".join(f"{chr(0x4E00 + number)}\n" for number in range(3000)), "=1+1\n@x\n-2\n", "a.b\nc.\n",
    "{{title}}\n{{#x}}\n", "$x$\n\\frac\n", "mary ann\nmary-jane\n",
], ids=["one letter", "marks", "emoji", "markup", "3000 characters", "sums", "dots", "tags", "tex",
        "spaces"])
def test_takes_any_words(mmreport, words):
    (mmreport.folder / "words.txt").write_text(words, encoding="utf-8")
    done = mmreport("build", "--no-cache", "--only", "bigram", "--input", "words.txt")
    assert done.returncode == 0, done.stderr
    site = files(mmreport.folder / "output")
    # The head has a script of our own.
    body = site["bigram.html"].partition(b"</head>")[2]
    assert body and b"<script>" not in body + site["report.md"]
    assert json.loads(site["findings.json"])["dataset"]["name"] == "words"


BAD = {
    "a missing file": (None, "No such file"),
    "an empty file": (b"", "is empty"),
    "only blank lines": (b"\n \r\n\t\n", "only blank lines"),
    "invalid UTF-8": (b"ok\nb\xffd\n", "line 2, byte 2"),
}


@pytest.mark.parametrize("kind", BAD)
def test_refuses_bad_input_in_one_line(mmreport, kind):
    mmreport(*ONLY)
    before = files(mmreport.folder)
    content, words = BAD[kind]
    if content is not None:
        (mmreport.folder / "bad.txt").write_bytes(content)
    done = mmreport(*ONLY, "--input", "bad.txt")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1 and words in done.stderr and "bad" in done.stderr
    after = files(mmreport.folder)
    after.pop("bad.txt", None)
    assert after == before


@pytest.mark.parametrize("arguments, words", [
    (["--otput", "x"], "did you mean '--output'"),
    (["--output"], "needs a value"),
    (["--jobs", "0"], "whole number"),
    (["--jobs=two"], "whole number"),
    (["--quiet=1"], "takes no value"),
    (["surplus"], "surplus"),
    (["--cache", ""], "'--cache ' is not a folder"),
    (["--output", ""], "'--output ' is not a folder"),
    (["--templates", ""], "'--templates ' is not a folder"),
    (["--base-url", "example.org"], "https://"),
    (["--base-url", "https://example.org/?a"], "https://"),
])
def test_refuses_wrong_usage(mmreport, arguments, words):
    done = mmreport("build", *arguments)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and words in done.stderr
    assert not (mmreport.folder / "output").exists()


@pytest.mark.parametrize("arguments, words", [
    (["--only", "bigrm"], "did you mean 'bigram'"),
    (["--input", "."], "directory"),
    (["--templates", "nowhere"], "nowhere"),
    (["--output", "/dev/null"], "/dev/null"),
    (["--output", "/proc/nothing/here"], "/proc"),
])
def test_fails_in_one_line(mmreport, arguments, words):
    done = mmreport("build", "--no-cache", *arguments)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and words in done.stderr
    assert files(mmreport.folder) == {}


def test_leaves_a_strangers_folder_alone(mmreport):
    (mmreport.folder / "output").mkdir()
    (mmreport.folder / "output/thesis.txt").write_text("mine")
    done = mmreport(*ONLY)
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert files(mmreport.folder) == {"output/thesis.txt": b"mine"}


def test_survives_a_full_disk(mmreport):
    """A small file system of its own, where the machine lets us mount one."""
    disk = mmreport.folder / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk])
    if mounted.returncode != 0:
        pytest.skip("no file system can be mounted here")
    try:
        assert mmreport(*ONLY, "--output", disk / "site").returncode == 0
        before = files(disk)
        (disk / "filler").write_bytes(b"x" * (os.statvfs(disk).f_bavail * 4096 - 8_192))
        # Another site, since one that is as it is would not be written.
        done = mmreport(*ONLY, "--base-url", "https://example.org", "--output", disk / "site")
        assert done.returncode == 1
        assert "No space left" in done.stderr and done.stderr.count("\n") == 1
        (disk / "filler").unlink()
        assert files(disk) == before
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("place, words", [
    ("/usr/share/javascript/katex", "apt-get install libjs-katex fonts-katex"),
    ("/usr/share/fonts/opentype/inter", "apt-get install fonts-inter"),
    ("output", "a file system is mounted there; name a folder in it, 'output/site'"),
])
def test_says_what_is_missing_before_the_work(mmreport, place, words):
    """Trained with this profile, the models would take minutes."""
    assert mmreport(*ONLY).returncode == 0
    before = files(mmreport.folder)
    command = [PROGRAM, "build", "--no-cache", "--profile", "full", "--only", "softmax,transformer,lstm"]
    mounted = ["unshare", "--mount", "sh", "-c", 'mount -t tmpfs tmpfs "$0" && exec "$@"', place]
    if subprocess.run([*mounted, "true"], cwd=mmreport.folder, capture_output=True).returncode != 0:
        pytest.skip("no file system can be mounted here")
    done = subprocess.run([*mounted, *command], cwd=mmreport.folder, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and words in done.stderr
    assert files(mmreport.folder) == before


def test_a_template_is_wrong_before_the_work(mmreport):
    assert mmreport(*ONLY).returncode == 0
    (mmreport.folder / "mine").mkdir()
    (mmreport.folder / "mine/gru.md").write_text("{{#open}}")
    done = mmreport("build", "--no-cache", "--profile", "full", "--only", "lstm", "--templates", "mine")
    assert done.returncode == 1 and done.stderr.startswith("mmreport: mine/gru.md:1: ")


def test_builds_into_the_folder_that_the_shell_is_in(mmreport):
    assert mmreport(*ONLY).returncode == 0
    other = [str(PROGRAM), *ONLY, "--quiet", "--base-url", "https://example.org", "--output", "."]
    script = 'cd output && "$@" && cd . && cat sitemap.xml'
    done = subprocess.run(["bash", "-c", script, "bash", *other], cwd=mmreport.folder, capture_output=True, text=True)
    assert "https://example.org/bigram.html" in done.stdout
    assert done.stderr == "the folder that you are in is a new one now; 'cd .' leads there\n"


@pytest.mark.parametrize("option", [b"--output", b"--input", b"--cache", b"--templates"])
def test_names_that_are_not_utf8_are_refused(mmreport, option):
    done = subprocess.run(
        [PROGRAM, "build", option, b"x\xff"], cwd=mmreport.folder, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "word 3 of the command, 'x\ufffd', is not UTF-8" in done.stderr
    assert files(mmreport.folder) == {}


def test_leaves_nothing_half_done_when_interrupted(mmreport):
    """A build of another list is stopped on its way: the site is still the old one, or it is the new one."""
    (mmreport.folder / "words.txt").write_text("anna\nbob\n")
    # Without a store: with one there would soon be too little left to do.
    other = [*ONLY, "--input", "words.txt", "--no-cache"]
    begin = time.monotonic()
    mmreport(*other)
    duration = time.monotonic() - begin
    finished = files(mmreport.folder)
    interrupted = 0
    for part in range(10):
        mmreport(*ONLY)
        before = files(mmreport.folder)
        assert before != finished
        process = subprocess.Popen(
            [PROGRAM, *other, "--quiet"], cwd=mmreport.folder, stderr=subprocess.PIPE,
            preexec_fn=heed_signals)
        time.sleep(duration * part / 8)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        # The lock and a part that a killed build left are invisible, and gone after the next.
        after = {n: b for n, b in files(mmreport.folder).items() if not n.startswith(".output.")}
        if process.returncode == 0:
            assert after == finished
        else:
            interrupted += 1
            assert after in (before, finished)
    assert interrupted
    mmreport(*ONLY)
    assert files(mmreport.folder) == before


def test_two_builds_into_one_folder_do_not_mix(mmreport):
    (mmreport.folder / "words.txt").write_text("anna\nbob\n")
    arguments = [[*ONLY], [*ONLY, "--input", "words.txt"]]
    expected = []
    for number, words in enumerate(arguments):
        mmreport(*words, "--output", f"alone{number}")
        expected.append(files(mmreport.folder / f"alone{number}"))
    for _ in range(5):
        processes = [
            subprocess.Popen([PROGRAM, *words, "--quiet"], cwd=mmreport.folder)
            for words in arguments
        ]
        assert [process.wait(timeout=60) for process in processes] == [0, 0]
        assert files(mmreport.folder / "output") in expected


def test_templates_may_be_replaced(mmreport):
    own = mmreport.folder / "own"
    own.mkdir()
    (own / "base.css").write_text("body { color: red }\n")
    assert mmreport(*ONLY, "--templates", own).returncode == 0
    style = mmreport.folder / "output/assets/style.css"
    assert "body { color: red }\n" in style.read_text()


def test_says_where_the_site_will_stand(mmreport):
    assert mmreport(*ONLY, "--base-url", "https://example.org/names").returncode == 0
    site = mmreport.folder / "output"
    assert 'rel="canonical" href="https://example.org/names/bigram.html"' in (site / "bigram.html").read_text()
    places = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text())
    pages = {page.name for page in site.glob("*.html")} - {"404.html"}
    assert {place.removeprefix("https://example.org/names/") or "index.html" for place in places} == pages
    share = (site / "assets/share.png").read_bytes()
    assert share[16:24] == (1200).to_bytes(4, "big") + (630).to_bytes(4, "big")


def test_fetches_a_list_from_a_server(mmreport):
    (mmreport.folder / "words.txt").write_text("anna\nbob\n")
    server = subprocess.Popen(
        ["python3", "-u", "-m", "http.server", "--bind", "127.0.0.1", "0"], cwd=mmreport.folder,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        port = server.stdout.readline().split("port ")[1].split()[0]
        url = f"http://127.0.0.1:{port}/words.txt"
        done = mmreport(*ONLY, "--input", url)
        assert done.returncode == 0, done.stderr
        assert "SHA-256" in done.stderr
        missing = mmreport(*ONLY, "--input", url + ".gone")
        assert missing.returncode == 1 and missing.stderr.count("\n") == 1
    finally:
        server.terminate()
        server.wait()
    gone = mmreport(*ONLY, "--input", url)
    assert gone.returncode == 1 and "no connection" in gone.stderr


def test_says_what_a_url_needs(mmreport):
    empty = mmreport.folder / "bin"
    empty.mkdir()
    url = "https://localhost:1/words.txt"
    without = mmreport(*ONLY, "--input", url, env={"PATH": str(empty)})
    assert without.returncode == 1
    assert without.stderr.count("\n") == 1 and "apt-get install curl" in without.stderr
    # Status 77 is what curl says on a system without certificates.
    (empty / "curl").write_text("#!/bin/sh\nexit 77\n")
    (empty / "curl").chmod(0o755)
    bare = mmreport(*ONLY, "--input", url, env={"PATH": str(empty)})
    assert bare.returncode == 1
    assert bare.stderr.count("\n") == 1 and "apt-get install ca-certificates" in bare.stderr
    assert not (mmreport.folder / "output").exists()
