"""Runs the built program as a user does, in a folder of its own."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("MMREPORT", ROOT / ".build/release/mmreport"))


def run(*arguments, cwd, text=True, **options):
    """The finished process; options as for subprocess.run."""
    environment = os.environ | {"XDG_CACHE_HOME": str(Path(cwd) / "cache")} | options.pop("env", {})
    return subprocess.run(
        [PROGRAM, *map(str, arguments)], cwd=cwd, capture_output=True, text=text, env=environment,
        timeout=300, **options
    )


def heed_signals():
    """For a process that is to be sent some: whoever started the tests may have had them ignored."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def files(folder):
    """Every file below a folder with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(Path(folder).rglob("*")) if path.is_file()
    }


def names_file():
    """The lecture's own list, if it can be had here."""
    places = [os.environ.get("MMREPORT_NAMES"), ROOT / "../shared/data/names.txt"]
    for place in filter(None, places):
        if Path(place).is_file():
            return Path(place).resolve()
    if os.environ.get("MMREPORT_REQUIRE_NAMES") == "1":
        raise FileNotFoundError("set MMREPORT_NAMES to the lecture's names.txt")
    return None


needs_names = pytest.mark.skipif(
    names_file() is None, reason="the lecture's names.txt is not here; set MMREPORT_NAMES"
)
