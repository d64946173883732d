"""What shells offer, and the manual page: both come from the tables of commands."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

# What is typed, and what is offered for its end: all, or some of it.
LINES = [
    ("mmreport bu", {"build"}, "all"),
    ("mmreport help do", {"doctor"}, "all"),
    ("mmreport plan tu", {"tune"}, "all"),
    ("mmreport plan tune --form", {"--format"}, "all"),
    ("mmreport plan tune gr", {"gru"}, "all"),
    ("mmreport build --profile ", {"quick", "standard", "full"}, "all"),
    ("mmreport build --no-c", {"--no-cache", "--no-config"}, "all"),
    ("mmreport completion ", {"bash", "zsh", "fish"}, "all"),
    ("mmreport sample bigram-", {"bigram-net"}, "all"),
    ("mmreport train mlp transf", {"transformer"}, "some"),
    ("mmreport draw word-a", {"word-arrows"}, "all"),
    ("mmreport count na", {"names.txt"}, "all"),
    ("mmreport build --config na", {"names.txt"}, "all"),
    ("mmreport build --seed ", set(), "all"),
]


@pytest.fixture
def offers(mmreport, request):
    """What a shell offers at the end of a line, in a folder with one file and one folder."""
    (mmreport.folder / "names.txt").touch()
    (mmreport.folder / "nap").mkdir()

    def call(shell, line):
        if not shutil.which(shell):
            pytest.skip(f"{shell} is not installed")
        path = mmreport.folder / "_mmreport"
        path.write_text(mmreport("completion", shell).stdout)
        return SHELLS[shell](path, line)

    return call


def printed(folder, *command):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)
    assert done.stderr == "" and done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def bash(path, line):
    words = " ".join(f"'{word}'" for word in re.findall(r"=|[^ =]+", line) + [""] * line.endswith(" "))
    return printed(
        path.parent, "bash", "--norc", "-c",
        f"source ./_mmreport; complete -p mmreport > complete || exit; rm complete; COMP_WORDS=({words});"
        "COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _mmreport; ((${#COMPREPLY[@]})) || exit 0;"
        "printf '%s\\n' \"${COMPREPLY[@]}\"")


def fish(path, line):
    rows = printed(path.parent, "fish", "--no-config", "-c", f"source ./_mmreport; complete -C'{line}'")
    return [row.split("\t")[0].split("=", 1)[-1] for row in rows]


def zsh(path, line):
    return printed(path.parent, "zsh", "-f", Path(__file__).parent / "complete.zsh", path.parent, line)


SHELLS = {"bash": bash, "fish": fish, "zsh": zsh}


@pytest.mark.parametrize("line, words, extent", LINES)
@pytest.mark.parametrize("shell", SHELLS)
def test_completes(offers, shell, line, words, extent):
    offered = {word.rstrip("/") for word in offers(shell, line)} - {"nap"}
    assert offered == words if extent == "all" else offered >= words, offered


@pytest.mark.parametrize("shell", SHELLS)
def test_completes_the_last_of_a_list(offers, shell):
    """Zsh offers the last word alone, the others the whole."""
    for line in ["mmreport build --only bigram,gr", "mmreport build --only=bigram,gr"]:
        assert [word.split(",")[-1] for word in offers(shell, line)] == ["gru"]


@pytest.mark.parametrize("shell", SHELLS)
def test_offers_folders_where_one_is_meant(offers, shell):
    assert {word.rstrip("/") for word in offers(shell, "mmreport build --output na")} == {"nap"}


@pytest.mark.parametrize("shell", SHELLS)
def test_offers_recipes(offers, mmreport, shell):
    recipes = {line.split()[0] for line in mmreport("list", "recipes").stdout.splitlines()}
    assert set(offers(shell, "mmreport score --recipe ")) == recipes
    assert set(offers(shell, "mmreport build --only ")) > recipes


COMMANDS = ["build", "plan tune", "doctor", "man"]


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_prints_a_manual_page(mmreport, command):
    if not shutil.which("man"):
        pytest.skip("man is not installed")
    page = mmreport("man", *(command or "").split())
    assert page.returncode == 0 and page.stderr == ""
    assert page.stdout == mmreport("man", *(command or "").split()).stdout
    path = mmreport.folder / "mmreport.1"
    path.write_text(page.stdout)
    shown = subprocess.run(
        ["man", "--local-file", "--warnings", "--encoding=UTF-8", path], capture_output=True, text=True,
        env={"MANWIDTH": "100", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}, timeout=60)
    assert shown.returncode == 0 and shown.stderr == ""
    words = " ".join(re.sub(".\b", "", shown.stdout).replace("‐\n", "").split())
    for name in [command] if command else COMMANDS:
        for line in re.findall(r"^  (?:-h, )?(--[\w-]+)", mmreport(*name.split(), "--help").stdout, re.MULTILINE):
            assert line in words, (name, line)
    assert "EXIT STATUS" in words


def test_knows_no_page_of_another_command(mmreport):
    done = mmreport("man", "biuld")
    assert done.returncode == 2 and "did you mean 'build'" in done.stderr and done.stderr.count("\n") == 1
