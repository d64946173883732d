"""What is kept between builds never changes what a build writes."""

import pytest

from program import ROOT, files

# A network, a chapter of the lecture and an exercise, with figures, formulas and forms.
BUILD = ["build", "--profile", "quick", "--only", "counting,gru,e03", "--input", "words.txt", "--single-file"]


@pytest.fixture
def build(mmreport):
    """Builds into a new folder; gives the site and what was said."""
    names = (ROOT / "Sources/CEmbedded/names-2017.txt").read_text().split()[::80]
    (mmreport.folder / "words.txt").write_text("\n".join(names) + "\n")

    def call(name, *arguments):
        done = mmreport(*BUILD, "--output", name, *arguments)
        assert done.returncode == 0, done.stderr
        return files(mmreport.folder / name), done.stderr

    call.folder = mmreport.folder
    return call


def entries(folder):
    """Each entry of a store with the number of its file, which another one has when it is written again."""
    return {path.name: path.stat().st_ino for path in folder.iterdir()}


def test_a_warm_store_gives_the_bytes_of_none(build):
    store = build.folder / "store"
    fresh, _ = build("fresh", "--no-cache")
    assert {"gru.html", "e03.html", "mmreport.html", "figures/counting-counts.png"} < set(fresh)
    assert b"<math" in fresh["gru.html"] and not store.exists()
    assert build("cold", "--cache", "store", "--jobs", 1)[0] == fresh
    kept = entries(store)
    assert len(kept) > 20
    for jobs in (1, 3):
        assert build(f"warm{jobs}", "--cache", "store", "--jobs", jobs)[0] == fresh
    assert entries(store) == kept, "everything was there, and nothing was made again"


def test_damaged_entries_are_said_and_made_again(build):
    store = build.folder / "store"
    fresh, _ = build("fresh", "--cache", "store")
    kept = {path: path.read_bytes() for path in store.iterdir()}
    for path, content in kept.items():
        middle = len(content) // 2
        path.write_bytes(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1:])
    healed, warnings = build("healed", "--cache", "store")
    assert healed == fresh
    # The other line says where the lecture's pages are, as each build into a new folder does.
    *lines, early = sorted(warnings.splitlines())
    assert "healed/index.html" in early
    assert lines == sorted(f"'store/{path.name}' is damaged; what it kept is made anew" for path in kept)
    assert entries(store).keys() == {path.name for path in kept}
    again, said = build("again", "--cache", "store")
    assert again == fresh and "damaged" not in said


def test_a_site_that_stands_is_not_made_again(build):
    """Then only the entry that tells so is read; a changed page, list, option or template, and all is made."""
    store, site = build.folder / "store", build.folder / "site"
    fresh, _ = build("site", "--cache", "store")

    def used(*arguments):
        before = {path: path.stat().st_mtime_ns for path in store.iterdir()}
        found, _ = build("site", "--cache", "store", *arguments)
        after = {path: path.stat().st_mtime_ns for path in store.iterdir()}
        return found, [path for path, time in after.items() if before.get(path) != time]

    found, [entry] = used()
    assert found == fresh and entry.read_bytes().startswith(b"mmreport 1 site ")
    page = (site / "gru.html").read_bytes()
    (site / "gru.html").write_bytes(page.replace(b"<h1", b"<h3", 1))
    found, entries = used()
    assert found == fresh and len(entries) > 5
    (site / "figures/counting-counts.svg").unlink()
    assert used()[0] == fresh
    templates = build.folder / "templates"
    templates.mkdir()
    text = (ROOT / "templates/gru.md").read_text()
    (templates / "gru.md").write_text(text + "\nOnce more.\n")
    found, entries = used("--templates", "templates")
    assert b"Once more." in found["gru.html"] and len(entries) > 5
    assert used("--templates", "templates")[1] != entries
    (build.folder / "words.txt").write_text("anna\nbob\n")
    found, _ = used()
    assert found["index.html"] != fresh["index.html"]
    assert len(used()[1]) == 1
