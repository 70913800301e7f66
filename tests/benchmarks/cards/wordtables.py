#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes resources/words/<language>.txt: how common words are, and for English
which parts of speech they can be.

  pip download wordfreq --no-deps; pip install msgpack; apt-get install wordnet-base
  wordtables.py wordfreq-3.1.1-py3-none-any.whl /usr/share/wordnet ../../../resources/words

Frequencies are of wordfreq 3.1 (Robyn Speer; data CC BY-SA 4.0), parts of speech of
WordNet 3.0 (Princeton University; its own free licence). See resources/words/README.
"""
import collections
import gzip
import os
import sys
import zipfile

import msgpack

LANGUAGES = {'eng': ('en', 20000), 'deu': ('de', 14000), 'fra': ('fr', 14000),
             'spa': ('es', 14000), 'ita': ('it', 14000), 'por': ('pt', 14000)}
RULES = {'n': [('s', ''), ('ses', 's'), ('xes', 'x'), ('zes', 'z'), ('ches', 'ch'),
               ('shes', 'sh'), ('men', 'man'), ('ies', 'y')],
         'v': [('s', ''), ('ies', 'y'), ('es', 'e'), ('es', ''), ('ed', 'e'), ('ed', ''),
               ('ing', 'e'), ('ing', '')],
         'a': [('er', ''), ('est', ''), ('er', 'e'), ('est', 'e')], 'r': []}
FILES = {'n': 'noun', 'v': 'verb', 'a': 'adj', 'r': 'adv'}


def frequencies(wheel, language):
    """(Zipf value × 10, word), the most common first."""
    data = msgpack.unpackb(gzip.decompress(
        wheel.read(f'wordfreq/data/large_{language}.msgpack.gz')), raw=False)
    for centibels, words in enumerate(data[1:]):
        for word in words:
            yield round(90 - centibels / 10), word


class PartsOfSpeech:
    def __init__(self, folder):
        self.exceptions = {}
        self.senses = collections.defaultdict(dict)
        for part, name in FILES.items():
            self.exceptions[part] = collections.defaultdict(list)
            with open(os.path.join(folder, name + '.exc')) as file:
                for line in file:
                    form, *lemmas = line.split()
                    self.exceptions[part][form] += lemmas
            with open(os.path.join(folder, 'index.' + name)) as file:
                for line in file:
                    if line.startswith(' '):
                        continue
                    fields = line.split()
                    self.senses[fields[0]][part] = int(fields[2])
        # Senses that are written with a capital ("Neptune"), and those that aren't.
        self.capital = collections.Counter()
        self.small = collections.Counter()
        with open(os.path.join(folder, 'data.noun')) as file:
            for line in file:
                if line.startswith(' '):
                    continue
                fields = line.split()
                for word in fields[4:4 + 2 * int(fields[3], 16):2]:
                    (self.capital if word[0].isupper() else self.small)[word.lower()] += 1
        self.counts = collections.defaultdict(collections.Counter)
        kinds = {'1': 'n', '2': 'v', '3': 'a', '4': 'r', '5': 'a'}
        with open(os.path.join(folder, 'cntlist.rev')) as file:
            for line in file:
                key, _, count = line.split()
                lemma, rest = key.split('%')
                self.counts[lemma][kinds[rest[0]]] += int(count)

    def of(self, word):
        """The parts of speech that make up a fifth of a word's uses, or all it can be."""
        weights = collections.Counter()
        for part in FILES:
            lemmas = {word, *self.exceptions[part].get(word, [])}
            for ending, instead in RULES[part]:
                if word.endswith(ending) and len(word) > len(ending) + 2:
                    lemmas.add(word[:-len(ending)] + instead)
            for lemma in lemmas:
                if part in self.senses.get(lemma, {}):
                    inflected = 1 if lemma == word or part != 'v' else 2
                    weights[part] = max(weights[part], inflected * (
                        self.counts[lemma][part] + 0.3 * self.senses[lemma][part]))
        whole = sum(weights.values())
        tags = ''.join(part for part in 'nvar' if weights[part] * 5 >= whole > 0)
        return tags + ('p' if tags == 'n' and self.capital[word] > self.small[word] else '')


def main():
    wheel = zipfile.ZipFile(sys.argv[1])
    parts = PartsOfSpeech(sys.argv[2])
    for code, (language, size) in LANGUAGES.items():
        rows = collections.defaultdict(list)
        taken = 0
        for zipf, word in frequencies(wheel, language):
            if not word.replace("'", '').replace('-', '').isalpha() or len(word) < 2:
                continue
            tags = parts.of(word) if code == 'eng' else ''
            rows[zipf].append(word + (':' + tags if tags else ''))
            taken += 1
            if taken == size:
                break
        with open(os.path.join(sys.argv[3], code + '.txt'), 'w', encoding='utf-8') as file:
            for zipf in sorted(rows, reverse=True):
                file.write(f'{zipf} {" ".join(rows[zipf])}\n')


main()
