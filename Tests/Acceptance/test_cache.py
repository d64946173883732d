"""What is kept between builds: shown, checked, thrown away, and never believed when it is damaged."""

import pytest
from program import files

BUILD = ("build", "--only", "likelihood", "--cache", "store", "--output", "site", "--quiet")


@pytest.fixture
def store(mmreport):
    """The folder of a store that a small build has filled."""
    assert mmreport(*BUILD).returncode == 0
    return mmreport.folder / "store"


def entries(store):
    return sorted(path for path in store.iterdir() if path.is_file())


def test_shows_what_is_kept(mmreport, store):
    shown = mmreport("cache", "--cache", "store")
    for kind in ("section", "figure", "formulas", "all"):
        assert f"\n{kind} " in shown.stdout
    assert f"{len(entries(store))} files" in shown.stdout
    assert "damaged" not in shown.stdout and shown.returncode == 0


def test_damage_is_told_and_thrown_away(mmreport, store):
    first = entries(store)[0]
    first.write_bytes(first.read_bytes()[:-1])
    (store / "notes.txt").write_text("mine")
    shown = mmreport("cache", "--cache", "store")
    assert "damaged" in shown.stdout and shown.returncode == 1
    pruned = mmreport("cache", "--cache", "store", "--prune", "1")
    assert "threw away 1 file," in pruned.stdout and pruned.returncode == 0
    assert not first.exists()
    mmreport("cache", "--cache", "store", "--prune", "0")
    assert [path.name for path in entries(store)] == ["notes.txt"]


def test_a_damaged_store_changes_nothing_but_a_warning(mmreport, store):
    site = files(mmreport.folder / "site")
    for number, path in enumerate(entries(store)):
        whole = path.read_bytes()
        damage = [b"", b"{}", whole[: len(whole) // 2], whole[:-9] + b"#" + whole[-8:]]
        path.write_bytes(damage[number % len(damage)])
    again = mmreport(*BUILD)
    lines = again.stderr.splitlines()
    assert len(lines) > 3 and again.returncode == 0
    assert all(line.endswith("is damaged; what it kept is made anew") for line in lines)
    assert files(mmreport.folder / "site") == site
    assert mmreport(*BUILD).stderr == ""


def test_needs_a_folder(mmreport):
    wrong = mmreport("cache", "--cache", "")
    assert "--cache" in wrong.stderr and wrong.returncode == 2
    assert "0 files" in mmreport("cache", "--cache", "nowhere").stdout
