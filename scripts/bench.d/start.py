"""How long a start takes: from launching the program to the first request that reaches a server, on all cores."""
import contextlib
import os
import random
import socket
import subprocess
import tempfile
import time
from statistics import median

from generators import GRYLLUS
from measure import PATIENCE, GeneratorFailed, environment, failure_remarks
from program import Program
from tables import NONE, Goal, Table, quartiles

# A start takes less than a second, and differs by a tenth from the next one.
STARTS = 7  # a round
OPTIONS = ("--version", "--help")
HEADINGS = ("generator", "--version s", "--help s", "first request s", "quartiles", "nothing cached s", "÷ Locust's of its kind")
# The goals, in seconds and in times of Locust's start.
TOLD, COLD_TIMES_LOCUST = 0.15, 2


class Starts:
    """How long the starts of one generator took, in seconds, and what it tells without one; and what failed of these."""

    def __init__(self, bench, generator):
        self.generator = generator
        self.warm, self.cold, self.failures, self.told = [], [], [], {}
        self._bench = bench

    def fill_caches(self):
        """A start that does not count, so that nobody reads a disk, and scripts that can be kept are."""
        with contextlib.suppress(GeneratorFailed):  # Those that count fail, too, and tell it.
            _first_request(self._bench, self.generator, {})

    def again(self):
        """One more start, and one with nothing cached where there is a cache; returns what to tell of it."""
        try:
            self.warm.append(_first_request(self._bench, self.generator, {}))
            if self.generator.executable == GRYLLUS:
                with tempfile.TemporaryDirectory(dir=self._bench.folder) as empty:
                    os.chmod(empty, 0o700)
                    self.cold.append(_first_request(self._bench, self.generator, {"GRYLLUS_CACHE": empty}))
        except GeneratorFailed as failure:
            self.failures.append(failure)
            return f"failed: {failure}"
        return f"{self.warm[-1]:6.3f} s"

    def ask(self):
        """For what is told without a test."""
        try:
            for option in OPTIONS if self.generator.version else ():
                self.told[option] = _told(self._bench, self.generator, option)
        except GeneratorFailed as failure:
            self.failures.append(failure)

    def remarks(self, times):
        if self.failures:
            yield from failure_remarks(self.generator.name, self.failures, f"{times} starts")


def run(bench):
    times = bench.rounds * STARTS
    starts = {generator.key: Starts(bench, generator) for generator in bench.generators}
    for each in starts.values():
        each.fill_caches()
    for number in range(1, times + 1):
        # In a new order each time: what ran just before shows in a start, in caches and in memory that is ready.
        for each in random.sample(list(starts.values()), len(starts)):
            bench.say(f"start {number} of {times}: {each.generator.name:<20} {each.again()}")
    rows, goals = [], []
    for each in starts.values():
        each.ask()
        peer = starts.get(each.generator.peer)
        rows.append(_row(each, peer))
        goals += _goals(each, peer)
    return Table("Start: from the launch to the first request", HEADINGS, rows,
                 [remark for each in starts.values() for remark in each.remarks(times)], goals,
                 failed=any(each.failures for each in starts.values()))


def _row(starts, peer):
    if not starts.warm:
        return starts.generator.name, f"failed: {starts.failures[-1]}"
    ratio = _ratio(starts.warm, peer)
    return (
        starts.generator.name,
        *(f"{starts.told[option]:.2f}" if starts.told.get(option) else NONE for option in OPTIONS),
        f"{median(starts.warm):.3f}",
        quartiles(starts.warm, ".3f"),
        f"{median(starts.cold):.3f}" if starts.cold else NONE,
        f"{ratio:.2f}" if ratio else NONE)


def _goals(starts, peer):
    name = starts.generator.name
    if peer:
        yield Goal.at_most(1, _ratio(starts.warm, peer), f"{name}: launch to first request ÷ {peer.generator.name}'s")
        yield Goal.less(COLD_TIMES_LOCUST, _ratio(starts.cold, peer), f"{name}: the same with nothing cached")
    if starts.generator.executable == GRYLLUS:
        for option in OPTIONS:
            yield Goal.less(TOLD, starts.told.get(option), f"{name}: seconds for {option}")


def _ratio(times, peer):
    """Of the medians; None where there is nothing to compare."""
    return median(times) / median(peer.warm) if peer and times and peer.warm else None


def _first_request(bench, generator, variables):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(1)
        command = generator.command(f"http://127.0.0.1:{server.getsockname()[1]}", PATIENCE)
        start = time.monotonic()
        with Program(command, bench.folder, f"{generator.key}.log", bench.all_cores, environment(variables)) as program:
            while program.exit_code(within=0) is None and time.monotonic() < start + PATIENCE:
                # wrk connects once beforehand, and asks for nothing.
                if _is_asked(server):
                    return time.monotonic() - start
            raise GeneratorFailed("made no request", program.output())


def _is_asked(server):
    """Waits for a connection, and for its first byte."""
    try:
        connection, _ = server.accept()
        with connection:
            connection.settimeout(PATIENCE)
            return len(connection.recv(1)) > 0
    except OSError:
        return False


def _told(bench, generator, option):
    """In seconds; raises GeneratorFailed where it does not tell."""
    try:
        return median(_until_told(bench, generator, option) for _ in range(5))
    except (OSError, subprocess.SubprocessError) as failure:
        raise GeneratorFailed(f"{option}: {failure}", "") from failure


def _until_told(bench, generator, option):
    start = time.monotonic()
    # In a folder without a script that would be read for its options.
    subprocess.run(["taskset", "--cpu-list", bench.all_cores, generator.executable, option], stdout=subprocess.DEVNULL,
                   cwd=bench.folder, env=environment(), check=True, timeout=PATIENCE)
    return time.monotonic() - start
