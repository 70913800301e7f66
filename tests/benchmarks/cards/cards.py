#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures and fits the generator's score against judged cards.

  cards.py [measure|fit|list] BENCH_CARDS

measure  prints, for each language: judged cards, how many of the kept ones a person would
         keep, the score's Brier value and reliability; on all judgements and on those held
         out (a fifth of the texts, never used for fitting); then what the checker says of
         all kept cards of all texts
fit      writes ../../../resources/cards/worth.txt: a logistic model whose weights are drawn
         to those that stand in prior.txt, which were set by hand
list     prints the cards that no judgement speaks of, as lines for judgements.jsonl

Texts are in texts/<language>_<name>.txt, judgements in judgements.jsonl; features.jsonl holds
judgements of cards by their features alone (see README.md).
"""
import collections
import glob
import hashlib
import json
import math
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
WEIGHTS = os.path.join(HERE, '../../../resources/cards/worth.txt')
THRESHOLD = 0.58
PULL = 3.0  # how strongly weights are drawn to the prior


def held_out(file):
    return int(hashlib.sha1(file.encode()).hexdigest(), 16) % 5 == 0


def judgements():
    with open(os.path.join(HERE, 'judgements.jsonl'), encoding='utf-8') as lines:
        rows = [json.loads(line) for line in lines]
    return {(row['file'], row['front'], row['back']): row['keep'] for row in rows}


def cards(bench):
    rows = []
    files = collections.defaultdict(list)
    for path in sorted(glob.glob(os.path.join(HERE, 'texts', '*.txt'))):
        files[os.path.basename(path)[:3]].append(path)
    for language, paths in files.items():
        told = subprocess.run([bench, '--features', language, *paths], capture_output=True,
                              text=True, check=True)
        rows += [json.loads(line) for line in told.stdout.splitlines()]
    return [row for row in rows if 'front' in row], [row for row in rows if 'text' in row]


def content(text):
    return [word for word in re.findall(r'[^\W_]+', re.sub(r'\{\{c\d+::|\}\}', ' ', text.lower()))
            if len(word) > 2]


def answerable(cards, chunks):
    """The share of cards whose own chunk is among the first three that BM25 (Robertson and
    Zaragoza 2009; k1 1.2, b 0.75) finds by the question's words, over all texts of the language."""
    good = 0
    for language in {card['language'] for card in cards}:
        texts = [(row['file'], row['chunk'], collections.Counter(content(row['text'])))
                 for row in chunks if row['language'] == language]
        mean = sum(sum(words.values()) for _, _, words in texts) / len(texts)
        holding = collections.Counter(word for _, _, words in texts for word in words)
        for card in cards:
            if card['language'] != language:
                continue
            asked = set(content(re.sub(r'\{\{c\d+::.*?\}\}', ' ', card['front'])))
            found = []
            for file, chunk, words in texts:
                length = 0.25 + 0.75 * sum(words.values()) / mean
                score = sum(math.log(1 + (len(texts) - holding[word] + 0.5) / (holding[word] + 0.5))
                            * words[word] * 2.2 / (words[word] + 1.2 * length)
                            for word in asked if word in words)
                found.append((-score, file, chunk))
            good += (card['file'], card['chunk']) in [row[1:] for row in sorted(found)[:3]]
    return good


def repeats(cards):
    """Pairs of kept cards of a file whose content words are the same but for one in ten."""
    count = 0
    files = collections.defaultdict(list)
    for card in cards:
        files[card['file']].append(set(content(card['front'] + ' ' + card['back'])))
    for sides in files.values():
        for i, one in enumerate(sides):
            count += any(len(one & other) >= 0.9 * len(one | other) for other in sides[:i])
    return count


def weights_of(path):
    weights = {}
    with open(path) as lines:
        for line in lines:
            fields = line.split()
            if len(fields) == 2 and not line.startswith('#'):
                weights[fields[0]] = float(fields[1])
    return weights


def score(weights, features):
    total = weights.get('bias', 0) + sum(weights.get(n, 0) * v for n, v in features.items())
    return 1 / (1 + math.exp(-max(-30, min(30, total))))


