"""Generators that take turns: all are started once, all but one are stopped, and who runs is measured for a second at a time.

What a request costs changes by a fourth from one second to the next where the machine is a virtual one. By turns, such a time is in
the windows of all alike, and not in one generator's."""
import contextlib
import time

from measure import GeneratorFailed, await_first_request, await_success, environment, let_run, measure_window
from program import Program

# Seconds of a turn that count.
WINDOW = 1
# Seconds before those: until code and data of who continues are in the processor's caches again.
SETTLE = 0.25
# Seconds that one may take to its first request, and that the starts of all may take together, should two be broken.
START, STARTS = 15, 40
# Seconds that one may take to end after its time, while all others are stopped with answers under way.
END = 40
# What stopping, continuing and reading what was spent takes of the turns, at most.
OVERHEAD = 0.1


class Participant:
    """One generator that is running, or stopped, in one round; `failure` tells why it no longer takes part."""

    def __init__(self, bench, generator, target):
        self._bench, self._target = bench, target
        self._program = None
        self._due = 0
        self.generator = generator
        self.windows = []
        self.failure = None
        self.has_ended = False

    def takes_part(self):
        return not self.failure and not self.has_ended

    def start(self, seconds, programs):
        """Starts it for so many seconds; `programs` is the stack of what has to be ended."""
        self._due = time.monotonic() + seconds
        served_before = self._target.served().requests
        self._program = programs.enter_context(Program(
            self.generator.command(self._target.url, seconds), self._bench.folder, f"{self.generator.key}.log",
            self._bench.generator_core, environment(), death_signal="KILL"))  # What is stopped heeds no other.
        with self._program.running():
            await_first_request(self._program, self._target, served_before, START)

    def work(self):
        with self._program.running():
            let_run(self._program, WINDOW, "before its time")

    def be_measured(self):
        with self._program.running():
            let_run(self._program, SETTLE)
            self.windows.append(measure_window(self._program, self._target, WINDOW))

    def work_or_end(self):
        """A turn that does not count; it ends in the one in which it would of its own accord."""
        if time.monotonic() + WINDOW < self._due:
            self.work()
            return
        time.sleep(max(0.0, self._due - time.monotonic()))
        with self._program.running():
            await_success(self._program, self.generator, END)
        self.has_ended = True


def take_turns(bench, target):
    """One round; the participants in the order of the generators."""
    participants = [Participant(bench, generator, target) for generator in bench.generators]
    with contextlib.ExitStack() as programs:
        # Who needs less of a warm-up begins later. So nobody is stopped for longer than a turn of each other takes, and no
        # answer waits for its reader until it counts as late.
        for left in range(max(generator.warm_up for generator in bench.generators), 0, -1):
            beginners = [one for one in participants if one.generator.warm_up == left]
            _each(beginners, lambda one: one.start(_seconds(bench, left), programs))
            _each([one for one in participants if one.generator.warm_up >= left], Participant.work)
        for _ in range(bench.seconds):
            _each(participants, Participant.be_measured)
        while any(one.takes_part() for one in participants):
            _each(participants, Participant.work_or_end)
    return participants


def _each(participants, turn):
    for one in participants:
        if one.takes_part():
            try:
                turn(one)
            except GeneratorFailed as failure:
                one.failure = failure


def _seconds(bench, left):
    """How long everything takes at most from the warm-up's second `left` before its end on."""
    warm_ups = sum(min(left, generator.warm_up) for generator in bench.generators) * WINDOW
    windows = bench.seconds * len(bench.generators) * (SETTLE + WINDOW)
    return round((warm_ups + windows) * (1 + OVERHEAD)) + STARTS
