#!/usr/bin/env python3
"""Runs mmreport and what learners use instead, one after the other, and prints how many times faster it is.

Ours is timed on each instruction set that the machine has but the baseline; for `v3` PyTorch and its libraries are
limited to AVX2 as well, so that the line is what a machine without AVX-512 shows. Both train on one thread and on
several: ours on as many as there are processors, PyTorch on as many as it takes by itself, in each of its styles, and
where there is a C++ compiler through `torch.compile` too; the fastest counts. Whole processes alternate, so that a
busy moment of the machine meets both, and each figure is the median of `--runs` of them.

usage: compare.py [--mmreport PROGRAM] [--peer PYTHON] [--names FILE] [--types TYPE,...] [--steps N] [--runs N]
                  [--no-compile]
"""

import argparse
import json
import os
import shutil
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
    parser.add_argument("--no-compile", action="store_true", help="leave torch.compile out: it takes minutes")
    return parser.parse_args()


def output(*command, **variables):
    return subprocess.run(
        [*map(str, command)], check=True, stdout=subprocess.PIPE, env=os.environ | variables).stdout


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


# What keeps PyTorch, oneDNN and MKL to the instructions of a level of ours; v4 is all that they know. MKL obeys on
# Intel's processors only: elsewhere even SSE4_2 changes nothing, and it takes the instructions that it always takes.
LIMITS = {"v3": {
    "ATEN_CPU_CAPABILITY": "avx2", "ONEDNN_MAX_CPU_ISA": "AVX2", "MKL_ENABLE_INSTRUCTIONS": "AVX2"}}
WHAT = {
    "steps": """training step: 32 names and AdamW on both sides, the batch put together included
  ours packs names that begin alike into rows that they share; PyTorch pads to the longest name""",
    "sampling": """names made up: equally many at a time on both sides, by a network that is not trained
  both drop names that have ended, keep states, keys and values, and read no character twice""",
}
# Where a part's figure stands, its unit, and whether more of it is better.
FIGURES = {"steps": ("milliseconds", "ms", False), "sampling": ("namesPerSecond", "names/s", True)}


def figure_of(part, entries):
    """The median of one style's runs."""
    return statistics.median(entry[FIGURES[part][0]] for entry in entries)


def fastest(part, entries):
    """Of all styles, numbers of threads and names at a time the one with the best median, and that."""
    styles = {}
    for entry in entries:
        key = (entry.get("style"), entry["threads"], entry.get("together"))
        styles.setdefault(key, []).append(entry)
    best = max if FIGURES[part][2] else min
    return best(((figure_of(part, runs), *key) for key, runs in styles.items()), key=lambda found: found[0])


def bench_command(options, kind, steps, *more):
    return [options.mmreport, "bench", "--input", options.names, "--steps", steps,
            "--counting-megabytes", 0, "--types", kind, "--json", *more]


def levels_of(options):
    """The instruction sets to compare: all that ours measures but the baseline, or that where there is no other."""
    found = json.loads(output(*bench_command(options, "bigram", 1, "--names", 1)))
    levels = [level["instructionSet"] for level in found["levels"]]
    return [level for level in levels if level != "baseline"] or levels


def peer_command(options, kind):
    return [options.peer, HERE / "torch_peer.py", options.names, "--steps", options.steps, "--types", kind]


def measure_type(options, kind, levels, has_peer):
    """For each level what ours and PyTorch found, alternating: for each part the entries of all runs."""
    ours, peers = ({level: {part: [] for part in WHAT} for level in levels} for _ in range(2))

    def add(entries, found):
        for part in WHAT:
            entries[part] += [entry | {"threads": found.get("threads", 1)} for entry in found[part]]

    def run_peer(*more):
        for level in levels:
            command = [*peer_command(options, kind), *more]
            add(peers[level], json.loads(output(*command, **LIMITS.get(level, {}))))

    for _ in range(options.runs):
        for jobs in sorted({1, len(os.sched_getaffinity(0))}):
            bench = bench_command(options, kind, options.steps, "--simd", ",".join(levels), "--jobs", jobs)
            for found in json.loads(output(*bench))["levels"]:
                add(ours[found["instructionSet"]], found)
        for threads in ([], ["--threads", 1]) if has_peer else ():
            run_peer(*threads)
    if has_peer and not options.no_compile and (shutil.which("g++") or shutil.which("clang++")):
        # Once: compiling takes minutes, and what is compiled runs long enough.
        run_peer("--compiled")
    return [(level, ours[level], peers[level]) for level in levels]


def compared(part, kind, level, ours, peers):
    """One line: both, the ratio, and which style of PyTorch it is to."""
    more = FIGURES[part][2]
    own, _, own_threads, together = fastest(part, ours[part])
    digits = 0 if more else 3
    line = f"  {kind:12} {level:4} {own:9.{digits}f} on {own_threads}"
    if not peers[part]:
        return line
    entries = [entry for entry in peers[part] if entry.get("together") == together]

    def times(figure):
        return own / figure if more else figure / own

    figure, style, threads, _ = fastest(part, entries)
    line += f" {figure:9.{digits}f} {times(figure):6.1f} times"
    others = [entry for entry in peers[part] if entry.get("together") != together]
    if others:
        other, _, _, count = fastest(part, others)
        line += f", {times(other):.1f} with {count} together"
    return f"{line}   ({style}, threads: {threads})"


def header(part, has_peer):
    """What a part compares, and what stands in its columns."""
    columns = f"  {FIGURES[part][1]:12} {'':4} {'ours':>9} {'threads':4}" + (f" {'PyTorch':>9}" if has_peer else "")
    return [WHAT[part], columns]


def limits_in_words(levels):
    """A line for each level on which PyTorch is limited."""
    for level in levels:
        if level in LIMITS:
            settings = " ".join(f"{name}={value}" for name, value in LIMITS[level].items())
            yield f"{level}: PyTorch is limited too (MKL may not obey on others than Intel's)\n  {settings}"


def compare_types(options, has_peer):
    levels = levels_of(options)
    lines = {part: header(part, has_peer) for part in WHAT}
    for kind in options.types.split(","):
        for level, ours, peers in measure_type(options, kind, levels, has_peer):
            for part in lines:
                lines[part].append(compared(part, kind, level, ours, peers))
                print(lines[part][-1].strip(), file=sys.stderr, flush=True)
    if has_peer:
        print("\n".join(limits_in_words(levels)))
    for part in lines.values():
        print("\n".join(part))


def compare_lecture(options, has_peer):
    """The lecture from its list to its figures, as whole processes, and without the time that PyTorch's and
    matplotlib's imports take, which a notebook pays once."""
    with tempfile.TemporaryDirectory() as folder:
        build = [options.mmreport, "build", "--only", "bigram", "--no-cache", "--quiet",
                 "--input", options.names, "--output", f"{folder}/site"]
        peer = [options.peer, HERE / "lecture_peer.py", options.names, folder]
        ours, theirs, imported = [], [], []
        for _ in range(options.runs):
            ours.append(seconds(*build))
            if has_peer:
                start = time.perf_counter()
                found = json.loads(output(*peer))
                theirs.append(time.perf_counter() - start)
                imported.append(found["total"] - found["laps"]["imports"])
    own = statistics.median(ours)
    line = f"lecture: from the list to the figures\n  ours {own:8.3f} s"
    if has_peer:
        whole, later = statistics.median(theirs), statistics.median(imported)
        line += (f"   PyTorch and matplotlib {whole:8.3f} s   {whole / own:6.1f} times"
                 f"; {later / own:.1f} without its imports")
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
