"""A walk-through: a Markdown file in `docs/` whose fenced blocks are steps that can be followed literally.

    ```swift Sources/Models/X.swift     writes the block to a new file
    ```diff                             changes files; each hunk's old lines stand there once
    ```sh                               runs, and must succeed

Other blocks, and all else, are prose.
"""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def without(hunk, mark):
    """A hunk's lines without those that begin with `mark`, and without their first character."""
    lines = hunk.splitlines(keepends=True)
    return "".join(line[1:] or "\n" for line in lines if line[:1] != mark)


@dataclass
class Step:
    """One fenced block: its language, the file that it is for (or None), its text, where it stands."""

    language: str
    path: str | None
    text: str
    line: int

    @property
    def changes(self):
        """What a diff replaces: by file, pairs of an old and a new text."""
        parts = re.split(r"^--- a/(\S+)\n\+\+\+ .*\n", self.text, flags=re.MULTILINE)[1:]
        return {
            path: [
                tuple(without(hunk, mark) for mark in "+-")
                for hunk in re.split(r"^@@.*\n", part, flags=re.MULTILINE)[1:]
            ]
            for path, part in zip(parts[::2], parts[1::2])
        }

    def follow(self, root):
        """Does what the block says in the checkout `root`; raises if it cannot be done."""
        if self.language == "diff":
            for path, hunks in self.changes.items():
                file = Path(root, path)
                text = file.read_text()
                for old, new in hunks:
                    if text.count(old) != 1:
                        raise ValueError(f"{path} has {text.count(old)} times\n{old}")
                    text = text.replace(old, new)
                file.write_text(text)
        elif self.language == "sh":
            subprocess.run(["bash", "-euc", self.text], cwd=root, check=True)
        elif self.path:
            file = Path(root, self.path)
            if file.exists():
                raise FileExistsError(f"{self.path} is there already")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self.text)


def steps(document):
    """The steps of a walk-through's Markdown file, in order."""
    text = Path(document).read_text()
    return [
        Step(match[1], match[2], match[3], text[: match.start()].count("\n") + 1)
        for match in FENCE.finditer(text)
    ]


def walkthroughs():
    """The documents that are walk-throughs: each has a file to write."""
    return [path for path in sorted(ROOT.glob("docs/*.md")) if any(step.path for step in steps(path))]
