"""A small part of what `Tests/Faults/run` does, and what else may go wrong around a build. After each, the old site
or the new one is whole, the store can be used, and the next build leaves nothing beside the site."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from program import PROGRAM, files

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Faults"))

from faults import BUILD, KINDS, Bench, fail_every_call, limit, signal_at_every_call, signal_at_random


@pytest.fixture(scope="module")
def all_builds(tmp_path_factory):
    return Bench(tmp_path_factory.mktemp("faults"))


@pytest.fixture
def bench(all_builds):
    all_builds.fresh()
    return all_builds


STEPS = {"open": 11, "create": 11, "write": 11, "read": 31, "close": 31, "remove": 11, "rename": 3, "link": 11}
"""Of calls that are many, so many are skipped each time."""


@pytest.mark.parametrize("kind, error", [(kind, errors[0]) for kind, errors in KINDS.items()])
def test_calls_may_fail(bench, kind, error):
    assert fail_every_call(bench, kind, error, step=STEPS.get(kind, 1)) > 0


@pytest.mark.parametrize("kind, number", [
    ("rename", signal.SIGKILL), ("sync", signal.SIGKILL), ("remove", signal.SIGKILL), ("sync", signal.SIGTERM),
    ("rename", signal.SIGTERM), ("lock", signal.SIGINT), ("create", signal.SIGHUP)])
def test_signals_at_calls(bench, kind, number):
    assert signal_at_every_call(bench, kind, number, step=STEPS.get(kind, 1)) > 0


def test_without_an_exchange_the_old_site_is_put_back(bench):
    assert signal_at_every_call(bench, "rename", signal.SIGKILL, NO_EXCHANGE="1") > 0


def test_kills_at_any_moment(bench):
    assert signal_at_random(bench, signal.SIGKILL, 20) > 0


def test_what_takes_a_place_is_on_the_disk(bench, tmp_path):
    """As the calls stand in their order: all files, one for all of them to be on the disk, the exchange, the folder."""
    trace = tmp_path / "calls"
    done = bench.run(variables={"CALLS": str(trace)})
    assert done.returncode == 0
    calls = [line.split(" ", 1) for line in trace.read_text().splitlines()]
    exchange = next(i for i, (name, _) in enumerate(calls) if name == "renameat2")
    part = calls[exchange][1]
    assert part.endswith(".part") and calls[exchange - 1] == ["syncfs", part]
    made = [i for i, (name, path) in enumerate(calls) if name == "create" and path.startswith(part + "/")]
    assert len(made) > 10 and max(made) < exchange - 1
    names = [i for i, (name, path) in enumerate(calls) if name == "link"]
    assert names and max(names) < exchange - 1
    assert calls[exchange + 1] == ["fsync", str(bench.work)]


def test_a_reader_that_goes_away(bench):
    command = " ".join(map(str, BUILD)) + " --input new.txt --cache store --json"
    done = subprocess.run(
        ["bash", "-c", f"{command} | head -c 1; exit ${{PIPESTATUS[0]}}"], cwd=bench.work, capture_output=True,
        text=True, timeout=60)
    assert done.stderr == "" and bench.site() == "new"
    bench.heals()
    bench.fresh()
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*BUILD, "--input", "new.txt", "--cache", "store"], cwd=bench.work, stdout=full, stderr=subprocess.PIPE,
            text=True, timeout=60)
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    bench.said_in_one_line(done)
    bench.heals()


@pytest.mark.parametrize("most", [4, 5, 6, 8, 12, 20])
def test_few_open_files(bench, most):
    done = bench.run(preexec_fn=limit(resource.RLIMIT_NOFILE, most))
    if done.returncode >= 0:
        bench.said_in_one_line(done)
    assert bench.site() == ("new" if done.returncode == 0 else "old")
    bench.heals()


@pytest.mark.parametrize("megabytes", [60, 100, 150, 200, 300, 500])
def test_little_memory(bench, megabytes):
    """The system's libraries end the process where they get none; the site stands all the same."""
    done = bench.run(preexec_fn=limit(resource.RLIMIT_AS, megabytes << 20))
    assert bench.site() == ("new" if done.returncode == 0 else "old")
    bench.heals()


def test_files_may_not_be_large(bench):
    """A limit on the size of files sends a signal that ends the process."""
    done = bench.run(preexec_fn=limit(resource.RLIMIT_FSIZE, 10_000))
    assert done.returncode in (1, -signal.SIGXFSZ) and bench.site() == "old"
    bench.heals()


