"""A build as commands of their own over one store: the same site, whoever starts them."""

import hashlib
import json
import os
import shutil
import stat
import subprocess

import pytest

from program import PROGRAM, ROOT, files

BUILD = ["--profile", "quick", "--only", "counting,mlp,ensemble,e03", "--input", "it's a list.txt"]


@pytest.fixture
def plan(mmreport):
    """Writes a plan of a small build into a file."""
    names = (ROOT / "Sources/CEmbedded/names-2017.txt").read_text().split()[::100]
    (mmreport.folder / "it's a list.txt").write_text("\n".join(names) + "\n")

    def call(form, *arguments):
        done = mmreport("plan", *BUILD, "--output", "planned", "--cache", "a $store", "--format", form, *arguments)
        assert done.returncode == 0 and done.stderr == "", done.stderr
        path = mmreport.folder / f"plan.{form}"
        path.write_text(done.stdout)
        return path

    call.folder = mmreport.folder
    return call


@pytest.fixture
def built(mmreport, plan):
    """The site as one build writes it."""

    def call():
        done = mmreport("build", *BUILD, "--output", "built", "--no-cache")
        assert done.returncode == 0, done.stderr
        return files(mmreport.folder / "built")

    return call


def run(plan, *words, **more):
    return subprocess.run(
        words, cwd=plan.folder, capture_output=True, text=True, env=os.environ | more, check=True, timeout=300)


def test_make_builds_the_same_site(plan, built):
    made = run(plan, "make", "-j2", "-f", plan("make"))
    assert files(plan.folder / "planned") == built()
    # Every step was done by its own command: the build only looked.
    dry = subprocess.run(
        [PROGRAM, "build", *BUILD, "--cache", "a $store", "--dry-run"], cwd=plan.folder, capture_output=True, text=True)
    assert dry.stdout and all(line.startswith("kept ") for line in dry.stdout.splitlines())
    assert made.stderr == ""


SBATCH = """#!/usr/bin/env python3
# A queue that does each job of an array at once, as Slurm would, and wants to know all that it waits for.
import os, subprocess, sys
script = sys.stdin.read()
known = open("queue").read().split() if os.path.exists("queue") else []
options = dict(word.lstrip("-").split("=", 1) for word in sys.argv[1:] if "=" in word)
if "dependency" in options:
    kind, *waits = options["dependency"].split(":")
    assert kind == "afterok" and set(waits) <= set(known), (waits, known)
assert int(options["mem"]) > 100 and "--parsable" in sys.argv and "--requeue" in sys.argv
first, last = map(int, options["array"].split("-"))
for number in reversed(range(first, last + 1)):
    subprocess.run(["sh"], input=script, text=True, check=True, env=os.environ | {"SLURM_ARRAY_TASK_ID": str(number)})
number = str(len(known) + 7)
open("queue", "a").write(number + "\\n")
print(number)
"""


def test_slurm_builds_the_same_site(plan, built):
    sbatch = plan.folder / "bin/sbatch"
    sbatch.parent.mkdir()
    sbatch.write_text(SBATCH)
    sbatch.chmod(sbatch.stat().st_mode | stat.S_IXUSR)
    path = f"{sbatch.parent}:{os.environ['PATH']}"
    said = run(plan, "sh", plan("slurm"), PATH=path)
    # What needs nothing, the ensemble, the site.
    assert said.stdout == "the last job is 9\n"
    assert files(plan.folder / "planned") == built()


def test_any_engine_can_read_the_plan(plan):
    jobs = json.loads(plan("json").read_text())["jobs"]
    done = set()
    for job in jobs:
        assert set(job["needs"]) <= done, "what is needed comes first"
        done.add(job["name"])
    by_name = {job["name"]: job for job in jobs}
    assert by_name["site"]["needs"] == sorted(done - {"site"})
    assert "model-mlp" in done and by_name["model-mlp"]["multiplications"] > 1e6
    assert {"model-lstm", "model-gru", "counts"} <= set(by_name["model-ensemble"]["needs"])


