#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the built programs against named references in the same run; prints Markdown.

    tests/benchmarks/bench_main.py [--build build/release] [--only reading,process,window]

Needs the packages of the groups run, test and bench in packaging/dependencies, and an
idle machine: every figure is a wall time. Only the programs' public faces are used.
The reading benchmark takes a quarter of an hour, nearly all of it the plain
`tesseract` program; --quick reads four pages instead of twelve.
"""
import argparse
import csv
import json
import os
import pathlib
import platform
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"
SHARED = ROOT.parent / "shared" / "ocr-dev"
LEAST_SCAN_PIXELS = 1_500_000
LEAST_PHOTO_PIXELS = 11_500_000


def take(pages, count):
    """`count` of the pages, the first ones again when there are too few."""
    return [pages[index % len(pages)] for index in range(count)]


def choose_pages():
    """(clean scans, 12-megapixel photos, what they are)"""
    if not (SHARED / "manifest.tsv").exists():
        scans = [SAMPLES / "photosynthesis.png", SAMPLES / "geology.png"]
        return scans, [SAMPLES / "heart-photo.jpg"], "resources/samples"
    scans, photos = [], []
    with open(SHARED / "manifest.tsv", encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            pixels = int(row["width"]) * int(row["height"])
            if row["category"].startswith("scan") and pixels >= LEAST_SCAN_PIXELS:
                scans.append(SHARED / row["name"])
            elif row["category"].startswith("photo") and pixels >= LEAST_PHOTO_PIXELS:
                photos.append(SHARED / row["name"])
    return scans, photos, "../shared/ocr-dev"


def distinct_copy(source, folder, number):
    """A copy with the same pixels and another hash: a comment is put into the file."""
    content = source.read_bytes()
    note = f"copy {number}".encode()
    if content.startswith(b"\xff\xd8"):
        content = content[:2] + b"\xff\xfe" + struct.pack(">H", len(note) + 2) + note + content[2:]
    elif content.startswith(b"\x89PNG"):
        body = b"tEXtComment\0" + note
        chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
        content = content[:33] + chunk + content[33:]  # behind the signature and IHDR
    target = folder / f"page-{number:03}{source.suffix}"
    target.write_bytes(content)
    return target


def seconds_of(command, extra_environment=None):
    environment = os.environ | (extra_environment or {})
    begin = time.monotonic()
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{command[0]} failed: {done.stderr.decode(errors='replace')[-800:]}")
    return time.monotonic() - begin


def tesseract_seconds(pages, extra_environment):
    return sum(seconds_of(["tesseract", page, "-", "-l", "eng"], extra_environment) for page in pages)


# Reading ------------------------------------------------------------------------------

def bench_reading(tools, pages_by_kind, count):
    print("## Reading\n")
    print(f"`recto-cli ocr`, 2 workers, against the `tesseract` program one page after another. "
          f"{count} pages each, language eng. Aims: scans 0.55 and 0.12, photos 0.40 and 0.10.\n")
    print("| pages | recto-cli | pages a minute | tesseract, OMP_THREAD_LIMIT=1 | ratio "
          "| tesseract, plain | ratio |")
    print("|---|---|---|---|---|---|---|")
    for kind, available in pages_by_kind:
        pages = take(available, count)
        own = seconds_of([tools / "recto-cli", "ocr", "--language", "eng", "--workers", "2", "--json", *pages])
        single = tesseract_seconds(pages, {"OMP_THREAD_LIMIT": "1"})
        plain = tesseract_seconds(pages, {})
        print(f"| {kind} | {own:.1f} s | {60 * count / own:.0f} | {single:.1f} s | {own / single:.2f} "
              f"| {plain:.1f} s | {own / plain:.2f} |", flush=True)
    print()


# The whole job ------------------------------------------------------------------------

def process_tree(root):
    children = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                fields = pathlib.Path("/proc", entry, "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            children.setdefault(int(fields[1]), []).append(int(entry))
    tree, waiting = [], [root]
    while waiting:
        tree.append(waiting.pop())
        waiting.extend(children.get(tree[-1], []))
    return tree


class MemoryWatch(threading.Thread):
    """Peak of a process tree in MB, sampled; PSS counts shared pages once, RSS in each."""

    def __init__(self, root):
        super().__init__(daemon=True)
        self.root, self.pss, self.rss = root, 0.0, 0.0
        self.ended = threading.Event()

    def run(self):
        while not self.ended.wait(0.05):
            pss = rss = 0
            for process in process_tree(self.root):
                try:
                    text = pathlib.Path("/proc", str(process), "smaps_rollup").read_text()
                except OSError:
                    continue  # it ended meanwhile
                for line in text.splitlines():
                    name, _, value = line.partition(":")
                    if name == "Pss":
                        pss += int(value.split()[0])
                    elif name == "Rss":
                        rss += int(value.split()[0])
            self.pss = max(self.pss, pss / 1024)
            self.rss = max(self.rss, rss / 1024)


def run_job(tools, pages):
    """Seconds in all, seconds to the first saved card, pages read until then, memory."""
    with tempfile.TemporaryDirectory() as library:
        begin = time.monotonic()
        job = subprocess.Popen([tools / "recto-cli", "--library", library, "--json", "process",
                                "--language", "eng", "--workers", "2", *pages],
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True)
        watch = MemoryWatch(job.pid)
        watch.start()
        first_card, pages_before, pages_read, cards = None, 0, 0, 0
        for line in job.stdout:
            name = json.loads(line)["event"]
            if name == "page":
                pages_read += 1
            elif name == "flashcard":
                cards += 1
                if first_card is None:
                    first_card, pages_before = time.monotonic() - begin, pages_read
        code = job.wait()
        watch.ended.set()
        watch.join()
        if code not in (0, 3) or first_card is None:
            raise SystemExit(f"recto-cli process ended with {code} and {cards} cards")
        return time.monotonic() - begin, first_card, pages_before, cards, watch


def bench_process(tools, photos, quick):
    print("## The whole job\n")
    print("`recto-cli process --json`, 2 workers, 12-megapixel photos. Aims: the first card before "
          "half of the pages are read; peak under 400 MB; 100 pages at most 1.2 × 10 pages.\n")
    print("| pages | seconds | cards | first card after | pages read by then | peak PSS | peak RSS |")
    print("|---|---|---|---|---|---|---|")
    peaks = []
    with tempfile.TemporaryDirectory() as folder:
        files = [distinct_copy(page, pathlib.Path(folder), number)
                 for number, page in enumerate(take(photos, 30 if quick else 100))]
        for count in (10, len(files)):
            seconds, first, before, cards, watch = run_job(tools, files[:count])
            peaks.append(watch.pss)
            print(f"| {count} | {seconds:.1f} | {cards} | {first:.1f} s ({first / seconds:.0%}) | {before} of {count} "
                  f"| {watch.pss:.0f} MB | {watch.rss:.0f} MB |", flush=True)
    print(f"\nPeak PSS, {len(files)} pages to 10 pages: {peaks[1] / peaks[0]:.2f}.\n")


# The window ---------------------------------------------------------------------------

class VirtualDisplay:
    def __enter__(self):
        reading, writing = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24",
                                        "-nolisten", "tcp"], pass_fds=[writing],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as number:
            self.name = ":" + number.readline().strip()
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()


def first_paint(tools, display):
    """Seconds from exec to the end of a window that ends when it is painted."""
    with tempfile.TemporaryDirectory() as library:
        environment = os.environ | {"DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb", "RECTO_QUIT_AFTER_PAINT": "1"}
        begin = time.monotonic()
        subprocess.run([tools / "recto", "--library", library], env=environment, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60, check=True)
        return time.monotonic() - begin


def bench_window(tools, photos, runs):
    print("## The window\n")
    with VirtualDisplay() as display, tempfile.TemporaryDirectory() as folder:
        first_paint(tools, display)  # warms the caches
        arrivals = [first_paint(tools, display) * 1000 for _ in range(runs)]
        print(f"Start to first paint, Xvfb, warm, with the program's end: median of {runs} "
              f"{statistics.median(arrivals):.0f} ms ({min(arrivals):.0f}–{max(arrivals):.0f}). Aim: under 200 ms.\n",
              flush=True)
        program = tools / "bench_window"
        if not program.exists():
            print("Gaps of the event loop: not measured, this build has no bench_window (RECTO_TESTS).\n")
            return
        files = [distinct_copy(page, pathlib.Path(folder), number) for number, page in enumerate(take(photos, 10))]
        print("Gaps of the event loop, longest and fifth longest. Aim: under 50 ms.\n")
        print("| | longest | fifth | seconds |\n|---|---|---|---|")
        environment = os.environ | {"DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb"}
        for what, arguments in (("ten 12-megapixel photos", ["pages", *files]), ("100,000 cards", ["cards", "100000"])):
            output = subprocess.run([program, *arguments], env=environment, stdin=subprocess.DEVNULL, text=True,
                                    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=900, check=True).stdout
            for line in output.splitlines():
                report = json.loads(line)
                print(f"| {what}: {report['measured']} | {report['longestGapMilliseconds']:.0f} ms "
                      f"| {report['fifthLongestMilliseconds']:.0f} ms | {report['seconds']:.0f} |", flush=True)
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=ROOT / "build" / "release", type=pathlib.Path)
    parser.add_argument("--only", default="reading,process,window")
    parser.add_argument("--quick", action="store_true", help="4 pages instead of 12, 30 instead of 100, 3 starts instead of 9")
    arguments = parser.parse_args()
    tools = arguments.build.resolve() / "bin"
    if not (tools / "recto-cli").exists():
        sys.exit(f"{tools} has no recto-cli: build first (packaging/run), or give --build.")
    parts = arguments.only.split(",")
    for program in ["tesseract"] * ("reading" in parts) + ["Xvfb"] * ("window" in parts):
        if not shutil.which(program):
            sys.exit(f"{program} is missing; packaging/dependencies says which package brings it.")

    scans, photos, origin = choose_pages()
    load = os.getloadavg()[0]
    print(f"# Benchmarks\n\n{platform.machine()}, {os.cpu_count()} cores, load {load:.1f} at the start. Pages: "
          f"{len(scans)} scans and {len(photos)} photos of {origin}, repeated as needed.\n", flush=True)
    if load > 0.5:
        print("**The machine was not idle; compare with care.**\n")
    if "reading" in parts:
        bench_reading(tools, [("clean scans", scans), ("12-megapixel photos", photos)], 4 if arguments.quick else 12)
    if "process" in parts:
        bench_process(tools, photos, arguments.quick)
    if "window" in parts:
        bench_window(tools, photos, 3 if arguments.quick else 9)


if __name__ == "__main__":
    main()
