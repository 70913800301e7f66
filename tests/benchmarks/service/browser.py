# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a headless Chromium by its debugging protocol, over a pipe: no library is needed."""
import base64
import json
import os
import select
import subprocess
import tempfile
import time


class Browser:
    def __init__(self, program="chromium"):
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        there, self.out = os.pipe()
        self.inn, back = os.pipe()
        # The pipe's ends are 3 and 4 in the child.
        def arrange():
            os.dup2(there, 20)
            os.dup2(back, 21)
            os.dup2(20, 3)
            os.dup2(21, 4)
        self.process = subprocess.Popen(
            [program, "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu",
             "--no-first-run", "--disable-dev-shm-usage", "--user-data-dir=" + self.profile.name,
             "about:blank"],
            preexec_fn=arrange, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(there)
        os.close(back)
        self.number = 0
        self.buffer = b""
        self.errors = []
        target = self.call("Target.createTarget", url="about:blank", session=None)["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True,
                                 session=None)["sessionId"]
        for domain in ("Page", "Runtime", "DOM", "Network", "Log"):
            self.call(domain + ".enable")

    def message(self, timeout):
        end = time.monotonic() + timeout
        while b"\0" not in self.buffer:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.inn], [], [], left)[0]:
                return None
            got = os.read(self.inn, 1 << 20)
            if not got:
                raise RuntimeError("the browser is gone")
            self.buffer += got
        text, _, self.buffer = self.buffer.partition(b"\0")
        message = json.loads(text)
        if message.get("method") == "Runtime.exceptionThrown":
            self.errors.append(message["params"]["exceptionDetails"])
        entry = message.get("params", {}).get("entry", {})
        if entry.get("source") == "security":
            self.errors.append(entry["text"])
        return message

    def call(self, method, session="own", **params):
        self.number += 1
        command = {"id": self.number, "method": method, "params": params}
        if session:
            command["sessionId"] = self.session
        os.write(self.out, json.dumps(command).encode() + b"\0")
        while True:
            message = self.message(60)
            if message is None:
                raise RuntimeError(method + " isn't answered")
            if message.get("id") == self.number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]

    def phone(self, dark=False, width=390, height=844):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=2, mobile=True)
        self.call("Emulation.setTouchEmulationEnabled", enabled=True)
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def language(self, code):
        agent = self.call("Browser.getVersion", session=None)["userAgent"]
        self.call("Network.setUserAgentOverride", userAgent=agent, acceptLanguage=code)

    def offline(self, away, upload=-1):
        self.call("Network.emulateNetworkConditions", offline=away, latency=0,
                  downloadThroughput=-1, uploadThroughput=upload)

    def open(self, url):
        self.call("Page.navigate", url=url)

    def run(self, script):
        result = self.call("Runtime.evaluate", expression=script, awaitPromise=True,
                           returnByValue=True, userGesture=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{script}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def until(self, script, timeout=60):
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            try:
                if self.run(script):
                    return
            except RuntimeError:
                pass  # the page is just being loaded
            time.sleep(0.05)
        raise AssertionError(f"never true: {script}; the page says: "
                             + str(self.run("document.body.innerText"))[:600])

    def choose(self, selector, files):
        root = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.call("DOM.setFileInputFiles", nodeId=node, files=files)

    def picture(self, file):
        shot = self.call("Page.captureScreenshot", format="png")
        with open(file, "wb") as picture:
            picture.write(base64.b64decode(shot["data"]))

    def close(self):
        try:
            self.call("Browser.close", session=None)
        except (RuntimeError, OSError):
            self.process.kill()
        self.process.wait(20)
        os.close(self.out)
        os.close(self.inn)
        self.profile.cleanup()
