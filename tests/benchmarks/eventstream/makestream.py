#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes an event stream as chat services send it: makestream.py FILE MEGABYTES [words|text].

words: one token a delta (about 220 bytes an event), some of it not ASCII, keep-alive
comments between. text: about 2 KB of text an event. The same every time."""
import json
import random
import sys

file, size, kind = sys.argv[1], int(sys.argv[2]) * 1_000_000, (sys.argv[3:] or ["words"])[0]
random.seed(1)
words = ["the", "membrane", "of", "a", "cell", "naïve", "façade", "growth", "—", "φωτός", "日本", "\n", "\"quote\""]
with open(file, "wb") as out:
    written = 0
    number = 0
    while written < size:
        count = 1 if kind == "words" else 350
        text = " ".join(random.choice(words) for _ in range(count))
        delta = {"id": "chatcmpl-9f2c5b0d7e", "object": "chat.completion.chunk", "created": 1700000000,
                 "model": "model-large-2024", "system_fingerprint": "fp_44709d6fcb",
                 "choices": [{"index": 0, "delta": {"content": " " + text}, "finish_reason": None}]}
        event = "data: " + json.dumps(delta, ensure_ascii=False) + "\n\n"
        number += 1
        if number % 100 == 0:
            event = ": keep-alive\n\n" + event
        written += out.write(event.encode())
