"""Results arrive as they come, whatever happens later."""

import os
import pty
import subprocess

import pytest

from program import PROGRAM


def start(folder, *arguments, **options):
    return subprocess.Popen([PROGRAM, *arguments], cwd=folder, stdout=subprocess.PIPE, **options)


def test_a_result_is_not_lost_when_a_later_one_fails(mmreport):
    """The second recipe finds a file that is no checkpoint."""
    (mmreport.folder / "checkpoints").mkdir()
    (mmreport.folder / "checkpoints/gru.part.safetensors").write_bytes(b"no checkpoint")
    done = mmreport("train", "rnn", "gru", "--steps", 2, "--resume")
    assert done.returncode == 1
    assert done.stdout.count("\n") == 1 and done.stdout.startswith("rnn  train ")
    assert done.stderr.count("\n") == 1 and "gru.part.safetensors" in done.stderr


def test_replay_prints_each_step_when_it_is_done(mmreport):
    """The run is so long that it cannot have ended when its first line is here. It begins with equal
    shares for all 27 characters: ln 27."""
    process = start(mmreport.folder, "replay", "--type", "bigram", "--steps", "10000000")
    assert process.stdout.readline() == b"step 0 | loss 3.2958\n"
    assert process.poll() is None
    process.terminate()
    process.wait()


def test_a_message_stands_on_a_line_without_progress(mmreport):
    """On a terminal, progress is cleared before anything else is written."""
    (mmreport.folder / "checkpoints").mkdir()
    (mmreport.folder / "checkpoints/gru.part.safetensors").write_bytes(b"no checkpoint")
    seen = on_terminal(mmreport.folder, "train", "gru", "--steps", "2", "--resume")
    assert b"\r\x1b[Ktraining gru\r\x1b[Kmmreport: " in seen


def test_build_clears_its_progress_before_a_message(mmreport):
    """A template that asks for what there is not is found out after the training."""
    (mmreport.folder / "words.txt").write_text("ab\nba\n")
    (mmreport.folder / "broken").mkdir()
    (mmreport.folder / "broken/counting.md").write_text("{{nothing}}\n")
    seen = on_terminal(
        mmreport.folder, "build", "--only", "counting", "--input", "words.txt", "--templates",
        "broken", "--no-cache")
    assert b"mmreport: " in seen
    assert seen.split(b"mmreport: ")[0].endswith(b"\r\x1b[K"), seen


def on_terminal(folder, *arguments):
    """What the program writes on a terminal, with its standard error and output there."""
    master, slave = pty.openpty()
    process = subprocess.Popen([PROGRAM, *arguments], cwd=folder, stdout=slave, stderr=slave)
    os.close(slave)
    seen = b""
    while True:
        try:
            block = os.read(master, 4096)
        except OSError:
            break
        if not block:
            break
        seen += block
    process.wait()
    os.close(master)
    return seen


@pytest.mark.parametrize("arguments", [
    ["count", "words.txt", "--top", "100000"], ["replay", "--type", "bigram", "--steps", "10000000"]])
def test_a_reader_that_goes_away_ends_it_quietly(mmreport, arguments):
    (mmreport.folder / "words.txt").write_text(
        "\n".join(chr(0x4E00 + i) + chr(0x4E00 + i // 2) for i in range(20000)))
    process = start(mmreport.folder, *arguments, stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) != 0


def test_a_reader_that_goes_away_where_signals_are_ignored(mmreport):
    process = start(
        mmreport.folder, "replay", "--type", "bigram", "--steps", "10000000",
        stderr=subprocess.PIPE, restore_signals=False)
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 1
