"""Follows each walk-through of `docs/` literally, in a copy of the checkout: `make walkthroughs`.

    follow.py [docs/NAME.md ...]
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from walkthrough import ROOT, steps, walkthroughs


def copy(to):
    """All files of the checkout as they are now, in a repository of their own."""
    subprocess.run(["git", "init", "-q", to], check=True)
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\0")
    for name in filter(None, names):
        Path(to, name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, Path(to, name), follow_symlinks=False)


def main(documents):
    for document in documents:
        with tempfile.TemporaryDirectory() as folder:
            copy(folder)
            for step in steps(document):
                print(f"{document.name}:{step.line}: {step.language} {step.path or ''}", flush=True)
                step.follow(folder)
        print(f"{document.name}: done", flush=True)


if __name__ == "__main__":
    main([Path(name).resolve() for name in sys.argv[1:]] or walkthroughs())
