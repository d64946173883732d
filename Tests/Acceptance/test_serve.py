"""A site on this machine alone, and builds that follow what is edited."""

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import threading
import time

import pytest

from program import PROGRAM, ROOT, files

BUILD = ("build", "--only", "likelihood", "--output", "site", "--cache", "store")


@contextlib.contextmanager
def started(folder, *words):
    """A process that lasts two minutes at most, so that who reads what it says comes to an end."""
    process = subprocess.Popen(
        [PROGRAM, *words], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    end = threading.Timer(120, process.kill)
    end.start()
    try:
        yield process
    finally:
        end.cancel()
        process.terminate()
        process.communicate(timeout=20)


def says(process, line):
    """Whether this line comes, sooner or later."""
    return any(said == line for said in process.stdout)


@pytest.fixture
def site(mmreport):
    assert mmreport(*BUILD, "--quiet").returncode == 0
    return mmreport.folder / "site"


@pytest.fixture
def served(mmreport, site):
    """The port of a server of the site."""
    with started(mmreport.folder, "serve", "--output", "site", "--port", "0") as process:
        yield int(re.search(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())[1])


def ask(port, path, method="GET", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read()


def test_gives_each_file_as_it_is(site, served):
    for path, data in files(site).items():
        if path.startswith(".") or path.endswith(".html"):
            continue
        status, headers, body = ask(served, f"/{path}")
        assert (status, body) == (200, data), path
        assert headers["Content-Type"] != "application/octet-stream", path
    for address in ("/", "/index.html", "/index.html?a=/../b"):
        status, headers, body = ask(served, address)
        assert status == 200 and headers["Content-Type"].startswith("text/html")
        reload = b'<script src="/.mmreport/reload.js" defer></script>'
        assert body.count(reload) == 1
    status, _, body = ask(served, "/nowhere")
    assert status == 404 and b"<h1" in body
    assert ask(served, "/index.html", "HEAD")[2] == b""


@pytest.mark.parametrize("address", [
    "/.mmreport", "/../secret.txt", "/%2e%2e/secret.txt", "/a/..%2f../secret.txt", "//etc/passwd", "/link.txt",
    "/%00", "/%ff", "/figures/../../secret.txt", "/folder/secret.txt",
])
def test_gives_nothing_else(mmreport, site, served, address):
    (mmreport.folder / "secret.txt").write_text("secret")
    (site / "link.txt").symlink_to(mmreport.folder / "secret.txt")
    (site / "folder").symlink_to(mmreport.folder)
    status, _, body = ask(served, address)
    assert status == 404 and b"secret" not in body and b"root:" not in body


def test_what_is_gone_or_not_ours_ends_nothing(site, served):
    (site / "a.csv").symlink_to("/proc/self/mem")
    assert ask(served, "/a.csv")[0] == 404
    (site / "404.html").unlink()
    assert ask(served, "/nowhere")[0] == 404
    assert ask(served, "/")[0] == 200


def test_other_names_and_methods_are_refused(served):
    assert ask(served, "/", Host="evil.example")[0] == 403
    assert ask(served, "/", Host=f"localhost:{served}")[0] == 200
    assert ask(served, "/", "POST")[0] == 405
    assert ask(served, "/", "DELETE")[0] == 405


def own_addresses():
    """Where others would reach this machine, if they can: nothing is sent, and its name need not be known."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as there:
        try:
            there.connect(("192.0.2.1", 9))
        except OSError:
            return set()
        return {there.getsockname()[0]} - {"127.0.0.1"}


def test_answers_this_machine_alone(served):
    for address in own_addresses() | {"127.0.0.2"}:
        with pytest.raises(OSError):
            socket.create_connection((address, served), timeout=2)


def test_says_what_is_wrong(mmreport, served):
    nothing = mmreport("serve", "--output", "nowhere")
    assert "no site is in 'nowhere'; 'mmreport build' writes one" in nothing.stderr and nothing.returncode == 1
    taken = mmreport("serve", "--output", "site", "--port", served)
    assert taken.stderr == f"mmreport: cannot serve at port {served}: EADDRINUSE\n" and taken.returncode == 1


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_ends_when_it_is_asked_to(mmreport, site, end):
    with started(mmreport.folder, "serve", "--output", "site", "--port", "0") as process:
        port = int(re.search(r":(\d+)/", process.stdout.readline())[1])
        process.send_signal(end)
        assert process.wait(timeout=20) == -end
        with pytest.raises(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=2)


def test_an_open_page_shows_what_is_edited(mmreport, served, browser):
    templates = mmreport.folder / "mine"
    templates.mkdir()
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{served}/likelihood.html")
    with started(mmreport.folder, *BUILD, "--templates", "mine", "--watch", "--quiet") as process:
        text = (ROOT / "templates/likelihood.md").read_text()

        def is_shown(words):
            # No script of a string: the page's policy would not let it.
            page.get_by_text(words).first.wait_for(timeout=60_000)

        for words in ("At the first try.", "At the second try."):
            (templates / "likelihood.md").write_text(text + f"\n{words}\n")
            is_shown(words)
        # What is wrong for a moment ends nothing.
        (templates / "likelihood.md").write_text("{{nothing}}")
        assert "likelihood.md" in process.stderr.readline()
        (templates / "likelihood.md").write_text(text + "\nIn the end.\n")
        is_shown("In the end.")
        assert process.poll() is None
    page.close()


def test_what_cannot_change_is_not_watched(mmreport):
    done = mmreport("build", "--watch")
    assert "neither the list nor a template can change" in done.stderr and done.returncode == 2


def test_a_changed_list_is_built_again(mmreport):
    (mmreport.folder / "list.txt").write_text("anna\nemma\n")
    with started(mmreport.folder, *BUILD, "--input", "list.txt", "--watch") as process:
        assert process.stdout.readline() == "list: 2 words of 4 different characters\n"
        (mmreport.folder / "list.txt").write_text("anna\nemma\notto\n")
        assert says(process, "list: 3 words of 6 different characters\n")


def test_changed_options_are_followed(mmreport):
    """Also those that name another list; what is no option ends nothing, nor that the file is gone for a while."""
    for name, words in (("one", "anna\nemma\n"), ("two", "anna\nemma\notto\n")):
        (mmreport.folder / f"{name}.txt").write_text(words)
    options = mmreport.folder / "mmreport.json"
    options.write_text('{"input": "one.txt"}')
    with started(mmreport.folder, *BUILD, "--watch") as process:
        assert says(process, "one: 2 words of 4 different characters\n")
        options.write_text('{"inputs": "two.txt"}')
        assert "did you mean 'input'?" in process.stderr.readline()
        options.write_text('{"input": "two.txt"}')
        assert says(process, "two: 3 words of 6 different characters\n")
        (mmreport.folder / "two.txt").write_text("anna\n")
        assert says(process, "two: 1 word of 2 different characters\n")
        options.unlink()
        assert "mmreport.json" in process.stderr.readline()
        options.write_text('{"input": "-"}')
        assert "'--watch' cannot read standard input again" in process.stderr.readline()
        options.write_text('{"input": "one.txt"}')
        assert says(process, "one: 2 words of 4 different characters\n")


def test_options_that_no_longer_watch_end_it(mmreport):
    (mmreport.folder / "list.txt").write_text("anna\nemma\n")
    options = mmreport.folder / "mmreport.json"
    options.write_text('{"input": "list.txt", "watch": true}')
    with started(mmreport.folder, *BUILD) as process:
        assert says(process, "list: 2 words of 4 different characters\n")
        options.write_text('{"input": "list.txt", "watch": false}')
        assert process.wait(timeout=60) == 0


def test_a_changed_program_is_built_again(mmreport):
    """Those of pages have a folder of their own among templates."""
    code = mmreport.folder / "mine/code"
    code.mkdir(parents=True)
    program = (ROOT / "templates/code/counting.py").read_text()
    (code / "counting.py").write_text(program)
    with started(mmreport.folder, *BUILD, "--templates", "mine", "--watch") as process:
        first = next(line for line in process.stdout if line.startswith("digest of all files"))
        (code / "counting.py").write_text(program + "# The end.\n")
        assert next(line for line in process.stdout if line.startswith("digest of all files")) != first
