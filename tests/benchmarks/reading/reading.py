#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""reading.py --bench BUILD/tests/bench_reading [--pages DIR] [--jobs N] [--only TEXT]

Reads every page of DIR (manifest.tsv with name, category, kind and language;
NAME.gt.txt with the exact text beside each) with Recto's reader and with plain
`tesseract` in the same run, and prints a Markdown table: character and word
error rate, F1 of the words, CPU seconds, memory. DIR is $RECTO_OCR_PAGES or
../shared/ocr-dev beside the project. One thread each (OMP_THREAD_LIMIT=1).
"""
import argparse
import csv
import importlib.util
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

ENVIRONMENT = dict(os.environ, OMP_THREAD_LIMIT="1")


def load_scorer(folder):
    path = folder / "score.py"
    if not path.exists():
        sys.exit(f"{path} is missing: the pages to measure with are not part of the project; "
                 "name their folder with --pages or RECTO_OCR_PAGES")
    specification = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def cpu_of(command):
    """Runs a command and returns its output, CPU seconds and peak megabytes."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          env=ENVIRONMENT, text=True) as process:
        output = process.stdout.read()
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return output, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def read_plain(page, folder, output):
    base = output / ("plain-" + pathlib.Path(page["name"]).stem)
    _, seconds, _ = cpu_of(["tesseract", str(folder / page["name"]), str(base), "-l",
                            page["language"]])
    text = base.with_suffix(".txt")
    return (text.read_text(encoding="utf-8") if text.exists() else ""), seconds


def read_recto(bench, pages, folder, output):
    """One process for all pages of a job, as a worker reads them."""
    command = [bench, "--output", str(output)]
    command += [f"{page['language']}:{folder / page['name']}" for page in pages]
    lines, _, _ = cpu_of(command)
    return {fields[0]: fields for fields in (line.split("\t") for line in lines.splitlines())}


def row_of(page, folder, output, facts, scorer):
    stem = pathlib.Path(page["name"]).stem
    truth = (folder / f"{stem}.gt.txt").read_text(encoding="utf-8")
    text = output / f"{stem}.txt"
    score = scorer.score(truth, text.read_text(encoding="utf-8") if text.exists() else "")
    plain_text, plain_seconds = read_plain(page, folder, output)
    plain = scorer.score(truth, plain_text)
    fields = facts.get(stem, [stem, "0", "0", "0", "0", "crashed", ""])
    return dict(page=page, stem=stem, score=score, plain=plain, plain_seconds=plain_seconds,
                seconds=float(fields[1]), preparing=float(fields[2]), megabytes=float(fields[3]),
                flags=fields[5], decisions=fields[6] if len(fields) > 6 else "")


def print_pages(rows):
    print("| page | category | CER | WER | F1 | plain CER | plain F1 | CPU s | preparing s "
          "| plain CPU s | MB | marks | what was done |")
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|---|")
    for row in rows:
        score, plain = row["score"], row["plain"]
        print(f"| {row['stem']} | {row['page']['category']} | {score['cer']:.3f} "
              f"| {score['wer']:.3f} | {score['f1']:.3f} | {plain['cer']:.3f} | {plain['f1']:.3f} "
              f"| {row['seconds']:.2f} | {row['preparing']:.2f} | {row['plain_seconds']:.2f} "
              f"| {row['megabytes']:.0f} | {row['flags']} | {row['decisions']} |")


def print_summary(title, rows):
    if not rows:
        return
    median = statistics.median
    cer = [row["score"]["cer"] for row in rows]
    print(f"| {title} | {len(rows)} | {median(cer):.4f} "
          f"| {statistics.mean(row['score']['f1'] for row in rows):.4f} "
          f"| {sum(value < 0.05 for value in cer)} "
          f"| {median(row['plain']['cer'] for row in rows):.4f} "
          f"| {statistics.mean(row['plain']['f1'] for row in rows):.4f} "
          f"| {median(row['seconds'] for row in rows):.2f} "
          f"| {median(row['preparing'] for row in rows):.2f} "
          f"| {median(row['plain_seconds'] for row in rows):.2f} "
          f"| {max(row['megabytes'] for row in rows):.0f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[1])
    parser.add_argument("--bench", required=True)
    root = pathlib.Path(__file__).resolve().parents[3]
    parser.add_argument("--pages", type=pathlib.Path, default=pathlib.Path(
        os.environ.get("RECTO_OCR_PAGES", root.parent / "shared" / "ocr-dev")))
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", default="", help="pages whose name holds this")
    options = parser.parse_args()
    scorer = load_scorer(options.pages)
    with open(options.pages / "manifest.tsv", encoding="utf-8") as file:
        pages = [page for page in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
                 if options.only in page["name"]]
    # A worker keeps its language: one load for all pages of it.
    by_language = sorted(pages, key=lambda page: page["language"])
    with tempfile.TemporaryDirectory() as scratch:
        output = pathlib.Path(scratch)
        with ThreadPoolExecutor(options.jobs) as workers:
            parts = [by_language[i::options.jobs] for i in range(options.jobs)]
            facts = {}
            for part in workers.map(lambda p: read_recto(options.bench, p, options.pages, output),
                                    parts):
                facts.update(part)
            rows = list(workers.map(
                lambda page: row_of(page, options.pages, output, facts, scorer), pages))
    print_pages(rows)
    print()
    print("| pages | count | median CER | mean F1 | CER < 5 % | plain median CER | plain mean F1 "
          "| median CPU s | median preparing s | plain median CPU s | most MB |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for category in sorted({page["category"] for page in pages}):
        print_summary(category, [row for row in rows if row["page"]["category"] == category])
    print_summary("real photos", [row for row in rows if row["page"]["kind"] == "real"
                                  and row["page"]["category"].startswith("photo")])
    printed = [row for row in rows if row["page"]["category"] != "handwriting"]
    print_summary("all printed", printed)
    worse = [row["stem"] for row in printed if row["plain"]["cer"] < 0.05
             and row["score"]["cer"] > row["plain"]["cer"] + 0.005]
    print(f"\nWorse than plain tesseract by more than 0.005: {', '.join(worse) or 'none'}.")


if __name__ == "__main__":
    main()
