"""mmreport.json: options that the command line need not give."""

import json

from program import files

LIST = "emma\nolivia\nava\nisabella\nsophia\n"


def settings(mmreport, **values):
    (mmreport.folder / "mmreport.json").write_text(
        json.dumps({key.replace("_", "-"): value for key, value in values.items()}))


def test_builds_as_the_options_would(mmreport):
    (mmreport.folder / "names.txt").write_text(LIST)
    arguments = ["--input", "names.txt", "--only", "bigram", "--seed", 7, "--no-cache"]
    assert mmreport("build", *arguments, "--output", "said").returncode == 0
    settings(mmreport, input="names.txt", only=["bigram"], seed=7, no_cache=True, output="read")
    assert mmreport("build").returncode == 0
    assert files(mmreport.folder / "read") == files(mmreport.folder / "said")
    # The command line wins, and may name another file or none.
    assert mmreport("build", "--seed", 8, "--output", "other").returncode == 0
    assert files(mmreport.folder / "other") != files(mmreport.folder / "said")
    assert mmreport("build", "--no-config", *arguments, "--output", "none").returncode == 0
    (mmreport.folder / "mmreport.json").rename(mmreport.folder / "mine.json")
    assert mmreport("build", "--config", "mine.json", "--output", "mine").returncode == 0
    assert files(mmreport.folder / "none") == files(mmreport.folder / "mine") == files(mmreport.folder / "read")


def test_is_read_by_check_and_plan(mmreport):
    (mmreport.folder / "names.txt").write_text(LIST)
    settings(mmreport, input="names.txt", json=True, only=["counting"], cache="kept", profile="quick")
    assert all(row.get("expected") is None for row in json.loads(mmreport("check").stdout))
    plan = json.loads(mmreport("plan", "--format", "json").stdout)
    assert plan["jobs"]
    for job in plan["jobs"]:
        # Whatever file there is when they are started.
        assert {"--no-config", "--input=names.txt", "--only=counting", "--cache=kept"} <= set(job["arguments"])


def test_refuses_what_it_does_not_know(mmreport):
    settings(mmreport, profil="quick")
    done = mmreport("build")
    assert done.returncode == 2 and done.stderr.count("\n") == 1
    assert "mmreport.json: unknown key 'profil'; did you mean 'profile'?" in done.stderr


def test_init_writes_a_file_that_changes_nothing(mmreport):
    before = mmreport("build", "--dry-run", "--only", "counting").stdout
    done = mmreport("init")
    assert (done.returncode, done.stdout) == (0, "mmreport.json\n")
    text = (mmreport.folder / "mmreport.json").read_text()
    keys = list(json.loads(text))
    assert keys == sorted(keys) and {"input", "only", "profile", "no-cache"} < set(keys)
    assert mmreport("build", "--dry-run", "--only", "counting").stdout == before
    # It stays as it is, wherever it is.
    again = mmreport("init")
    assert again.returncode == 1 and again.stderr.count("\n") == 1 and "mmreport.json" in again.stderr
    assert mmreport("init", "a/b").stdout == "a/b/mmreport.json\n"
    assert (mmreport.folder / "a/b/mmreport.json").read_text() == text
