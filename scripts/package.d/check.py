"""Unpacks an archive of scripts/package and uses it as on a machine without a JDK: only what the launcher calls is on the PATH.

check.py ARCHIVE    the exit code is 1, and a line says why, if something is not as it should be
"""
import contextlib
import csv
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from statistics import median

NEEDED = ("bash", "readlink") if sys.platform == "linux" else ("bash", "getconf", "readlink")
SCRIPT = os.path.join(os.path.dirname(os.path.realpath(__file__)), "visit.groovy")
TRIES = 5
PATIENCE = 60
SECONDS = 3


class Wrong(Exception):
    """What is not as it should be."""


class Installation:
    """The unpacked archive, and the only environment that it gets."""

    def __init__(self, archive, folder):
        # What a path may have in it, and a launcher may stumble over.
        self.home = os.path.join(folder, "unpacked here (1)")
        os.mkdir(self.home)
        subprocess.run(["tar", "-xzf", archive, "-C", self.home], check=True)
        path = os.path.join(folder, "path")
        os.mkdir(path)
        for command in NEEDED:
            os.symlink(shutil.which(command), os.path.join(path, command))
        (name,) = os.listdir(self.home)
        self.command = os.path.join(path, "gryllus")
        os.symlink(os.path.join(self.home, name, "bin", "gryllus"), self.command)
        self.environment = {"PATH": path, "GRYLLUS_CACHE": os.path.join(folder, "cache")}
        # Without a script that would be read for its options.
        self.folder = os.path.join(folder, "work")
        os.mkdir(self.folder)

    def run(self, *arguments, **variables):
        done = subprocess.run([self.command, *arguments], cwd=self.folder, env={**self.environment, **variables}, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=PATIENCE, check=False)
        if done.returncode != 0:
            raise Wrong(f"gryllus {' '.join(arguments)}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
        return done

    @contextlib.contextmanager
    def start(self, *arguments):
        with subprocess.Popen([self.command, *arguments], cwd=self.folder, env=self.environment, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
            try:
                yield process
            finally:
                process.kill()


def main():
    archive = sys.argv[1]
    with tempfile.TemporaryDirectory(prefix="gryllus-package-") as folder:
        installation = Installation(archive, folder)
        told(installation)
        prepared(installation)
        requests = tested(installation)
        opened(installation)
        rows = [
            ("archive", megabytes(os.path.getsize(archive)), ""),
            ("unpacked", megabytes(size(installation.home)), ""),
            timed("--version", lambda: until_told(installation, "--version")),
            timed("--help", lambda: until_told(installation, "--help")),
            timed("first request", lambda: until_requested(installation)),
        ]
    print(f"{os.path.basename(archive)}, with nothing but {', '.join(NEEDED)} on the PATH\n")
    print(table([("", f"median of {TRIES}", "min–max"), *rows]))
    print(f"\nA test of {SECONDS} s against its own demo shop: {requests} requests, exit code 0, the summary and the CSV file agree."
          "\nThe web interface answers.")


def told(installation):
    expect(r"gryllus \S+ \(Java 25, ", installation.run("--version").stdout, "--version")
    expect("(?m)^ +--headless", installation.run("--help").stdout, "--help")


def prepared(installation):
    """The JVM would pass over a cache that it cannot use, and only be slow."""
    speaking = os.path.join(installation.folder, "speaking.groovy")
    with open(SCRIPT, encoding="utf-8") as script, open(speaking, "w", encoding="utf-8") as file:
        file.write(script.read() + "// json\n")
    # Each script twice, as it is compiled at first; only one of them has a word of JSON.
    for words in (["--version"], *(["--headless", "--list", "-f", script] for script in (SCRIPT, SCRIPT, speaking, speaking))):
        installation.run(*words, GRYLLUS_JAVA_OPTS="-XX:AOTMode=on")


def tested(installation):
    with installation.start("demo", "--serve", "--port", "0") as shop:
        address = expect(r"http://127\.0\.0\.1:\d+", shop.stdout.readline(), "demo --serve")
        done = installation.run("-f", SCRIPT, "-H", address, "--headless", "-u", "3", "-r", "3", "-t", f"{SECONDS}s", "--only-summary",
                                "--csv", "out")
    counted = expect(r"(?m)^ *Aggregated +\d+ +0\(0", done.stderr, "the summary of a test").split()[1]
    with open(os.path.join(installation.folder, "out_stats.csv"), encoding="utf-8", newline="") as file:
        written = {row["Name"]: (row["Request Count"], row["Failure Count"]) for row in csv.DictReader(file)}
    if written != {"/items": (counted, "0"), "Aggregated": (counted, "0")} or int(counted) < SECONDS:
        raise Wrong(f"out_stats.csv: {written}, where the summary has {counted} requests and no failure")
    return counted


def opened(installation):
    """The web interface, with the prepared classes of all that there is: they are not where they were when they were made."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with installation.start("-f", SCRIPT, "-H", "http://127.0.0.1:1", "--web-port", str(port)) as process:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/stats/requests", timeout=PATIENCE) as answer:
                    expect('"state": ?"ready"', answer.read().decode(), "/stats/requests")
                    return
            except urllib.error.URLError as error:
                if process.poll() is not None or time.monotonic() > deadline:
                    raise Wrong(f"the web interface: {error.reason}\n{process.stdout.read() if process.poll() is not None else ''}") from error
                time.sleep(0.1)


def expect(pattern, text, what):
    found = re.search(pattern, text)
    if not found:
        raise Wrong(f"{what} says something else than expected:\n{text}")
    return found.group()


def until_told(installation, option):
    start = time.monotonic()
    installation.run(option)
    return time.monotonic() - start


def until_requested(installation):
    """To the first byte of the first request; the script was compiled before."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(PATIENCE)
        start = time.monotonic()
        with installation.start("-f", SCRIPT, "-H", f"http://127.0.0.1:{server.getsockname()[1]}", "--headless"):
            connection, _ = server.accept()
            with connection:
                connection.settimeout(PATIENCE)
                connection.recv(1)
                return time.monotonic() - start


def timed(name, measure):
    times = [measure() for _ in range(TRIES)]
    return name, f"{median(times):.2f} s", f"{min(times):.2f}–{max(times):.2f}"


def size(folder):
    return sum(os.lstat(os.path.join(place, file)).st_size for place, _, files in os.walk(folder) for file in files)


def megabytes(count):
    return f"{count / 1e6:.0f} MB"


def table(rows):
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join([f"{name:<{widths[0]}}", *(f"{cell:>{width}}" for cell, width in zip(cells, widths[1:]))]).rstrip()
                     for name, *cells in rows)


if __name__ == "__main__":
    try:
        main()
    except (Wrong, subprocess.TimeoutExpired, TimeoutError) as wrong:
        sys.exit(f"The archive is not as it should be: {wrong}")