def test_builds_at_once_share_a_folder_and_a_store(bench):
    commands = [
        [*BUILD, "--input", f"{name}.txt", "--cache", "store", "--quiet"] for name in ("new", "old", "new", "old")]
    for _ in range(3):
        bench.fresh()
        builds = [subprocess.Popen(command, cwd=bench.work, stderr=subprocess.PIPE, text=True) for command in commands]
        for build in builds:
            said = build.communicate(timeout=60)[1]
            assert build.returncode == 0
            assert set(said.splitlines()) <= {"waiting for another build in 'site'"}
        assert bench.site() in ("old", "new") and bench.leftovers() == []
        bench.heals()


def test_a_build_of_another_site_is_not_waited_for(bench):
    with subprocess.Popen(["flock", "--no-fork", bench.work, "sleep", "60"]) as other:
        try:
            done = bench.run()
        finally:
            other.terminate()
    assert done.returncode == 0 and done.stderr == "" and bench.site() == "new"


def test_a_build_of_the_same_site_is_waited_for_and_that_is_said(bench):
    with subprocess.Popen(["flock", "--no-fork", bench.work / ".site.lock", "sleep", "60"]) as other:
        while not (bench.work / ".site.lock").exists():
            pass
        build = bench.begin()
        try:
            assert build.stderr.readline() == "waiting for another build in 'site'\n"
        finally:
            other.terminate()
    assert build.communicate(timeout=60)[1] == "" and build.returncode == 0
    assert bench.site() == "new" and bench.leftovers() == []


@pytest.mark.parametrize("seconds", [-10 * 365 * 86_400, -1_700_000_000, 30 * 365 * 86_400])
def test_a_clock_that_is_wrong(bench, seconds):
    done = bench.run(variables={"CLOCK": str(seconds)})
    assert done.returncode == 0 and done.stderr == "" and bench.site() == "new"
    pruned = subprocess.run(
        [PROGRAM, "cache", "--cache", "store", "--prune", "30"], cwd=bench.work, capture_output=True, text=True,
        env=bench.environment({"CLOCK": str(seconds)}))
    assert pruned.returncode == 0
    bench.heals()


def test_a_store_that_nobody_may_write_to(bench):
    before = files(bench.work / "store")
    done = bench.run(variables={"READ_ONLY": "store"})
    assert done.returncode == 0 and bench.site() == "new"
    assert done.stderr == "nothing new is kept: cannot write in 'store': Read-only file system\n"
    assert files(bench.work / "store") == before
    bench.heals()


def test_a_folder_that_nobody_may_write_to_is_said_before_the_work(bench):
    done = bench.run("--only", "bigram,gru", variables={"READ_ONLY": "./"})
    assert done.returncode == 1
    assert done.stderr == "mmreport: cannot write beside 'site': Read-only file system\n"
    assert bench.site() == "old"
    assert not any(b" finding " in path.read_bytes()[:100] for path in (bench.work / "store").iterdir()
                   if path.name not in {old.name for old in (bench.start / "store").iterdir()})
    bench.heals()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("mode, replaces", [(0o777, True), (0o1777, False)], ids=["common folder", "sticky folder"])
def test_a_site_of_another_user_is_replaced_or_left_whole(mode, replaces):
    """Who may rename it takes its place, and says what is left to remove; a sticky folder lets only its owner."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        shutil.copy(PROGRAM, folder / "mmreport")
        (folder / "words.txt").write_text("anna\nemma\nava\n")
        (folder / "place").mkdir()
        folder.chmod(0o755)
        (folder / "place").chmod(mode)

        def build(only, **who):
            return subprocess.run(
                [folder / "mmreport", "build", "--only", only, "--input", "words.txt", "--no-cache", "--quiet", "--output",
                 "place/site"], cwd=folder, capture_output=True, text=True, timeout=100, **who)

        assert build("counting").returncode == 0
        before = files(folder / "place/site")
        done = build("counting,bigram", user=65534, group=65534, extra_groups=[])
        assert done.stderr.count("\n") == 1, done.stderr
        if replaces:
            assert done.returncode == 0 and (folder / "place/site").stat().st_uid == 65534
            left = [path for path in (folder / "place").iterdir() if path.name != "site"]
            assert [files(path) for path in left] == [before]
            assert str(left[0].relative_to(folder)) in done.stderr
        else:
            assert done.returncode == 1 and "place/site" in done.stderr
            assert files(folder / "place/site") == before and os.listdir(folder / "place") == ["site"]
