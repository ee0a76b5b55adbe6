"""What a request costs, and how many there are at saturation: as fast as each can, on one core, by turns."""
from functools import reduce
from operator import add

from measure import failure_remarks
from tables import NONE, Goal, Table, quartiles
from target import Nginx
from turns import take_turns

HEADINGS = ("generator", "CPU µs/request", "quartiles", "÷ wrk", "Locust's of its kind ÷ it", "requests/s", "busy", "others", "peak MB")
# Shares from which on a remark tells that the numbers may not be what they seem.
MUCH_OF_OTHERS = 0.05
MANY_NEW_CONNECTIONS = 0.01
# The goals.
TIMES_WRK, TIMES_LESS_THAN_LOCUST = 1.5, 8


class Cost:
    """What the rounds told of one generator."""

    def __init__(self, generator, participants):
        self.generator = generator
        self.failures = [one.failure for one in participants if one.failure]
        self.windows = [window for one in participants if not one.failure for window in one.windows]
        # All windows as one: a median of windows would leave out what a JVM does in the fewer of them.
        self.whole = reduce(add, self.windows) if self.windows else None
        self._rounds = len(participants)

    def outcome(self):
        if self.whole is None:
            return f"failed: {self.failures[-1]}"
        return f"{self.whole.cpu_per_request:8.1f} µs/request {self.whole.requests_per_second:10,.0f} requests/s"

    def remarks(self):
        name = self.generator.name
        if self.whole and self.whole.others > MUCH_OF_OTHERS:
            yield f"{name}: others took {self.whole.others:.0%} of a core; repeat it on a quieter machine."
        if self.whole and self.whole.new_connections > MANY_NEW_CONNECTIONS:
            yield f"{name}: opened {self.whole.new_connections:.2f} new connections a request."
        if self.failures:
            yield from failure_remarks(name, self.failures, f"{self._rounds} rounds")


def run(bench):
    rounds = []
    with Nginx(bench) as target:
        for number in range(1, bench.rounds + 1):
            bench.say(f"cost, round {number} of {bench.rounds}: all are started, warmed up, and measured by turns ...")
            rounds.append(take_turns(bench, target))
            for one in rounds[-1]:
                bench.say(f"cost, round {number} of {bench.rounds}: {one.generator.name:<20} {Cost(one.generator, [one]).outcome()}")
    costs = {generator.key: Cost(generator, participants) for generator, participants in zip(bench.generators, zip(*rounds))}
    return Table("Cost of a request, and throughput at saturation, on one core", HEADINGS,
                 [_row(cost, costs) for cost in costs.values()],
                 [remark for cost in costs.values() for remark in cost.remarks()], list(_goals(costs)),
                 failed=any(cost.failures for cost in costs.values()))


def _row(cost, costs):
    whole = cost.whole
    if whole is None:
        return cost.generator.name, cost.outcome()
    wrk, peer = _ratio(cost, costs.get("wrk")), _ratio(costs.get(cost.generator.peer), cost)
    return (
        cost.generator.name,
        f"{whole.cpu_per_request:.1f}",
        quartiles([window.cpu_per_request for window in cost.windows], ".1f"),
        f"{wrk:.2f}" if wrk else NONE,
        f"{peer:.1f}" if peer else NONE,
        f"{whole.requests_per_second:,.0f}",
        f"{whole.busy:.0%}",
        f"{whole.others:.0%}",
        f"{whole.peak_megabytes:.0f}")


def _ratio(one, other):
    """How many times `other` costs `one` does; None where one of them was not measured."""
    return one.whole.cpu_per_request / other.whole.cpu_per_request if one and other and one.whole and other.whole else None


def _goals(costs):
    if {"gryllus-fast", "wrk"} <= costs.keys():
        fast, wrk = costs["gryllus-fast"], costs["wrk"]
        yield Goal.at_most(TIMES_WRK, _ratio(fast, wrk), f"{fast.generator.name}: cost of a request ÷ wrk's")
    for cost in costs.values():
        if peer := costs.get(cost.generator.peer):
            yield Goal.at_least(TIMES_LESS_THAN_LOCUST, _ratio(peer, cost),
                                f"{cost.generator.name}: cost of a request, {peer.generator.name}'s ÷ it")
