"""Whether what a generator reports is true: its percentiles beside those that a server with known delays has written down."""
import dataclasses
import json
import math

import bare
from cost import MUCH_OF_OTHERS
from generators import GRYLLUS
from measure import HELD, GeneratorFailed, failure_remarks, measure
from tables import NONE, Goal, Table
from target import DelayServer

# Seconds between two requests of a user, about; longer than any answer takes.
PERIOD = 0.25
# Seconds from the warm-up without waiting to the requests that count. What the warm-up has left behind at nine tenths of a
# generator's capacity is worked off by the last tenth.
SETTLE = 8
# At least so long is measured: in less, a disturbance of a few hundredths of a second, or the end of the test, decides on p99.
FEWEST_SECONDS = 15
SATURATING_USERS = 600  # more than any generator can keep busy on one core, when an answer takes 7 ms
PROBE = 0.3  # of that rate
LOADS = (0.01, 0.5, 0.9)  # of what the generator can do with this script
FEWEST_USERS = 5
# From here on the server answers in a line, and its times are no longer those that were drawn.
MUCH_FOR_THE_SERVER = 0.5
LOCUST_COLUMNS = 12  # eleven percentiles, and the requests
# The goal: off by no more than the greater of the two.
RELATIVE, MILLISECONDS = 0.03, 0.2
HEADINGS = ("generator", "load", "requests/s", "busy", "counted", "p50 true", "reported", "off ms",
            "p99 true", "reported", "off ms", "within goal")


def run(bench):
    bench = dataclasses.replace(bench, seconds=max(FEWEST_SECONDS, bench.seconds))
    rows, remarks, goals = [], [], []
    with DelayServer(bench) as server:
        rows.append(_bare(bench, server))
        bench.say(f"accuracy: {rows[0][0]:<20} p50 {rows[0][7]} ms, p99 {rows[0][10]} ms")
        for generator in filter(lambda generator: generator.paced, bench.generators):
            off = dict.fromkeys(LOADS)
            try:
                for load, row, shares in _measure(bench, generator, server, remarks):
                    rows.append(row)
                    off[load] = shares
                    bench.say(f"accuracy: {generator.name:<20} {row[1]:>4} of its capacity: p50 {row[7]} ms, p99 {row[10]} ms")
            except GeneratorFailed as failure:
                rows.append((generator.name, f"failed: {failure}"))
                bench.say(f"accuracy: {generator.name:<20} failed: {failure}")
                remarks += failure_remarks(generator.name, [failure])
            if generator.executable == GRYLLUS:
                goals += (Goal.at_most(1, worst, f"{generator.name}: what p50 and p99 are off at {load:.0%} of its capacity ÷ what they may")
                          for load, worst in off.items())
    remarks.append(f"Goal: off by no more than {RELATIVE:.0%} or {MILLISECONDS} ms. The server answers after a log-normal time, "
                   f"median {DelayServer.MEDIAN * 1e3:.0f} ms, at most {DelayServer.CAP * 1e3:.0f} ms.")
    return Table("Accuracy: reported and true response times in ms", HEADINGS, rows, remarks, goals)


