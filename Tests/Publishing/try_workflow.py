"""Runs the steps of a workflow one by one in a clean copy of the last commit, as a server would.

    python3 Tests/Publishing/try_workflow.py [FILE] [LIST] [OPTIONS]

FILE is `.github/workflows/report.yml`, or `docs/publish.md`, whose recipe for GitLab is run. Only lines under `run:`
or `script:` are run: what a server's own actions do is said and left out. Needs PyYAML (which yamllint brings along)
and what the steps need; takes as long as `make report` on a machine that has built nothing yet.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]


def steps(path):
    """What each step is called, and its commands; None for a server's own action."""
    text = path.read_text()
    if path.suffix == ".md":
        text = re.search(r"```yaml\n(.*?)```", text, re.S)[1]
    recipe = yaml.safe_load(text)
    if "jobs" not in recipe:
        for name, job in recipe.items():
            if isinstance(job, dict):
                for line in job.get("before_script", []) + job.get("script", []):
                    yield f"{name}: {line}", line
        return
    for job, content in recipe["jobs"].items():
        for step in content["steps"]:
            yield f"{job}: {step.get('name') or step.get('uses')}", step.get("run")


def main(file=".github/workflows/report.yml", words="", options=""):
    address = "https://example.org/report"
    environment = os.environ | {
        "LIST": words, "OPTIONS": options, "ADDRESS": address, "CI_PAGES_URL": address}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", ROOT, folder], check=True)
        for name, commands in steps(ROOT / file):
            print(f"== {name}{'' if commands else ' (an action, left out)'}", flush=True)
            if commands:
                shell = ["bash", "-e", "-o", "pipefail", "-c", commands]
                subprocess.run(shell, cwd=folder, env=environment, check=True)
        pages = [path for name in ("output", "public") for path in Path(folder, name).glob("index.html")]
        assert pages, "the steps have made no page"
        print(f"== {sum(1 for _ in pages[0].parent.rglob('*.html'))} pages")


if __name__ == "__main__":
    main(*sys.argv[1:])