def test_a_step_may_be_done_again_and_beside_itself(plan, mmreport):
    words = [PROGRAM, "step", *map(str, BUILD), "--cache", "store", "model/mlp"]
    several = [subprocess.Popen(words, cwd=plan.folder, stderr=subprocess.PIPE) for _ in range(4)]
    assert [process.communicate()[1] for process in several] == [b""] * 4
    assert [process.returncode for process in several] == [0] * 4
    kept = files(plan.folder / "store")
    subprocess.run(words, cwd=plan.folder, check=True)
    assert files(plan.folder / "store") == kept


def test_what_is_no_step_is_said(plan, mmreport):
    wrong = mmreport("step", *BUILD, "model/mpl")
    assert "unknown step of this build 'model/mpl'; did you mean 'model/mlp'?" in wrong.stderr
    assert wrong.returncode == 1
    nowhere = mmreport("plan", env={"XDG_CACHE_HOME": "", "HOME": ""})
    assert "say where with '--cache DIR'" in nowhere.stderr and nowhere.returncode == 2


def test_what_cannot_be_kept_is_no_success(mmreport, plan):
    for words in (["step", *BUILD, "model/mlp"], ["tune", "bow", *BUILD[:2], *BUILD[4:], "--trial", 0]):
        done = mmreport(*words, "--cache", "/proc/nowhere")
        assert done.returncode == 1 and "/proc/nowhere" in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize("words, said", [
    (["--input", "-"], "a file, which all commands"), (["--input", "http://127.0.0.1:1/a.txt"], "a file, which all commands"),
    (["--output", "a\nb"], "has an end of line"),
])
def test_what_no_plan_can_hold_is_refused(mmreport, words, said):
    for command in (["plan"], ["plan", "tune", "bow"]):
        if command[-1] == "bow" and words[0] == "--output":
            continue
        done = mmreport(*command, *words, input="anna\n" if "-" in words else None)
        assert done.returncode == 2 and said in done.stderr and done.stdout == ""


@pytest.mark.parametrize("name", ["a#b", "it's", "c$(touch pwned)d", "e \"f\" `touch pwned`"])
@pytest.mark.parametrize("form", ["make", "slurm"])
def test_the_program_may_lie_anywhere(mmreport, name, form):
    place = mmreport.folder / name
    place.mkdir()
    program = place / "mmreport"
    shutil.copy(PROGRAM, program)
    (mmreport.folder / "list.txt").write_text("anna\nemma\n")
    environment = os.environ | {"XDG_CACHE_HOME": str(mmreport.folder / "cache")}
    plan = subprocess.run(
        [program, "plan", "--only", "likelihood", "--input", "list.txt", "--format", form], cwd=mmreport.folder,
        capture_output=True, text=True, check=True, env=environment).stdout
    sbatch = mmreport.folder / "bin/sbatch"
    sbatch.parent.mkdir()
    sbatch.write_text(SBATCH)
    sbatch.chmod(0o755)
    command = ["make", "-f", "-"] if form == "make" else ["sh"]
    subprocess.run(
        command, input=plan, cwd=mmreport.folder, text=True, check=True,
        env=environment | {"PATH": f"{sbatch.parent}:{os.environ['PATH']}"})
    assert (mmreport.folder / "output/likelihood.html").exists()
    assert not (mmreport.folder / "pwned").exists()


