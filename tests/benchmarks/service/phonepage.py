#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The phone's page in a real Chromium at a phone's size: pairs by the link, sends eight photos,
loses the network while it sends and while it watches, checks, edits and deletes cards, also
while the computer is away. Every state is pictured, light and dark.

    tests/benchmarks/service/phonepage.py build/ci PICTURES [--chromium PROGRAM]

The browser goes to the machine's address in its network, which it trusts less than loopback.
Exit code 1 and a sentence when something isn't as it should be."""
import argparse
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

sys.dont_write_bytecode = True  # beside the sources
from browser import Browser

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.join(HERE, "..", "..", "..", "resources", "samples")


def own_address():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # nothing is sent
            return probe.getsockname()[0]
        except OSError:
            return "127.0.0.1"


class Server:
    def __init__(self, build, folder, port=0):
        self.process = subprocess.Popen(
            [os.path.join(build, "bin", "recto-cli"), "--library", os.path.join(folder, "library"),
             "serve", "--host", own_address(), "--port", str(port)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        told = json.loads(self.process.stdout.readline())
        self.url, self.token = told["url"], told["token"]
        self.link = re.search(r"http\S+", self.process.stderr.readline())[0]
        self.port = int(self.url.rsplit(":", 1)[1])

    def ask(self, path):
        request = urllib.request.Request(self.url + path,
                                         headers={"Authorization": "Bearer " + self.token})
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


def shown(section):
    return f"!document.getElementById('{section}').hidden"


def click(browser, selector):
    browser.run(f"document.querySelector({selector!r}).click()")


def expect(condition, sentence):
    if not condition:
        raise AssertionError(sentence)
    print("ok:", sentence)


def photos(folder, count):
    files = []
    names = ["photosynthesis.png", "geology.png", "heart-photo.jpg", "newton-slide.png"]
    for i in range(count):
        name = names[i % len(names)]
        file = os.path.join(folder, f"{i + 1}-{name}")
        shutil.copy(os.path.join(SAMPLES, name), file)
        if i >= len(names):
            with open(file, "ab") as again:
                again.write(b"\0" * i)  # another file: the same one is read once
        files.append(file)
    return files


def walk(browser, server, folder, pictures):
    def picture(name):
        for dark in (False, True):
            browser.phone(dark)
            time.sleep(0.15)
            browser.picture(os.path.join(pictures, name + ("-dark" if dark else "") + ".png"))
        browser.phone()
        wide = browser.run("document.documentElement.scrollWidth - window.innerWidth")
        expect(wide <= 0, f"{name}: nothing lies beyond the screen's edge")

    browser.open(server.url + "/")
    browser.until(shown("pair"))
    picture("1-not-connected")
    browser.open(server.link)
    browser.until(shown("choose"))
    expect(browser.run("location.hash") == "", "the code is gone from the address")
    picture("2-connected")

    browser.choose("#files", photos(folder, 8))
    browser.until("document.querySelectorAll('#pages li').length === 8")
    click(browser, "#pages li:nth-child(2) button:nth-child(2)")  # down
    expect("3. 2-geology" in browser.run("document.getElementById('pages').innerText"),
           "a page is moved")
    for _ in range(4):
        click(browser, "#pages li:nth-child(1) button:nth-child(3)")  # a whole turn
    browser.run("document.getElementById('course').value = 'Biology'")
    time.sleep(0.5)
    picture("3-chosen")

    browser.offline(False, upload=400_000)
    click(browser, "#make")
    browser.until("[...document.querySelectorAll('#sending progress')].some((bar) => bar.value === 1)")
    picture("4-sending")
    browser.offline(True)
    browser.until("!document.getElementById('away').hidden")
    picture("5-away")
    before = browser.run("[...document.querySelectorAll('#sending progress')].filter((bar) => bar.value === 1).length")
    expect(before > 0, f"what was sent stays sent ({before} of 8)")
    browser.offline(False)
    browser.until("document.getElementById('away').hidden")
    browser.until("document.querySelectorAll('#made li').length > 0", 120)
    expect(len(server.ask("/api/jobs")["jobs"]) == 1, "one job, however often it was tried")
    picture("6-working")
    browser.offline(True)
    time.sleep(1)
    browser.offline(False)
    browser.until("document.getElementById('percent').textContent === '100 %'", 240)
    done = time.monotonic()
    picture("7-complete")
    browser.until(shown("review"))
    print(f"review {time.monotonic() - done:.1f} s after the end was seen")
    browser.until("document.querySelectorAll('#saved li').length > 0")
    expect(browser.run("location.pathname").startswith("/review/"), "the set's own address")
    browser.until("document.querySelectorAll('#saved img').length > 0")
    time.sleep(0.5)
    picture("8-review")

    upload = browser.run("location.pathname").rsplit("/", 1)[1]
    def cards():
        return {card["id"]: card for card in server.ask(f"/api/uploads/{upload}/flashcards")["flashcards"]}
    all_before = len(cards())
    expect(browser.run("document.querySelectorAll('#saved li').length") == all_before,
           f"all {all_before} cards are shown")
    click(browser, "#saved li:nth-child(1) button:nth-child(1)")
    browser.until("document.querySelectorAll('#saved .checked').length === 1")
    click(browser, "#saved li:nth-child(2) button:nth-child(2)")
    browser.until("document.querySelectorAll('#saved textarea').length === 2")
    browser.run("document.querySelector('#saved textarea').value = 'An <b>edited</b> front'")
    picture("9-edit")
    click(browser, "#saved li:nth-child(2) button:nth-child(1)")
    click(browser, "#saved li:nth-child(3) button:nth-child(3)")
    picture("10-deleted")
    for _ in range(100):
        now = cards()
        if len(now) == all_before - 1 and any("<b>edited</b>" in c["front"] for c in now.values()):
            break
        time.sleep(0.1)
    expect(len(cards()) == all_before - 1, "a card is deleted")
    expect(any(card.get("checkedAt") for card in cards().values()), "a card is checked")
    expect(any(card["front"] == "An <b>edited</b> front" for card in cards().values()),
           "a card is edited, and is text")
    click(browser, "#undo-button")
    for _ in range(100):
        if len(cards()) == all_before:
            break
        time.sleep(0.1)
    expect(len(cards()) == all_before, "and comes back")

    browser.offline(True)
    click(browser, "#saved li:nth-child(4) button:nth-child(1)")
    browser.until("!document.getElementById('away').hidden")
    expect(browser.run("document.querySelectorAll('#saved .checked').length") == 2,
           "cards can be checked while the computer is away")
    picture("11-review-away")
    browser.offline(False)
    browser.until("document.getElementById('away').hidden", 30)
    for _ in range(100):
        if sum(1 for card in cards().values() if card.get("checkedAt")) == 2:
            break
        time.sleep(0.1)
    expect(sum(1 for card in cards().values() if card.get("checkedAt")) == 2,
           "what was checked meanwhile is sent later")
    browser.open(server.url + "/review/" + upload)
    browser.until("document.querySelectorAll('#saved .checked').length === 2")

    click(browser, "#more")
    browser.until(shown("choose"))
    bad = os.path.join(folder, "notes.jpg")
    with open(bad, "w", encoding="utf-8") as file:
        file.write("no picture")
    browser.choose("#files", [bad])
    browser.until("document.querySelectorAll('#pages li').length === 1")
    click(browser, "#make")
    browser.until(shown("failed"), 60)
    picture("12-failed")
    expect(len(browser.run("document.getElementById('failed-text').textContent")) > 10,
           "a failure has a sentence")
    expect(browser.run("document.getElementById('bar').value") == 0, "progress is taken back")
    click(browser, "#again")
    browser.until(shown("failed"), 60)
    browser.language("de")
    browser.open(server.url + "/")
    browser.until(shown("choose"))
    picture("13-german")
    expect(browser.run("document.documentElement.lang") == "de", "the browser's language")
    expect(not browser.errors, f"no script failed, nothing was kept out: {browser.errors}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build")
    parser.add_argument("pictures")
    parser.add_argument("--chromium", default="chromium")
    arguments = parser.parse_args()
    os.makedirs(arguments.pictures, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(arguments.build, folder)
        browser = Browser(arguments.chromium)
        try:
            walk(browser, server, folder, arguments.pictures)
        except AssertionError as wrong:
            browser.picture(os.path.join(arguments.pictures, "wrong.png"))
            print("wrong:", wrong)
            return 1
        finally:
            browser.close()
            server.stop()
    print("done")
    return 0


if __name__ == "__main__":
    sys.exit(main())
