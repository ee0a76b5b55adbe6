"""What an open page of the web interface costs the generator: its processor time a request with one beside it, and without, in turn."""
import json
import math
import os
import re
import signal
import statistics
import subprocess
import sys
import time

from generators import GRYLLUS, HERE
from measure import GeneratorFailed, await_first_request, environment, failure_remarks, let_run
from program import Program
from tables import Table
from target import Nginx, free_port

USERS = 400  # each with 50 requests a second: page.groovy
# What a page with the tab that it begins with listens to; it asks for nothing by itself, to which LivePageSpec holds it.
TAB = "Statistics"
FEED = "/api/feed?of=points,statistics"
# A JVM has compiled by then what 20,000 requests a second need, and opening the page is over.
WARM_UP = 40
OPENING = 1
# Many short windows tell a difference of less than one in a hundred, which few long ones do not: a machine has its moods.
PAIRS = 40
SECONDS = 3
HEADINGS = ("open tab", "requests/s", "µs/request without", "with", "more, mean of pairs", "median", "its threads", "bytes/s to it")


def run(bench):
    remarks = []
    try:
        with Nginx(bench) as nginx:
            row = _measure(bench, nginx)
        bench.say(f"page: {row[4]} more, {row[6]} in its threads")
    except GeneratorFailed as failure:
        row = (TAB, f"failed: {failure}")
        remarks += failure_remarks(TAB, [failure])
    return Table(f"An open page beside {USERS * 50:,} requests a second, {PAIRS} pairs of windows", HEADINGS, [row], remarks)


def _measure(bench, nginx):
    port = free_port()
    command = [GRYLLUS, "-f", os.path.join(HERE, "page.groovy"), "--host", nginx.url, "--autostart", "--web-port", str(port),
               "-u", str(USERS), "-r", str(USERS)]
    served_before = nginx.served().requests
    with Program(command, bench.folder, "page.log", bench.all_cores, environment()) as program:
        await_first_request(program, nginx, served_before)
        let_run(program, WARM_UP, "while it warmed up")
        windows = {False: [], True: []}
        got = {}
        for pair in range(PAIRS):
            # So that neither is always the first: a JVM gets quicker all the time.
            for watched in ((False, True) if pair % 2 == 0 else (True, False)):
                viewer = _viewer(port) if watched else None
                try:
                    let_run(program, OPENING)
                    windows[watched].append(_Window.of(program, nginx, SECONDS))
                finally:
                    got = _end(viewer) if viewer else got
    return _row(windows, got)


def _viewer(port):
    return subprocess.Popen([sys.executable, os.path.join(HERE, "viewer.py"), str(port), FEED], stdout=subprocess.PIPE, text=True)


def _end(viewer):
    viewer.send_signal(signal.SIGTERM)
    return json.loads(viewer.communicate()[0] or "{}")


class _Window:
    def __init__(self, cost, rate, own):
        self.cost, self.rate, self.own = cost, rate, own

    @staticmethod
    def of(program, nginx, seconds):
        began, cpu, served, own = time.monotonic(), program.cpu_seconds(), nginx.served().requests, _of_server(program)
        let_run(program, seconds)
        spent, made, took = program.cpu_seconds() - cpu, nginx.served().requests - served, time.monotonic() - began
        return _Window(spent / made * 1e6, made / took, (_of_server(program) - own) / spent)


def _of_server(program):
    """Processor time of the threads that serve pages, in seconds."""
    total = 0
    for pid in program.pids():
        for thread in os.listdir(f"/proc/{pid}/task"):
            try:
                with open(f"/proc/{pid}/task/{thread}/comm", encoding="utf-8") as name:
                    if not re.match("web", name.read()):
                        continue
                with open(f"/proc/{pid}/task/{thread}/schedstat", encoding="ascii") as times:
                    total += int(times.read().split()[0]) / 1e9
            except (FileNotFoundError, ProcessLookupError):
                continue  # It ended while we looked.
    return total


def _row(windows, got):
    more = [watched.cost / alone.cost - 1 for alone, watched in zip(windows[False], windows[True])]
    error = statistics.stdev(more) / math.sqrt(len(more))
    median = {watched: statistics.median(window.cost for window in side) for watched, side in windows.items()}
    return (TAB, f"{statistics.median(window.rate for window in windows[True]):,.0f}", f"{median[False]:.2f}", f"{median[True]:.2f}",
            f"{statistics.mean(more):+.2%} ± {2 * error:.2%}", f"{statistics.median(more):+.2%}",
            f"{statistics.median(window.own for window in windows[True]):.2%}",
            f"{sum(path['bytes_per_second'] for path in got.values()):,.0f}")
