"""The same list and options give the same site, whatever else is otherwise."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from program import PROGRAM, ROOT, files

# Counts, a network and what it needs, exercises; figures, formulas and forms.
BUILD = ["build", "--profile", "quick", "--only", "counting,gru,e03,e06", "--input", "words.txt", "--single-file"]


@pytest.fixture(scope="module")
def folder():
    """A folder with the list, which every user may write to."""
    names = (ROOT / "Sources/CEmbedded/names-2017.txt").read_text().split()[::80]
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        folder.chmod(0o777)
        (folder / "words.txt").write_text("\n".join(names) + "\n")
        yield folder


def build(folder, name, *arguments, program=PROGRAM, env=None, cwd=None, **options):
    """The site that a build writes to a new folder, and what its `build.json` says."""
    environment = os.environ | {"XDG_CACHE_HOME": str(folder / "none")} if env is None else env
    words = ["--no-cache"] if "--cache" not in arguments else []
    done = subprocess.run(
        [program, *BUILD, *words, "--output", folder / name, *arguments], cwd=cwd or folder, env=environment,
        capture_output=True, text=True, timeout=300, **options)
    assert done.returncode == 0, done.stderr
    return files(folder / name), json.loads((folder / name / "build.json").read_text())["digests"]


@pytest.fixture(scope="module")
def usual(folder):
    return build(folder, "usual", "--jobs", "2")


def elsewhere(folder):
    place = folder / "some where/else"
    place.mkdir(parents=True)
    shutil.copy(folder / "words.txt", place)
    return {"cwd": place}


def other_user(folder):
    """Without a home, a name or variables; only root can become somebody else."""
    program = folder / "mmreport"
    shutil.copy(PROGRAM, program)
    (folder / "theirs").mkdir()
    (folder / "theirs").chmod(0o777)
    who = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
    return {"program": program, "env": {"PATH": os.environ["PATH"]}, **who}


def set(**variables):
    return lambda folder: {"env": os.environ | variables}


DIFFERENCES = {
    "again": lambda folder: {},
    "folder": elsewhere,
    "time zone": set(TZ="Pacific/Auckland"),
    "locale": set(LC_ALL="de_DE.UTF-8", LANGUAGE="de"),
    "order of the environment": lambda folder: {"env": dict(reversed(list(os.environ.items())))},
    "umask": lambda folder: {"umask": 0o077},
    "user": other_user,
    "scripts' settings": set(NODE_OPTIONS="--require=/nowhere.js", NODE_PATH="/nowhere"),
    "curl's and colours'": set(NO_COLOR="1", TERM="dumb"),
}


@pytest.mark.parametrize("difference", DIFFERENCES)
def test_surroundings_change_nothing(folder, usual, difference):
    name = "theirs/site" if difference == "user" else difference
    assert build(folder, name, **DIFFERENCES[difference](folder)) == usual


@pytest.mark.parametrize("jobs", [1, 3, 8])
def test_threads_change_nothing(folder, usual, jobs):
    assert build(folder, f"jobs {jobs}", "--jobs", str(jobs)) == usual


@pytest.mark.parametrize("level", ["baseline", "v3", "v4"])
def test_the_processor_changes_nothing(folder, usual, level):
    known = subprocess.run([PROGRAM, "list", "recipes"], env=os.environ | {"MMREPORT_SIMD": level}).returncode == 0
    if not known:
        pytest.skip(f"this processor does not have {level}")
    assert build(folder, level, env=os.environ | {"MMREPORT_SIMD": level}) == usual


def test_what_is_kept_changes_nothing(folder, usual):
    for name in ("cold", "warm"):
        assert build(folder, name, "--cache", folder / "store") == usual
    # As if the site were gone, and then its findings.
    for kind in ("site", "model", "section"):
        for path in (folder / "store").iterdir():
            if path.read_bytes().startswith(f"mmreport 1 {kind} ".encode()):
                path.unlink()
        assert build(folder, f"without {kind}", "--cache", folder / "store") == usual


def test_a_plan_changes_nothing(folder, usual):
    options = [*BUILD[1:], "--output", "planned", "--cache", "shared"]
    plan = subprocess.run([PROGRAM, "plan", *options], cwd=folder, capture_output=True, text=True, check=True)
    subprocess.run(["make", "-s", "-j3", "-f", "-"], input=plan.stdout, cwd=folder, text=True, check=True)
    assert files(folder / "planned") == usual[0]


def test_the_digest_tells_other_sites(folder, usual):
    _, digests = build(folder, "other seed", "--seed", "7")
    assert all(digests[kind] != usual[1][kind] for kind in digests)