def test_a_search_is_planned_by_trials(mmreport):
    names = (ROOT / "Sources/CEmbedded/names-2017.txt").read_text().split()[::300]
    (mmreport.folder / "words.txt").write_text("\n".join(names) + "\n")
    options = ["bow", "--profile", "quick", "--input", "words.txt", "--trials", 3]
    plan = mmreport("plan", "tune", *options, "--cache", "store", "--log", "planned.csv")
    assert plan.returncode == 0, plan.stderr
    done = subprocess.run(
        ["make", "-j2", "-f", "-"], input=plan.stdout, cwd=mmreport.folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    alone = mmreport("tune", *options, "--no-cache", "--log", "alone.csv")
    assert alone.returncode == 0 and alone.stdout in done.stdout
    assert (mmreport.folder / "planned.csv").read_text() == (mmreport.folder / "alone.csv").read_text()


def test_steps_are_explained(mmreport, plan):
    def build(*more, output="site"):
        done = mmreport("build", *BUILD[:2], "--only", "counting,mlp", *BUILD[4:], "--output", output, *more)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    planned = build("--dry-run")
    assert {f"do    {step}: it was never done before" for step in ("model/mlp", "site/all pages")} <= set(planned)
    assert not (plan.folder / "site").exists()
    first = build("--explain")
    assert {"do    model/mlp: it was never done before", "do    weights/mlp: it was never done before"} <= set(first)
    assert build("--explain")[0] == "kept  site/all pages"
    again = build("--explain", "--seed", "7")
    assert "do    model/mlp: the seed is 7 and was 2147483647" in again
    assert "kept  section/lecture/counting" in again and "kept  figure/counting-counts" in again
    assert {"kept  model/mlp", "kept  site/all pages"} <= set(build("--dry-run", "--seed", "7"))
    (plan.folder / "mine").mkdir()
    (plan.folder / "mine/mlp.md").write_text((ROOT / "templates/mlp.md").read_text() + "\nMore.\n")
    edited = build("--explain", "--seed", "7", "--templates", "mine")
    assert "do    page/mlp: its template changed" in edited and "kept  page/counting" in edited
    (plan.folder / "it's a list.txt").write_text("anna\nemma\nbella\nella\nadam\n")
    assert "do    section/counting: the list changed" in build("--dry-run")
    assert "do    model/mlp: nothing is kept" in build("--dry-run", "--no-cache")


@pytest.mark.parametrize("command", [
    ["sample", "mlp", "--count", 3], ["evaluate", "mlp"], ["score", "emma", "--recipe", "mlp"],
])
def test_a_recipe_that_was_built_is_not_trained_again(mmreport, plan, command):
    words = [*command, "--profile", "quick", "--input", "it's a list.txt"]
    fresh = mmreport(*words, "--no-cache")
    mmreport("build", *BUILD[:2], "--only", "mlp", *BUILD[4:])
    kept = {path: path.stat().st_ino for path in (plan.folder / "cache/mmreport").iterdir()}
    assert fresh.stdout and mmreport(*words).stdout == fresh.stdout
    assert {path: path.stat().st_ino for path in (plan.folder / "cache/mmreport").iterdir()} == kept


def test_training_what_was_built_writes_the_same_files(mmreport, plan):
    words = ["train", "mlp", "--profile", "quick", "--input", "it's a list.txt"]
    fresh = mmreport(*words, "--no-cache", "--output", "fresh", "--logdir", "fresh")
    first = mmreport(*words, "--output", "first", "--logdir", "first")
    again = mmreport(*words, "--output", "again", "--logdir", "again")
    assert fresh.stdout == first.stdout == again.stdout
    folders = [files(plan.folder / name) for name in ("fresh", "first", "again")]
    assert "mlp.safetensors" in folders[0] and len(folders[0]) > 2

    def lasting(folder):
        return {path: data for path, data in folder.items() if "tfevents" not in path}

    assert lasting(folders[0]) == lasting(folders[1]) == lasting(folders[2])


def test_a_build_says_the_digest_of_its_files(mmreport):
    done = mmreport("build", "--only", "likelihood", "--single-file")
    said = json.loads((mmreport.folder / "output/build.json").read_text())["digests"]
    assert f"digest of all files   {said['all']}" in done.stdout
    kinds = {"all": "", "numbers": "", "pages": "", "pictures": ""}
    for path, data in sorted(files(mmreport.folder / "output").items()):
        if path in (".mmreport", "build.json"):
            continue
        picture = path.endswith((".svg", ".png")) or path == "mmreport.html"
        number = path == "findings.json" or path.startswith("data/")
        for kind in ("all", "pictures" if picture else "numbers" if number else "pages"):
            kinds[kind] += f"{hashlib.sha256(data).hexdigest()}  {path}\n"
    assert said == {kind: hashlib.sha256(lines.encode()).hexdigest() for kind, lines in kinds.items()}
