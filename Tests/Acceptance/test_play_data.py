"""What the forms of a site load: the list, the models and what they are, each in a script of its own."""

import base64
import json
import re
import struct
import subprocess
import zlib

import pytest
from program import ROOT, files, run
from safetensors import safe_open

# Whatever could end a text, a line of a script or its element.
HOSTILE = ['</script>', '"quoted"', "it's", "back\\slash", "line\u2028para\u2029graph", "<!--", "a]]>b", "${x}`"]
WORDS = HOSTILE + (ROOT / "Sources/CEmbedded/names-2017.txt").read_text().split()[::100]
LIST = 'a"b<c\u2028'
RECIPES = ["bigram", "bigram-net", "trigram", "kneser-ney-5", "gru", "mlp-batchnorm"]
ONLY = ["--quiet", "--profile", "quick", "--only", "sampling,trigram,gru,mlp-batchnorm,bigram"]

pytestmark = pytest.mark.skipif(
    not all((ROOT / ".build/page" / name).exists() for name in ("engine.wasm", "play.js")),
    reason="the program was built without the pages' engine")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a list, its site, and the networks as safetensors."""
    folder = tmp_path_factory.mktemp("play")
    (folder / f"{LIST}.txt").write_text("\n".join(WORDS) + "\n")
    for arguments in (["build", *ONLY, "--output", "site"], ["train", "gru", "mlp-batchnorm", "--profile", "quick"]):
        done = run(*arguments, "--input", f"{LIST}.txt", cwd=folder)
        assert done.returncode == 0 and done.stderr == "", done.stderr
    return folder


@pytest.fixture(scope="module")
def payload(folder):
    """What a data script hands over, as JavaScript sees it."""

    def read(name):
        path = folder / f"site/assets/play/{name}.js"
        program = (
            "const got = {}; globalThis.mmreport = {receive: (name, value) => { got[name] = value; }};"
            "require('vm').runInThisContext(require('fs').readFileSync(process.argv[1], 'utf8'));"
            "process.stdout.write(JSON.stringify(got));")
        done = subprocess.run(["node", "--eval", program, path], capture_output=True, text=True, check=True)
        got = json.loads(done.stdout)
        assert list(got) == [name]
        return got[name]

    return read


@pytest.fixture(scope="module")
def catalog(payload):
    return payload("catalog")


def unpacked(text):
    return zlib.decompress(base64.b64decode(text, validate=True))


def test_scripts_are_one_line_that_nothing_ends(folder):
    paths = list((folder / "site/assets/play").rglob("*.js"))
    assert len(paths) > 6
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert text.endswith(");\n") and len(re.split("[\n\r\u2028\u2029]", text)) == 2, path
        assert "<" not in text, path


def test_words_are_the_list(payload):
    assert unpacked(payload("words")).decode() == "\n".join(WORDS)


def test_the_engine_is_the_builds(payload):
    assert unpacked(payload("engine")) == (ROOT / ".build/page/engine.wasm").read_bytes()


def test_the_catalog_says_what_the_report_found(folder, catalog):
    findings = json.loads((folder / "site/findings.json").read_text())
    assert catalog["list"] == LIST and catalog["words"] == len(WORDS)
    assert catalog["symbols"][1:] == sorted(set("".join(WORDS)))
    assert (catalog["splitSeed"], catalog["seed"], catalog["profile"]) == (42, 2147483647, "quick")
    assert catalog["readingLimit"] is None
    recipes = {recipe["id"]: recipe for recipe in catalog["recipes"]}
    assert set(recipes) >= set(RECIPES)
    assert [recipe for recipe in recipes if recipes[recipe]["all"]] == ["bigram", "bigram-net"]
    for model in findings["models"]:
        recipe = recipes[model["id"]]
        assert (recipe["title"], recipe["parameters"], recipe["dev"], recipe["members"]) == (
            model["title"], model["parameters"], model["nll"]["dev"], model["members"])
        named = {setting["name"]: setting["value"] for setting in model["settings"]}
        assert (recipe["kind"] is None) == (recipe["settings"] is None) == (not named)
        assert {name: recipe["settings"][name] for name in named} == named if named else True
    assert recipes["mlp-batchnorm"]["settings"]["context"] == 3
    assert recipes["gru"]["settings"]["context"] is None
    assert recipes["gru"]["settings"]["positions"] == max(map(len, WORDS)) + 1


def test_every_model_that_the_catalog_names_is_there(folder, catalog):
    names = {f"{recipe['id']}.js" for recipe in catalog["recipes"] if recipe["train"]}
    names |= {f"{recipe['id']}-all.js" for recipe in catalog["recipes"] if recipe["all"]}
    assert names == {path.name for path in (folder / "site/assets/play/weights").iterdir()}


@pytest.mark.parametrize("recipe", ["gru", "mlp-batchnorm"])
def test_weights_are_the_trained_network(folder, payload, recipe):
    """After sizes, a count and as many numbers: those that `train` keeps, running statistics at the end."""
    bytes_ = unpacked(payload(f"weights/{recipe}"))
    assert bytes_[:6] == b"mmrm\x01\x01"
    assert struct.unpack_from("<I", bytes_, 6) == (len(set("".join(WORDS))) + 1,)
    with safe_open(folder / f"checkpoints/{recipe}.safetensors", framework="numpy") as file:
        tensors = {name: file.get_tensor(name) for name in file.keys()}
    total = sum(tensor.size for tensor in tensors.values())
    start = len(bytes_) - 4 * total
    assert struct.unpack_from("<I", bytes_, start - 4) == (total,)
    numbers = bytes_[start:]
    for name, tensor in tensors.items():
        assert tensor.astype("<f4").tobytes() in numbers, name


def test_the_same_list_gives_the_same_bytes(folder):
    run("build", *ONLY, "--no-cache", "--jobs", 1, "--output", "again", "--input", f"{LIST}.txt", cwd=folder)
    assert files(folder / "again") == files(folder / "site")


@pytest.mark.parametrize("only, ids", [
    ("counting", ["bigram", "bigram-net"]),
    ("ensemble", ["bigram", "bigram-net", "kneser-ney-5", "gru", "lstm", "cnn", "transformer", "wavenet", "ensemble"])])
def test_models_that_are_only_asked_are_there_too(folder, only, ids):
    """The lecture's, and the members of a mixture; findings.json knows nothing of them."""
    done = run(
        "build", "--quiet", "--profile", "quick", "--only", f"counting,{only}", "--output", only, "--input",
        f"{LIST}.txt", cwd=folder)
    assert done.returncode == 0, done.stderr
    script = (folder / only / "assets/play/catalog.js").read_text()
    catalog = json.loads(re.fullmatch(r'mmreport\.receive\("catalog",(.*)\);\n', script)[1])
    found = {recipe["id"]: recipe for recipe in catalog["recipes"]}
    assert set(found) >= set(ids)
    models = json.loads((folder / only / "findings.json").read_text())["models"]
    assert bool(models) == (only == "ensemble")
    for member in found.get("ensemble", {"members": []})["members"]:
        assert (folder / only / f"assets/play/weights/{member['id']}.js").is_file()


def test_long_words_are_whole_in_the_list_and_the_limit_is_told(folder):
    words = ["ab" * 100, "ba", "abba", "bab"] * 5
    (folder / "long.txt").write_text("\n".join(words))
    done = run(
        "build", "--quiet", "--profile", "quick", "--only", "counting,gru", "--output", "long", "--input", "long.txt",
        cwd=folder)
    assert done.returncode == 0, done.stderr
    script = (folder / "long/assets/play/catalog.js").read_text()
    catalog = json.loads(re.fullmatch(r'mmreport\.receive\("catalog",(.*)\);\n', script)[1])
    assert catalog["readingLimit"] == 128
    packed = re.fullmatch(r'mmreport\.receive\("words","(.*)"\);\n', (folder / "long/assets/play/words.js").read_text())
    assert unpacked(packed[1]).decode().split("\n") == words
