#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records the runs that the estimate of the time left is tested on, tests/pipeline/runs/*.run.

    tests/benchmarks/eta/record.py --build build/ci --pages DIR [--only NAME…] [--note quiet]

DIR holds photos, scans and slides with a manifest.tsv (name, category, width, height,
language). Each run is a real job of real pages, read by recto-reader; those "with a
model" ask a server on loopback that answers unevenly and is overloaded now and then.
Cold runs know no rates; warm ones know what the warm runs before them taught the
library, whatever kind of page that was. Six of the committed runs were recorded
while several compilers ran on the same two cores, the others ahead of them.
"""
import argparse
import csv
import pathlib
import random
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests" / "benchmarks"))
from bench_main import distinct_copy  # noqa: E402

# name: kinds of page, how many, workers, warm, with a model, (pause at, for), damaged pages
RUNS = {
    "samples-cold": ("samples", 12, 2, False, False, None, 0),
    "scans-cold": ("scan", 16, 2, False, False, None, 0),
    "scans-long-warm": ("scan", 40, 2, True, False, None, 0),
    "photos-cold": ("photo", 16, 2, False, False, None, 0),
    "photos-one-reader-warm": ("photo", 14, 1, True, False, None, 0),
    "photos-long-warm": ("photo", 36, 2, True, False, None, 0),
    "small-one-reader-cold": ("small", 16, 1, False, False, None, 0),
    "small-paused-warm": ("small", 24, 2, True, False, (8, 6), 0),
    "small-long-cold": ("small", 40, 2, False, False, None, 0),
    "slides-cold": ("slide", 24, 2, False, False, None, 0),
    "slides-after-photos-warm": ("slide", 30, 1, True, False, None, 0),
    "photos-after-slides-warm": ("photo", 20, 2, True, False, None, 0),
    "mixed-cold": ("all", 24, 2, False, False, None, 0),
    "mixed-long-warm": ("all", 48, 2, True, False, None, 0),
    "mixed-one-reader-warm": ("all", 24, 1, True, False, None, 0),
    "handwriting-mixed-warm": ("handwriting samples slide", 20, 2, True, False, None, 0),
    "damaged-cold": ("photo scan", 20, 2, False, False, None, 4),
    "damaged-one-reader-warm": ("small slide", 24, 1, True, False, None, 5),
    "paused-long-cold": ("photo small", 30, 2, False, False, (12, 5), 0),
    "model-scans-cold": ("scan", 16, 2, False, True, None, 0),
    "model-mixed-warm": ("all", 24, 2, True, True, None, 0),
    "model-slides-one-reader-cold": ("slide samples", 20, 1, False, True, None, 0),
    "model-photos-paused-warm": ("photo", 16, 2, True, True, (10, 5), 0),
    "model-mixed-damaged-warm": ("all", 20, 2, True, True, None, 3),
}


def pages_by_kind(folder):
    kinds = {"samples": sorted(p for p in (ROOT / "resources" / "samples").iterdir() if p.suffix in (".png", ".jpg")),
             "scan": [], "photo": [], "small": [], "slide": [], "handwriting": []}
    with open(folder / "manifest.tsv", encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            page = folder / row["name"]
            if row["language"] != "eng" or page.suffix not in (".jpg", ".png"):
                continue
            large = int(row["width"]) * int(row["height"]) > 6_000_000
            kind = row["category"].split("-")[0]
            kinds["small" if kind == "photo" and not large else kind].append(page)
    kinds["all"] = [page for pages in kinds.values() for page in pages]
    return kinds


def record(name, tool, kinds, warm_library, note, output):
    wanted, count, workers, warm, model, pause, damaged = RUNS[name]
    choice = random.Random(name)
    available = [page for kind in wanted.split() for page in kinds[kind]]
    choice.shuffle(available)
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        files = [distinct_copy(available[i % len(available)], place, i) for i in range(count)]
        for file in choice.sample(files, damaged):
            file.write_bytes(file.read_bytes()[:200])
        about = f"{name}: {count} pages ({wanted}), {workers} readers, {'a model' if model else 'offline'}, {note}"
        command = [tool, output / f"{name}.run", "--library", warm_library if warm else place / "library",
                   "--about", about, "--workers", str(workers), "--seed", str(len(name))]
        command += ["--model"] * model
        command += ["--pause", f"{pause[0]},{pause[1]}"] if pause else []
        code = subprocess.run([str(word) for word in command + files], check=False).returncode
        print(f"{name}: {'ok' if code == 0 else code}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--pages", type=pathlib.Path, required=True)
    parser.add_argument("--only", nargs="*", default=list(RUNS))
    parser.add_argument("--note", default="on a busy machine")
    parser.add_argument("--warm-library", type=pathlib.Path, help="kept from one start to the next")
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / "tests" / "pipeline" / "runs")
    arguments = parser.parse_args()
    tool = arguments.build.resolve() / "tests" / "bench_eta"
    kinds = pages_by_kind(arguments.pages)
    with tempfile.TemporaryDirectory() as folder:
        warm = arguments.warm_library or pathlib.Path(folder)
        for name in arguments.only:
            record(name, tool, kinds, warm, arguments.note, arguments.output)


if __name__ == "__main__":
    main()