def _measure(bench, generator, server, remarks):
    report = f"{bench.folder}/{generator.key}-report"
    ours = generator.executable == GRYLLUS

    def paced(users, period):
        variables = {"BENCH_PERIOD": str(period), "BENCH_SPREAD": str(period), "BENCH_WARM_UP": str(generator.warm_up),
                     "BENCH_SETTLE": str(SETTLE)}
        server.truth()
        settled = dataclasses.replace(generator, warm_up=generator.warm_up + SETTLE)
        measured = measure(bench, settled, server, variables=variables, command=lambda seconds: [
            *generator.paced(server.url, users, users, seconds), *(["--json-file", report] if ours else [])])
        found = _gryllus_report(f"{report}.run.json") if ours else _locust_report(f"{bench.folder}/{generator.key}.log")
        return measured, found, server.truth()

    def held(rate):
        users = max(FEWEST_USERS, round(rate * PERIOD))
        return paced(users, users / rate)

    # Who holds a rate pays for the waiting, too. So the capacity is told by a rate that can be held, and what it takes.
    fastest = paced(SATURATING_USERS, 0)[0].requests_per_second
    probe = held(fastest * PROBE)[0]
    capacity = probe.requests_per_second / probe.busy
    rates = (f"{fastest:,.0f} requests/s by {SATURATING_USERS} users without waiting; {probe.requests_per_second:,.0f} by the clock "
             f"took {probe.busy:.0%} of the core, so the capacity of which the loads are shares is {capacity:,.0f}.")
    remarks.append(f"{generator.name}: {rates}")
    bench.say(f"accuracy: {generator.name:<20} {rates}")
    for load in LOADS:
        measured, (count, rank, *reported), truth = held(capacity * load)
        if not truth:
            raise GeneratorFailed("made no request that was to be measured", "")
        whole = True
        for remark, doubts_it in _remarks(measured, capacity * load, count, len(truth)):
            remarks.append(f"{generator.name} at {load:.0%}: {remark}")
            whole = whole and not doubts_it
        true = _percentiles(truth, rank)
        row = (generator.name, f"{load:.0%}", f"{measured.requests_per_second:,.0f}", f"{measured.busy:.0%}", f"{count:,}",
               *_comparison(reported, true))
        yield load, row, _off(reported, true) if whole else None


def _remarks(measured, wanted, count, answered):
    """What makes a number doubtful, and whether so much so that it shows nothing."""
    if count != answered:
        yield f"reports {count} requests, and the server has answered {answered}.", True
    if measured.requests_per_second < HELD * wanted:
        yield f"made {measured.requests_per_second:,.0f} requests/s of {wanted:,.0f}.", True
    if measured.others > MUCH_OF_OTHERS:
        yield f"others took {measured.others:.0%} of a core; repeat it on a quieter machine.", False
    if measured.target_busy > MUCH_FOR_THE_SERVER:
        yield f"the server took {measured.target_busy:.0%} of its core; then its answers wait for each other.", False


def _bare(bench, server):
    server.truth()
    reported, truth = bare.response_times(bench, server), server.truth()
    return ("a bare socket", NONE, f"{len(truth) / bench.seconds:,.0f}", NONE, f"{len(reported):,}",
            *_comparison(_percentiles(reported, _nearest_rank), _percentiles(truth, _nearest_rank)))


def _comparison(reported, true):
    columns = [cell for one, other in zip(true, reported) for cell in (f"{one:.2f}", f"{other:.2f}", f"{other - one:+.2f}")]
    return *columns, "yes" if _off(reported, true) <= 1 else "NO"


def _off(reported, true):
    """The worst error, as a share of what it may be."""
    return max(abs(one - other) / max(MILLISECONDS, RELATIVE * other) for one, other in zip(reported, true))


def _percentiles(times, rank):
    return [times[rank(len(times), share) - 1] for share in (0.5, 0.99)]


def _nearest_rank(n, share):
    return math.ceil(n * share)


def _gryllus_report(path):
    """How many requests were counted, which of n sorted times it takes for a share, and its percentiles 50 and 99."""
    with open(path, encoding="utf-8") as file:
        entries = {entry["name"]: entry["successes"] for entry in json.load(file)["entries"]}
    if "/measured" not in entries:
        raise GeneratorFailed("reports no request that was to be measured", "")
    entry = entries["/measured"]
    percentiles = entry["service"]["percentiles"]
    return entry["count"], _nearest_rank, percentiles["50%"], percentiles["99%"]


def _locust_report(log):
    """The same of Locust, from its last table (its files lack the last second), which knows whole milliseconds at best."""
    with open(log, encoding="utf-8", errors="replace") as file:
        rows = [line.split()[2:] for line in file if line.split()[:2] == ["GET", "/measured"]]
    percentiles = next((row for row in rows if len(row) == LOCUST_COLUMNS), None)
    if percentiles is None:
        raise GeneratorFailed("reports no request that was to be measured", "")
    return int(percentiles[-1]), lambda n, share: min(n, int(n * share) + 1), float(percentiles[0]), float(percentiles[7])