def fit(judged):
    """Newton's method; each weight is drawn to its prior as by PULL judgements."""
    prior = weights_of(os.path.join(HERE, 'prior.txt'))
    names = sorted(set(prior) | {name for features, _ in judged for name in features} | {'bias'})
    place = {name: i for i, name in enumerate(names)}
    weights = [prior.get(name, 0) for name in names]
    rows = [([(place[n], v) for n, v in features.items()] + [(place['bias'], 1)], keep)
            for features, keep in judged]
    for _ in range(12):
        slope = [PULL * (prior.get(n, 0) - weights[i]) for i, n in enumerate(names)]
        bend = [[PULL if i == j else 0 for j in range(len(names))] for i in range(len(names))]
        for row, keep in rows:
            chance = 1 / (1 + math.exp(-sum(weights[i] * v for i, v in row)))
            for i, v in row:
                slope[i] += (keep - chance) * v
                for j, w in row:
                    bend[i][j] += chance * (1 - chance) * v * w
        step = solved(bend, slope)
        weights = [w + s for w, s in zip(weights, step)]
    with open(WEIGHTS, 'w') as file:
        file.write('# How much each property speaks for keeping a card; made by\n'
                   '# tests/benchmarks/cards/cards.py fit\n')
        for name, weight in zip(names, weights):
            file.write(f'{name} {weight:.3f}\n')


def solved(matrix, right):
    """The linear system, by elimination; the matrix is positive definite."""
    rows = [row + [value] for row, value in zip(matrix, right)]
    for i, pivot in enumerate(rows):
        for row in rows[i + 1:]:
            factor = row[i] / pivot[i]
            if factor:
                for j in range(i, len(row)):
                    row[j] -= factor * pivot[j]
    found = [0] * len(rows)
    for i in range(len(rows) - 1, -1, -1):
        rest = sum(rows[i][j] * found[j] for j in range(i + 1, len(rows)))
        found[i] = (rows[i][-1] - rest) / rows[i][i]
    return found


def table(title, rows):
    print(title)
    print('language  judged  kept  would keep  offered  would keep  Brier')
    for language in sorted({row['language'] for row, _ in rows}):
        own = [(row, keep) for row, keep in rows if row['language'] == language]
        kept = [keep for row, keep in own if not row['offered']]
        offers = [keep for row, keep in own if row['offered']]
        brier = sum((row['worth'] - keep) ** 2 for row, keep in own) / len(own)
        print(f'{language:8} {len(own):7} {len(kept):5} {share(kept):>11} {len(offers):8} '
              f'{share(offers):>11} {brier:6.3f}')
    print('score       judged  would keep')
    for low in (0, 0.2, 0.4, 0.6, 0.8):
        inside = [keep for row, keep in rows if low <= row['worth'] < low + 0.2 + (low == 0.8)]
        print(f'{low:.1f} – {low + 0.2:.1f} {len(inside):8} {share(inside):>11}')
    print()


def share(values):
    return f'{100 * sum(values) / len(values):.0f} %' if values else '–'


def main():
    what, bench = sys.argv[1], sys.argv[2]
    known = judgements()
    rows, chunks = cards(bench)
    judged = [(row, known[key]) for row in rows
              if (key := (row['file'], row['front'], row['back'])) in known]
    if what == 'list':
        for row in rows:
            if (row['file'], row['front'], row['back']) not in known:
                print(json.dumps({n: row[n] for n in ('language', 'file', 'front', 'back')},
                                 ensure_ascii=False))
    elif what == 'fit':
        with open(os.path.join(HERE, 'features.jsonl'), encoding='utf-8') as lines:
            elsewhere = [json.loads(line) for line in lines]
        fit([(row['features'], keep) for row, keep in judged if not held_out(row['file'])]
            + [(row['features'], row['keep']) for row in elsewhere])
    else:
        table('All judgements', judged)
        table('Held out', [(row, keep) for row, keep in judged if held_out(row['file'])])
        checks = [row['check'] for row in rows if not row['offered']]
        for name, good in (('grounded', lambda c: c['grounded'] in ('exact', 'fuzzy')),
                           ('no leakage', lambda c: not c['leakage']),
                           ('valid gaps', lambda c: c['clozeValid']),
                           ('self-contained', lambda c: c['selfContained']),
                           ('atomic', lambda c: c['atomic'])):
            print(f'{name:15} {share([good(check) for check in checks])} of {len(checks)} kept')
        kept = [row for row in rows if not row['offered']]
        print(f'answerable      {100 * answerable(kept, chunks) / len(kept):.0f} %')
        print(f'repeated        {100 * repeats(kept) / len(kept):.1f} %')


main()
