"""What a generator costs between two moments of its run, and how it is watched until then and to its end."""
import os
import re
import time
from dataclasses import astuple, dataclass
from operator import add, sub

from cores import idle_seconds
from program import Program

# The program may take this long to its first request, and to end after its time.
PATIENCE = 60
# How much longer than the measured window a generator runs, so that the window ends before the run does.
SLACK = 2
# Of the rate that was wanted, at least; else it is another load.
HELD = 0.95


class GeneratorFailed(Exception):
    """A run that gave no measurement; says why, and has the end of the generator's output."""

    def __init__(self, reason, output):
        super().__init__(reason)
        self.last_lines = [line[:140] for line in output.splitlines() if line.strip()][-15:]


@dataclass(frozen=True)
class Moment:
    """Running totals, all in seconds but for the counts; only the difference of two moments means something."""
    time: float
    generator: float  # processor time of the generator, and of the target
    target: float
    generator_idle: float  # idle time of their cores
    target_idle: float
    requests: int
    connections: int

    @staticmethod
    def now(program, target):
        # Always in this order: what reading takes then falls out of the difference.
        return Moment(time.monotonic(), program.cpu_seconds(), target.program.cpu_seconds(),
                      idle_seconds(program.core), idle_seconds(target.program.core), *target.served()[:2])


@dataclass(frozen=True)
class Measurement:
    """What passed in one window, or in several that were added."""
    passed: Moment
    peak_megabytes: float

    @staticmethod
    def between(start, end, peak_megabytes):
        return Measurement(_by_fields(sub, end, start), peak_megabytes)

    def __add__(self, other):
        return Measurement(_by_fields(add, self.passed, other.passed), max(self.peak_megabytes, other.peak_megabytes))

    @property
    def cpu_per_request(self):
        """In microseconds."""
        return self.passed.generator / self.passed.requests * 1e6

    @property
    def requests_per_second(self):
        return self.passed.requests / self.passed.time

    @property
    def busy(self):
        """The generator's share of its core."""
        return self.passed.generator / self.passed.time

    @property
    def target_busy(self):
        return self.passed.target / self.passed.time

    @property
    def others(self):
        """What neither idled nor was ours, of the core where that was more."""
        lost = max(self.passed.time - self.passed.generator - self.passed.generator_idle,
                   self.passed.time - self.passed.target - self.passed.target_idle)
        return max(0.0, lost / self.passed.time)

    @property
    def new_connections(self):
        """Per request."""
        return self.passed.connections / self.passed.requests


def _by_fields(operation, one, other):
    return Moment(*map(operation, astuple(one), astuple(other)))


def measure(bench, generator, target, command, variables):
    """One run, of a command from its seconds, with one window."""
    served_before = target.served().requests
    with Program(command(generator.warm_up + bench.seconds + SLACK), bench.folder, f"{generator.key}.log",
                 bench.generator_core, environment(variables)) as program:
        await_first_request(program, target, served_before)
        let_run(program, generator.warm_up, "while it warmed up")
        measured = measure_window(program, target, bench.seconds)
        await_success(program, generator)
    return measured


def measure_window(program, target, seconds):
    """What it costs from now on."""
    start = Moment.now(program, target)
    let_run(program, seconds)
    end = Moment.now(program, target)
    if end.requests == start.requests:
        raise GeneratorFailed("made no request while it was measured", program.output())
    return Measurement.between(start, end, program.peak_megabytes())


def environment(variables=None):
    """Ours, without what would change a generator's way: proxies, and options of Locust's and Gryllus' own.

    GRYLLUS_JAVA_OPTS stays: whoever sets it wants to compare.
    """
    foreign = re.compile("LOCUST_.*|.*_proxy", re.IGNORECASE)
    ours = {name: value for name, value in os.environ.items() if not foreign.fullmatch(name)}
    return {**ours, **(variables or {})}


def failure_remarks(name, failures, of="1 run"):
    yield f"{name}: {len(failures)} of {of} failed. The last one {failures[-1]}; its output ended:"
    yield from (f"    {line}" for line in failures[-1].last_lines or ["(nothing)"])


def await_first_request(program, target, served_before, patience=PATIENCE):
    deadline = time.monotonic() + patience
    while target.served().requests == served_before:
        let_run(program, 0.1, "before its first request")
        if time.monotonic() > deadline:
            raise GeneratorFailed(f"made no request within {patience} s", program.output())


def let_run(program, seconds, phase="while it was measured"):
    code = program.exit_code(within=seconds)
    if code is not None:
        raise GeneratorFailed(f"ended {phase}, with exit code {code}", program.output())


def await_success(program, generator, patience=PATIENCE):
    code = program.exit_code(within=SLACK + patience)
    if code is None:
        raise GeneratorFailed(f"did not end within {patience} s after its time", program.output())
    if code != 0:
        raise GeneratorFailed(f"exit code {code}", program.output())
    complaint = re.search(generator.complaint, program.output()) if generator.complaint else None
    if complaint:
        raise GeneratorFailed(f"failed requests: {complaint.group()}", program.output())
