#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What watchers and uploads cost a service: 1,000 idle streams at 20 events a second for a
minute, 100 that never read, uploads of 10 × 12 MB, and the stop.

    tests/benchmarks/service/watchers.py build/ci/tests/bench_service [--seconds 60]

bench_service serves jobs whose rows it makes itself; it prints its address and token and what
it uses. An idle machine with two cores: this client takes one of them."""
import argparse
import http.client
import json
import os
import re
import select
import signal
import socket
import subprocess
import sys
import time

TICK = os.sysconf("SC_CLK_TCK")


class Service:
    def __init__(self, program, environment):
        self.process = subprocess.Popen([program], stdout=subprocess.PIPE, stdin=subprocess.PIPE,
                                        text=True, env={**os.environ, **environment})
        told = json.loads(self.process.stdout.readline())
        self.port, self.token, self.job = told["port"], told["token"], told["jobId"]

    def say(self, word):
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()

    def memory(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1]) / 1024

    def peak(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmHWM:\s+(\d+)", status.read())[1]) / 1024

    def cpu(self):
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def stream(self, receive=None):
        client = socket.socket()
        if receive:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
        client.connect(("127.0.0.1", self.port))
        client.sendall(f"GET /api/jobs/{self.job}/events HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
                       f"Authorization: Bearer {self.token}\r\n\r\n".encode())
        return client

    def stop(self):
        began = time.monotonic()
        self.say("stop")
        self.process.wait(20)
        return time.monotonic() - began


def watch(service, streams, seconds):
    poll = select.epoll()
    clients = {}
    for _ in range(streams):
        client = service.stream()
        client.setblocking(False)
        clients[client.fileno()] = client
        poll.register(client.fileno(), select.EPOLLIN)
    deadline = time.monotonic() + 20
    waiting = set(clients)
    while waiting and time.monotonic() < deadline:
        for number, _ in poll.poll(0.5):
            if b"event-stream" in clients[number].recv(65536):
                waiting.discard(number)
    assert not waiting, f"{len(waiting)} streams have no head"
    full = service.memory()
    service.say("events")
    delays = []
    # Some are looked into: reading all would measure this client.
    timed = set(list(clients)[::20])
    time.sleep(1)
    for _ in range(3):  # what came meanwhile
        for number, _ in poll.poll(0):
            clients[number].recv(1 << 20)
    cpu, began = service.cpu(), time.monotonic()
    while time.monotonic() < began + seconds:
        for number, _ in poll.poll(0.1):
            text = clients[number].recv(65536)
            if number not in timed:
                continue
            now = time.time() * 1000
            for at in re.findall(rb'"told":(\d+)', text):
                delays.append(now - int(at))
    used = (service.cpu() - cpu) / (time.monotonic() - began)
    service.say("quiet")
    delays.sort()
    for client in clients.values():
        client.close()
    return {"streams": streams, "timed": len(delays), "core": round(100 * used, 1),
            "p50": round(delays[len(delays) // 2], 1), "p99": round(delays[len(delays) * 99 // 100], 1),
            "memory": round(max(full, service.memory()), 1)}


def deaf(service, seconds):
    before = service.memory()
    clients = [service.stream(4096) for _ in range(100)]
    service.say("large")
    time.sleep(seconds)
    after = service.memory()
    service.say("quiet")
    for client in clients:
        client.close()
    rows = seconds * 20 * 20_000 / (1 << 20)  # that the jobs keep, once
    return {"deaf": 100, "more": round(after - before - rows, 1), "rows": round(rows, 1)}


def upload(service):
    before = service.memory()
    page = os.urandom(12 << 20)
    body = b"".join(b'--b\r\nContent-Disposition: form-data; name="image%d"; filename="p"\r\n\r\n%s\r\n'
                    % (i, page) for i in range(10)) + b"--b--\r\n"
    began = time.monotonic()
    client = http.client.HTTPConnection("127.0.0.1", service.port)
    client.request("POST", "/api/process", body,
                   {"Authorization": "Bearer " + service.token,
                    "Content-Type": "multipart/form-data; boundary=b"})
    status = client.getresponse().status
    return {"upload": status, "seconds": round(time.monotonic() - began, 2),
            "more": round(service.peak() - before, 1)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--streams", type=int, default=1000)
    parser.add_argument("--glib", action="store_true", help="with GLib's loop")
    arguments = parser.parse_args()
    environment = {} if arguments.glib else {"QT_NO_GLIB": "1"}
    service = Service(arguments.program, environment)
    print("upload of 120 MB:", upload(service))
    print("stop, idle:", round(service.stop(), 2), "s")
    service = Service(arguments.program, environment)
    idle = service.memory()
    print("never read:", deaf(service, 12))
    service.stop()
    service = Service(arguments.program, environment)
    idle = service.memory()
    result = watch(service, arguments.streams, arguments.seconds)
    result["more"] = round(result["memory"] - idle, 1)
    print("watchers:", result)
    again = [service.stream() for _ in range(arguments.streams)]
    time.sleep(2)
    print("stop with", len(again), "streams:", round(service.stop(), 2), "s")


if __name__ == "__main__":
    import resource
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    sys.exit(main())
