"""What the program says of the machine."""

import json
import os
import platform
import shutil
import subprocess

import pytest

from program import PROGRAM


def rows(done):
    return {row["name"]: row for row in json.loads(done.stdout)}


def test_finds_what_a_build_needs(mmreport):
    done = mmreport("doctor", "--json")
    found = rows(done)
    assert done.returncode == 0 and not any(row["state"] == "fails" for row in found.values())
    assert {"cairo", "pango", "glib", "libpng", "zlib", "md4c", "fontconfig", "Inter", "KaTeX", "Node.js", "curl",
            "processor", "output", "store"} <= found.keys()
    lines = mmreport("doctor").stdout.splitlines()
    assert len(lines) == len(found) + 1 and lines[0] + "\n" == mmreport("--version").stdout
    assert os.listdir(mmreport.folder) == [], "asking makes nothing"


def test_says_what_is_missing_and_what_mends_it(mmreport):
    done = mmreport("doctor", "--json", env={"PATH": "/nowhere"})
    found = rows(done)
    assert done.returncode == 1
    assert found["Node.js"]["state"] == "fails" and found["Node.js"]["mend"] == "apt-get install nodejs"
    assert found["curl"]["state"] == "less" and found["curl"]["mend"] == "apt-get install curl"
    # And so it is: a build ends for want of Node.js.
    build = mmreport("build", "--only", "bigram", "--no-cache", env={"PATH": "/nowhere"})
    assert build.returncode == 1 and "nodejs" in build.stderr


def test_names_the_instruction_set(mmreport):
    found = rows(mmreport("doctor", "--json", env={"MMREPORT_SIMD": "baseline"}))
    assert found["processor"]["found"].startswith("baseline")


@pytest.mark.skipif(
    platform.machine() != "x86_64" or not shutil.which("qemu-x86_64"), reason="no older processor can be emulated")
@pytest.mark.parametrize("processor, level, lacking", [
    ("Haswell", "v3", "avx512f, avx512bw, avx512cd, avx512dq, avx512vl"),
    ("Nehalem", "baseline", "avx2, fma, bmi, bmi2, lzcnt, movbe, f16c, avx512f"),
])
def test_names_what_a_processor_lacks(mmreport, processor, level, lacking):
    """As Intel's manuals have it."""
    done = subprocess.run(
        ["qemu-x86_64", "-cpu", processor, PROGRAM, "doctor", "--no-cache", "--json"],
        cwd=mmreport.folder, capture_output=True, text=True, timeout=300)
    found = rows(done)["processor"]["found"]
    assert found.startswith(f"{level} (without {lacking}")


def test_fails_where_no_site_can_be_written(mmreport):
    (mmreport.folder / "output").write_text("")
    done = mmreport("doctor")
    assert done.returncode == 1
    [line] = [line for line in done.stdout.splitlines() if line.startswith("fails")]
    assert "output" in line and "--output" in line
