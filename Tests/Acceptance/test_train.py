"""Files of training runs: nothing is overwritten without a word, and runs are never mixed."""

import json
import struct

import pytest

LIST = "\n".join("emma olivia ava mia zoe noah liam ethan lucas mason logan ella".split()) + "\n"


@pytest.fixture
def train(mmreport):
    (mmreport.folder / "a.txt").write_text(LIST)
    (mmreport.folder / "b.txt").write_text(LIST + "ivy\n")

    def call(*arguments, recipe="gru", file="a.txt"):
        return mmreport(
            "train", recipe, "--profile", "quick", "--steps", 6, "--input", file, "--output", "runs/x",
            "--no-cache", *arguments)

    call.path = mmreport.folder / "runs/x/gru.safetensors"
    call.part = mmreport.folder / "runs/x/gru.part.safetensors"
    return call


def test_a_finished_run_stays_as_it_is(train):
    done = train()
    assert done.returncode == 0 and done.stderr == ""
    before = train.path.stat().st_mtime_ns, train.path.read_bytes()
    again = train("--resume")
    assert again.returncode == 0 and again.stdout == done.stdout
    assert "is of a run that is done" in again.stderr and again.stderr.count("\n") == 1
    assert (train.path.stat().st_mtime_ns, train.path.read_bytes()) == before


@pytest.mark.parametrize("recipe", ["transformer", "lstm", "mlp", "bow", "cnn"])
def test_threads_that_share_steps_change_no_byte(train, recipe):
    path = train.path.with_name(f"{recipe}.safetensors")
    found = []
    for jobs in (1, 2, 5):
        done = train("--jobs", jobs, recipe=recipe)
        assert done.returncode == 0, done.stderr
        found.append((done.stdout, path.read_bytes()))
        path.unlink()
    assert found[0] == found[1] == found[2]


OTHERS = [
    (["--seed", 5], "has seed 2147483647, not 5"),
    (["--split-seed", 5], "has split seed 42, not 5"),
    (["--steps", 7], "has steps 6, not 7"),
    (["--profile", "standard"], "has profile quick, not standard"),
    (["--input", "b.txt"], "has list "),
]


# The net of n-grams has its own steps.
@pytest.mark.parametrize("arguments, word, recipe", [
    (*other, recipe) for recipe in ("gru", "trigram-mlp") for other in OTHERS
    if (recipe, other[0][0]) != ("trigram-mlp", "--steps")
])
def test_a_finished_run_goes_on_as_no_other(train, arguments, word, recipe):
    assert train(recipe=recipe).returncode == 0
    path = train.path.with_name(f"{recipe}.safetensors")
    before = path.read_bytes()
    done = train("--resume", *arguments, recipe=recipe)
    assert done.returncode == 1 and done.stdout == "" and done.stderr.count("\n") == 1
    assert word in done.stderr and path.read_bytes() == before


def test_a_new_run_in_the_place_of_another_is_said(train):
    train()
    done = train("--seed", 5)
    assert done.returncode == 0 and "takes its place when it is done" in done.stderr


def test_a_stopped_run_is_not_lost(train):
    train.part.parent.mkdir(parents=True)
    train.part.write_bytes(b"hours of work")
    for arguments in [[], ["--seed", 5]]:
        done = train(*arguments)
        assert done.returncode == 1 and done.stdout == "" and done.stderr.count("\n") == 1
        assert "--resume goes on with it" in done.stderr
    assert "is shorter than" in train("--resume").stderr or "no safetensors" in train("--resume").stderr
    assert train.part.read_bytes() == b"hours of work" and not train.path.exists()


def change(path, values):
    """Puts numbers into the first tensor of a file."""
    data = bytearray(path.read_bytes())
    start = 8 + struct.unpack("<Q", data[:8])[0]
    data[start:start + 4 * len(values)] = struct.pack(f"<{len(values)}f", *values)
    path.write_bytes(data)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_checkpoint_without_numbers_is_refused(train, value):
    train()
    change(train.path, [value] * 8)
    before = train.path.read_bytes()
    done = train("--resume")
    assert done.returncode == 1 and "infinite or none" in done.stderr
    assert train.path.read_bytes() == before


@pytest.mark.parametrize("offsets", [
    [0, -2**63], [-1, 3], [2**63 - 1, 2**63 - 1], [0, 2**63 - 1], [0], [], [4, 0],
])
def test_offsets_that_cannot_be_are_refused(train, offsets):
    header = json.dumps({"wte.weight": {"dtype": "F32", "shape": [1], "data_offsets": offsets}}).encode()
    train.path.parent.mkdir(parents=True)
    for path in (train.part, train.path):
        path.write_bytes(struct.pack("<Q", len(header)) + header + bytes(4))
        done = train("--resume")
        assert done.returncode == 1 and done.stderr.count("\n") == 1 and path.name in done.stderr
        path.unlink()


@pytest.mark.parametrize("recipe", ["bigram", "kneser-ney-5", "ensemble"])
def test_what_has_no_parameters_is_not_trained(train, recipe):
    done = train(recipe=recipe)
    assert done.returncode == 1 and f"'{recipe}' has no parameters" in done.stderr
    assert not train.path.parent.exists()


@pytest.mark.parametrize("recipe", ["bigram-net", "trigram-net", "trigram-table-net", "trigram-mlp"])
def test_nets_of_ngrams_are_kept_too(train, recipe):
    assert train(recipe=recipe).returncode == 0
    data = train.path.with_name(f"{recipe}.safetensors").read_bytes()
    header = json.loads(data[8:8 + struct.unpack("<Q", data[:8])[0]])
    assert header.pop("__metadata__")["run.model"] == recipe
    for name, tensor in header.items():
        count = 1
        for length in tensor["shape"]:
            count *= length
        assert tensor["data_offsets"][1] - tensor["data_offsets"][0] == 4 * count, name


def test_help_on_a_command_has_two_ways(mmreport):
    assert mmreport("help", "train").stdout == mmreport("train", "--help").stdout
    assert "unknown command 'trian'; did you mean 'train'?" in mmreport("help", "trian").stderr
