"""What walk-throughs name is there: `make walkthroughs` follows them, which takes minutes."""

import pytest
from walkthrough import ROOT, steps, walkthroughs

DOCUMENTS = walkthroughs()


def test_there_are_walkthroughs():
    assert {path.stem for path in DOCUMENTS} >= {"add-a-model", "add-a-chapter"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
class TestWalkthrough:
    def test_writes_files_that_are_not_there(self, document):
        for step in steps(document):
            assert not step.path or not (ROOT / step.path).exists(), step.path

    def test_changes_lines_that_are_there(self, document):
        diffs = [step for step in steps(document) if step.language == "diff"]
        assert diffs, "a walk-through adds its line to a list"
        for step in diffs:
            assert step.changes, f"line {step.line} changes no file"
            for path, hunks in step.changes.items():
                text = (ROOT / path).read_text()
                for lines, _ in hunks:
                    assert text.count(lines) == 1, f"line {step.line}: {path} and\n{lines}"

    def test_ends_by_showing_what_was_added(self, document):
        assert steps(document)[-1].language == "sh"
