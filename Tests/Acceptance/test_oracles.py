"""Every file of expected values has a script that prints it."""

import re

from program import ROOT

ROWS = re.findall(r"^\| `(\S+)` \| `(\w+\.py)", (ROOT / "Tests/Oracles/README.md").read_text(), re.MULTILINE)


def test_every_file_of_expected_values_is_printed_by_a_script():
    files = [path for path in (ROOT / "Tests/Data").iterdir() if path.is_file()]
    files += [*ROOT.glob("Sources/CEmbedded/*.json"), *ROOT.glob("Tests/*Tests/*.json")]
    assert sorted(file for file, _ in ROWS) == sorted(str(path.relative_to(ROOT)) for path in files)


def test_every_script_prints_a_file():
    scripts = {path.name for path in (ROOT / "Tests/Oracles").glob("*.py")}
    assert {script for _, script in ROWS} == scripts
