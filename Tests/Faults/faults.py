"""Builds that are disturbed, and what must hold after each: the old site or the new one is whole, the next build
writes the new one, and nothing is left beside it."""

import errno
import itertools
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Acceptance"))

from program import PROGRAM, ROOT, files, heed_signals

SHIM = Path(__file__).with_name("failing.c")
KINDS = {
    "create": [errno.ENOSPC, errno.EACCES], "write": [errno.ENOSPC, errno.EIO], "sync": [errno.EIO],
    "rename": [errno.EIO, errno.ENOSPC], "mkdir": [errno.ENOSPC], "remove": [errno.EACCES], "lock": [errno.ENOLCK],
    "open": [errno.EIO, errno.EMFILE], "read": [errno.EIO], "close": [errno.EIO],
    "link": [errno.EMLINK],
}
"""Calls, and how each of them may fail."""


BUILD = [PROGRAM, "build", "--only", "check", "--jobs", "1", "--output", "site"]


class Bench:
    """A folder with a site of one list, into which a site of another list is built again and again."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.start, self.work = self.folder / "start", self.folder / "work"
        self.start.mkdir()
        names = (ROOT / "Sources/CEmbedded/names-2017.txt").read_text().split()
        for place, name in enumerate(["old", "new"]):
            (self.start / f"{name}.txt").write_text("\n".join(names[place::80]) + "\n")
        self.shim = self.folder / "failing.so"
        subprocess.run(
            ["gcc", "-O2", "-Wall", "-Werror", "-shared", "-fPIC", "-o", self.shim, SHIM, "-ldl"], check=True)
        self.new = self.undisturbed("new", "--no-cache")
        # The site and the store that each build begins with.
        self.old = self.undisturbed("old", "--cache", "store")
        self.fresh()
        begin = time.monotonic()
        assert self.run().returncode == 0 and self.site() == "new"
        self.duration = time.monotonic() - begin

    def undisturbed(self, name, *options):
        """What a build of this list writes."""
        command = [*BUILD, "--input", f"{name}.txt", *options]
        done = subprocess.run(command, cwd=self.start, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return files(self.start / "site")

    def fresh(self):
        """The old site and what was kept with it, and nothing else."""
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(self.start, self.work)

    def environment(self, variables):
        return os.environ | {"LD_PRELOAD": str(self.shim)} | variables if variables else os.environ

    def run(self, *options, variables=None, **others):
        # Libraries that fail may print anything.
        return subprocess.run(
            [*BUILD, "--input", "new.txt", "--cache", "store", *options], cwd=self.work, capture_output=True, text=True,
            errors="replace", timeout=120, env=self.environment(variables), **{"preexec_fn": heed_signals} | others)

    def begin(self, *options, variables=None, **others):
        return subprocess.Popen(
            [*BUILD, "--input", "new.txt", "--cache", "store", *options], cwd=self.work, text=True,
            errors="replace", stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment(variables),
            **{"preexec_fn": heed_signals} | others)

    def site(self):
        """Whether the old site stands, the new one, or none; anything else is an error."""
        found = files(self.work / "site")
        if not found and not (self.work / "site").exists():
            return "none"
        assert found in (self.old, self.new), sorted(found)
        return "old" if found == self.old else "new"

    def leftovers(self):
        """What stands beside the site; a store clears away by itself what is a day old."""
        return sorted({path.name for path in self.work.iterdir()} - {"old.txt", "new.txt", "site", "store"})

    def said_in_one_line(self, done):
        """What failed is said in one line, and what is said has no trace of the program's insides."""
        assert done.returncode in (0, 1), done
        errors = [line for line in done.stderr.splitlines() if line.startswith("mmreport: ")]
        assert len(errors) == done.returncode, done.stderr
        assert "Fatal" not in done.stderr

    def heals(self):
        """The next build is as if nothing had been; its store has nothing damaged."""
        done = self.run()
        assert done.returncode == 0, done.stderr
        assert self.site() == "new"
        assert self.leftovers() == []
        checked = subprocess.run(
            [PROGRAM, "cache", "--cache", "store"], cwd=self.work, capture_output=True, text=True)
        assert checked.returncode == 0, checked.stdout


def disturbed(bench, kind, failure, step, variables):
    """Each build in which one call of this kind fails, every `step`-th in turn; then one in which there were not so
    many calls."""
    fired = bench.folder / "fired"
    for number in itertools.count(1, step):
        fired.unlink(missing_ok=True)
        bench.fresh()
        done = bench.run(variables=variables | {"FAULT": f"{kind}:{number}:{failure}", "FAULT_FIRED": str(fired)})
        if not fired.exists():
            assert done.returncode == 0 and bench.site() == "new"
            return
        yield done
        bench.heals()


def fail_every_call(bench, kind, error, step=1, **variables):
    """Lets each `step`-th call of a kind fail in a build of its own; returns how many were disturbed."""
    count = 0
    for done in disturbed(bench, kind, error, step, variables):
        count += 1
        bench.said_in_one_line(done)
        stands = bench.site()
        assert stands == "new" if done.returncode == 0 else stands in ("old", "new"), (done, stands)
    return count


def signal_at_every_call(bench, kind, number, step=1, **variables):
    """Sends a signal at each `step`-th call of a kind; returns how many were sent."""
    count = 0
    for done in disturbed(bench, kind, -number, step, variables):
        count += 1
        assert done.returncode == -number, done
        if bench.site() == "none":
            # Only a file system that cannot exchange has such a moment; the next build ends it.
            assert "NO_EXCHANGE" in variables and number == signal.SIGKILL
            # The first is of the folder that is put back.
            full = bench.run(variables={"FAULT": f"sync:2:{errno.ENOSPC}"})
            assert full.returncode == 1 and bench.site() == "old", full
        if number != signal.SIGKILL:
            assert bench.leftovers() == [], bench.leftovers()
    return count


def signal_at_random(bench, number, times, seed=1):
    """Sends a signal at random moments; returns how many of the builds it ended."""
    draw = random.Random(seed)
    ended = 0
    for _ in range(times):
        bench.fresh()
        process = bench.begin()
        time.sleep(draw.uniform(0, bench.duration))
        process.send_signal(number)
        process.communicate(timeout=60)
        assert process.returncode in (0, -number)
        ended += process.returncode != 0
        assert bench.site() in ("old", "new")
        if number != signal.SIGKILL:
            assert bench.leftovers() == [], bench.leftovers()
        bench.heals()
    return ended


def limit(kind, value):
    """What a process does first whose use of something has a limit."""
    return lambda: resource.setrlimit(kind, (value, value))
