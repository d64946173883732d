"""`make install`, and what a package of Debian says of it."""

import re
import subprocess

import pytest

from program import PROGRAM, ROOT, files


@pytest.fixture(scope="module")
def system(tmp_path_factory):
    """A folder that stands for the root of a system, with the program below /opt."""
    folder = tmp_path_factory.mktemp("system")
    subprocess.run(
        ["make", "-s", "-C", ROOT, "install", f"MMREPORT={PROGRAM}", f"DESTDIR={folder}", "PREFIX=/opt"],
        check=True, capture_output=True, timeout=120)
    return folder


def test_installs_where_shells_and_man_look(system, mmreport):
    printed = {
        "man/man1/mmreport.1": ["man"], "bash-completion/completions/mmreport": ["completion", "bash"],
        "zsh/site-functions/_mmreport": ["completion", "zsh"],
        "fish/vendor_completions.d/mmreport.fish": ["completion", "fish"]}
    for path, arguments in printed.items():
        assert (system / "opt/share" / path).read_text() == mmreport(*arguments).stdout
    rest = {path.removeprefix("opt/share/doc/mmreport/") for path in files(system)} - {"opt/bin/mmreport"}
    assert {"README.md", "copyright", "docs/findings.md"} <= rest
    assert (system / "opt/share/doc/mmreport/copyright").read_text() == (ROOT / "LICENSE").read_text()


def test_installs_a_program_that_works(system, mmreport):
    """It is stripped, and needs none of Swift's libraries."""
    program = system / "opt/bin/mmreport"
    assert subprocess.check_output([program, "--version"], text=True) == mmreport("--version").stdout
    assert "swift" not in subprocess.check_output(["ldd", program], text=True).lower()
    assert program.stat().st_size < PROGRAM.stat().st_size


def test_the_package_is_of_this_version(mmreport):
    [number] = re.findall(r"^mmreport \((.+)\) ", (ROOT / "debian/changelog").read_text(), re.MULTILINE)[:1]
    assert mmreport("--version").stdout.startswith(f"mmreport {number} ")
