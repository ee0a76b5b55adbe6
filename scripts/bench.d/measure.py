"""One run of one generator: what it cost between two moments in the middle of the run."""
import os
import re
import time
from dataclasses import dataclass

from cores import idle_seconds
from program import Program

# The program may take this long to its first request, and to end after its time.
PATIENCE = 60
# How much longer than the measured window a generator runs, so that the window ends before the run does.
SLACK = 2


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
    cpu_per_request: float  # microseconds
    requests_per_second: float
    busy: float  # the generator's share of its core
    target_busy: float  # and the target's
    others: float  # what neither idled nor was ours, of the core where that was more
    new_connections: float  # per request
    peak_megabytes: float

    @staticmethod
    def between(start, end, peak_megabytes):
        elapsed = end.time - start.time
        cpu = end.generator - start.generator
        target_cpu = end.target - start.target
        requests = end.requests - start.requests
        return Measurement(
            cpu_per_request=cpu / requests * 1e6,
            requests_per_second=requests / elapsed,
            busy=cpu / elapsed,
            target_busy=target_cpu / elapsed,
            others=max(0.0,
                       1 - (cpu + end.generator_idle - start.generator_idle) / elapsed,
                       1 - (target_cpu + end.target_idle - start.target_idle) / elapsed),
            new_connections=(end.connections - start.connections) / requests,
            peak_megabytes=peak_megabytes)


def measure(bench, generator, target, command=None, variables=None):
    """One run; `command` is what runs in place of the generator's own, which asks as fast as it can."""
    seconds = generator.warm_up + bench.seconds + SLACK
    command = command(seconds) if command else generator.command(target.url, seconds)
    served_before = target.served().requests
    with Program(command, bench.folder, f"{generator.key}.log", bench.generator_core, environment(variables)) as program:
        await_first_request(program, target, served_before)
        let_run(program, generator.warm_up, "while it warmed up")
        start = Moment.now(program, target)
        let_run(program, bench.seconds)
        end = Moment.now(program, target)
        peak = program.peak_megabytes()
        _await_success(program, generator)
    if end.requests == start.requests:
        raise GeneratorFailed("made no request while it was measured", program.output())
    return Measurement.between(start, end, peak)


def environment(variables=None):
    """Ours, without what would change a generator's way: proxies, and options of Locust's and Gryllus' own.

    GRYLLUS_JAVA_OPTS stays: whoever sets it wants to compare.
    """
    foreign = re.compile("LOCUST_.*|.*_proxy", re.IGNORECASE)
    ours = {name: value for name, value in os.environ.items() if not foreign.fullmatch(name)}
    return {**ours, **(variables or {})}


def failure_remarks(name, failures, rounds):
    yield f"{name}: {len(failures)} of {rounds} rounds failed. The last one {failures[-1]}; its output ended:"
    yield from (f"    {line}" for line in failures[-1].last_lines or ["(nothing)"])


def await_first_request(program, target, served_before):
    deadline = time.monotonic() + PATIENCE
    while target.served().requests == served_before:
        let_run(program, 0.1, "before its first request")
        if time.monotonic() > deadline:
            raise GeneratorFailed(f"made no request within {PATIENCE} s", program.output())


def let_run(program, seconds, phase="while it was measured"):
    code = program.exit_code(within=seconds)
    if code is not None:
        raise GeneratorFailed(f"ended {phase}, with exit code {code}", program.output())


def _await_success(program, generator):
    code = program.exit_code(within=SLACK + PATIENCE)
    if code is None:
        raise GeneratorFailed(f"did not end within {PATIENCE} s after its time", program.output())
    if code != 0:
        raise GeneratorFailed(f"exit code {code}", program.output())
    complaint = re.search(generator.complaint, program.output()) if generator.complaint else None
    if complaint:
        raise GeneratorFailed(f"failed requests: {complaint.group()}", program.output())
