"""What servers answer, over the loopback: each failure has its own line, and nothing goes on after the end."""

import gzip
import hashlib
import os
import signal
import socket
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from program import PROGRAM, heed_signals

NAMES = b"emma\nava\nmia\n"


class Answers(BaseHTTPRequestHandler):
    """`/404` answers 404, and the other names as their methods say."""

    def do_GET(self):
        name = self.path.strip("/")
        if name.isdigit():
            self.answer(int(name), b"emma\n")
        else:
            getattr(self, name)()

    def answer(self, status, body, length=None, **headers):
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def names(self):
        self.answer(200, NAMES)

    def moved(self):
        self.answer(301, b"not this", Location="/names")

    def circle(self):
        self.answer(302, b"", Location="/circle")

    def elsewhere(self):
        self.answer(302, b"", Location="file:///etc/passwd")

    def short(self):
        self.answer(200, NAMES, length=1000)

    def packed(self):
        self.answer(200, gzip.compress(NAMES), Content_Encoding="gzip")

    def empty(self):
        self.answer(200, b"")

    def silent(self):
        self.server.asked.set()
        self.server.release.wait(60)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.asked, server.release = threading.Event(), threading.Event()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.place = f"127.0.0.1:{server.server_port}"
    yield server
    server.release.set()
    server.shutdown()


def fetch(mmreport, url):
    return mmreport("evaluate", "bigram", "--input", url)


@pytest.mark.parametrize("url", ["http://{}/names", "HTTP://{}/names", "http://{}/moved", "http://me:secret@{}/names"])
def test_fetches(mmreport, server, url):
    done = fetch(mmreport, url.format(server.place))
    assert done.returncode == 0, done.stderr
    assert "SHA-256 " + hashlib.sha256(NAMES).hexdigest() in done.stderr
    assert "secret" not in done.stdout + done.stderr


@pytest.mark.parametrize("name, words", [
    ("401", "asks for a name and a password (401)"), ("403", "not give it to everyone (403)"),
    ("404", "no such page (404)"), ("500", "the server failed (500)"), ("418", "answers 418"),
    ("circle", "leads in circles"), ("elsewhere", "none of http and https"), ("short", "stopped before the end"),
    ("packed", "'packed' is packed by gzip"), ("empty", "is empty"),
])
def test_says_what_the_server_answers(mmreport, server, name, words):
    done = fetch(mmreport, f"http://me:secret@{server.place}/{name}")
    assert done.returncode == 1 and done.stdout == ""
    assert words in done.stderr and "secret" not in done.stderr
    errors = [line for line in done.stderr.splitlines() if line.startswith("mmreport: ")]
    assert len(errors) == 1, done.stderr


def test_says_that_the_encryption_fails(mmreport, server):
    done = fetch(mmreport, f"https://{server.place}/names")
    assert done.returncode == 1
    assert "the encryption of the connection failed" in done.stderr and done.stderr.count("\n") == 1


def test_says_that_there_is_no_answer(mmreport):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=lambda: listener.accept()[0].close(), daemon=True).start()
        done = fetch(mmreport, f"http://127.0.0.1:{listener.getsockname()[1]}/names")
    assert done.returncode == 1 and ("without an answer" in done.stderr or "was lost" in done.stderr)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_curl_too(tmp_path, server, number):
    server.asked.clear()
    process = subprocess.Popen(
        [PROGRAM, "evaluate", "bigram", "--input", f"http://{server.place}/silent"], cwd=tmp_path,
        stderr=subprocess.PIPE, text=True, preexec_fn=heed_signals)
    assert server.asked.wait(20)
    [child] = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    begin = time.monotonic()
    process.send_signal(number)
    assert process.wait(timeout=20) == -number
    assert time.monotonic() - begin < 10
    assert not os.path.exists(f"/proc/{child}")
