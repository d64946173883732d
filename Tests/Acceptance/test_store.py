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
