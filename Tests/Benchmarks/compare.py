#!/usr/bin/env python3
"""Runs mmreport and what learners use instead, one after the other, and prints how many times faster it is.

Ours computes on one thread. PyTorch is timed in each of its styles, on one thread and on all that it likes,
and the fastest counts: small steps do not gain by threads, and lose where others compute too. Whole processes
alternate, so that a busy moment of the machine meets both.

usage: compare.py [--mmreport PROGRAM] [--peer PYTHON] [--names FILE] [--types TYPE,...] [--steps N] [--runs N]
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mmreport", default=str(ROOT / ".build/release/mmreport"))
    parser.add_argument("--peer", default=sys.executable, help="a Python that has PyTorch")
    parser.add_argument("--names", default=str(ROOT / "Sources/CEmbedded/names-2017.txt"))
    parser.add_argument("--types", default="bigram,mlp,bow,rnn,gru,lstm,transformer")
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3, help="how often each whole process runs")
    return parser.parse_args()


def output(*command):
    return subprocess.run([*map(str, command)], check=True, stdout=subprocess.PIPE).stdout


def has(python, *modules):
    command = [python, "-c", f"import {', '.join(modules)}"]
    try:
        return subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def seconds(*command):
    start = time.perf_counter()
    output(*command)
    return time.perf_counter() - start


def best_of_peer(options, kind):
    """The fastest style and number of threads, for a step and for a name."""
    command = [options.peer, HERE / "torch_peer.py", options.names, "--steps", options.steps,
               "--types", kind]
    runs = [json.loads(output(*command, *threads)) for threads in ([], ["--threads", 1])]

    def all_of(part):
        return [each | {"threads": run["threads"]} for run in runs for each in run[part]]

    return (min(all_of("steps"), key=lambda step: step["milliseconds"]),
            max(all_of("sampling"), key=lambda sampling: sampling["namesPerSecond"]))


def style(best):
    return f"({best['style']}, threads: {best['threads']})"


def compare_types(options, has_peer):
    """Alternates between the two type by type. Ours makes up names group by group, PyTorch one by one."""
    bench = [options.mmreport, "bench", "--input", options.names, "--steps", options.steps,
             "--counting-megabytes", 0, "--json"]
    print("training step, batches of 32 names; names made up by a network that is not trained")
    for kind in options.types.split(","):
        findings = json.loads(output(*bench, "--types", kind))
        ours, names = findings["steps"][0], findings["sampling"][0]["namesPerSecond"]
        lines = [f"{kind:12}  ours {ours['milliseconds']:8.3f} ms {ours['tokensPerSecond']:10.0f} tokens/s",
                 f"{'':12}  ours {names:8.0f} names/s"]
        if has_peer:
            step, sampling = best_of_peer(options, kind)
            lines[0] += (f"   PyTorch {step['milliseconds']:8.3f} ms {style(step)}"
                         f"   {step['milliseconds'] / ours['milliseconds']:6.1f} times")
            lines[1] += (f"   PyTorch {sampling['namesPerSecond']:8.0f} names/s {style(sampling)}"
                         f"   {names / sampling['namesPerSecond']:6.1f} times")
        print("\n".join(lines), flush=True)


def compare_lecture(options, has_peer):
    """The lecture from its list to its figures, as whole processes."""
    with tempfile.TemporaryDirectory() as folder:
        build = [options.mmreport, "build", "--only", "bigram", "--no-cache", "--quiet",
                 "--input", options.names, "--output", f"{folder}/site"]
        peer = [options.peer, HERE / "lecture_peer.py", options.names, folder]
        ours, theirs = [], []
        for _ in range(options.runs):
            ours.append(seconds(*build))
            if has_peer:
                theirs.append(seconds(*peer))
    line = f"lecture       ours {statistics.median(ours):8.3f} s"
    if has_peer:
        ratio = statistics.median(theirs) / statistics.median(ours)
        line += f"   PyTorch and matplotlib {statistics.median(theirs):8.3f} s   {ratio:6.1f} times"
    print(line)


def main():
    options = arguments()
    has_torch = has(options.peer, "torch")
    if not has_torch:
        print(f"{options.peer} has no PyTorch, so ours stands alone; --peer names a Python that has it")
    compare_types(options, has_torch)
    has_both = has_torch and has(options.peer, "matplotlib")
    if has_torch and not has_both:
        print(f"{options.peer} has no matplotlib, so the lecture's run is ours alone")
    compare_lecture(options, has_both)


if __name__ == "__main__":
    main()
