"""What a request costs, and how many there are at saturation: as fast as each can, on one core."""
from statistics import median

from measure import GeneratorFailed, failure_remarks, measure
from tables import NONE, Table
from target import Nginx

HEADINGS = ("generator", "CPU µs/request", "min–max", "÷ wrk", "Locust HttpUser ÷ it", "requests/s", "busy", "others",
            "peak MB")
# Shares from which on a remark tells that the numbers may not be what they seem.
MUCH_OF_OTHERS = 0.05
MANY_NEW_CONNECTIONS = 0.01


def run(bench):
    results = [(generator, [], []) for generator in bench.generators]
    with Nginx(bench) as target:
        for number in range(1, bench.rounds + 1):
            # Interleaved: what disturbs the machine for a while disturbs all alike.
            for generator, measurements, failures in results:
                outcome = _measure(bench, generator, target, measurements, failures)
                bench.say(f"cost, round {number} of {bench.rounds}: {generator.name:<20} {outcome}")
    return _table(results)


def _measure(bench, generator, target, measurements, failures):
    try:
        measured = measure(bench, generator, target)
    except GeneratorFailed as failure:
        failures.append(failure)
        return f"failed: {failure}"
    measurements.append(measured)
    return f"{measured.cpu_per_request:8.1f} µs/request {measured.requests_per_second:10,.0f} requests/s"


def _table(results):
    """`results` is a list of (generator, measurements, failures), one entry a generator, both lists by rounds."""
    cost = {generator.key: _median(measurements, "cpu_per_request") for generator, measurements, _ in results
            if measurements}
    return Table("Cost of a request, and throughput at saturation, on one core", HEADINGS,
                 [_row(generator, measurements, failures, cost) for generator, measurements, failures in results],
                 list(_remarks(results)))


def _remarks(results):
    for generator, measurements, failures in results:
        others = max((measurement.others for measurement in measurements), default=0)
        if others > MUCH_OF_OTHERS:
            yield f"{generator.name}: others took up to {others:.0%} of a core; repeat it on a quieter machine."
        connections = max((measurement.new_connections for measurement in measurements), default=0)
        if connections > MANY_NEW_CONNECTIONS:
            yield f"{generator.name}: opened up to {connections:.2f} new connections a request."
        if failures:
            yield from failure_remarks(generator.name, failures, len(measurements) + len(failures))


def _row(generator, measurements, failures, cost):
    if not measurements:
        return generator.name, f"failed: {failures[-1]}"
    values = [measurement.cpu_per_request for measurement in measurements]
    own = cost[generator.key]
    return (
        generator.name,
        f"{own:.1f}",
        f"{min(values):.1f}–{max(values):.1f}",
        f"{own / cost['wrk']:.2f}" if "wrk" in cost else NONE,
        f"{cost['locust'] / own:.1f}" if "locust" in cost else NONE,
        f"{_median(measurements, 'requests_per_second'):,.0f}",
        f"{_median(measurements, 'busy'):.0%}",
        f"{max(measurement.others for measurement in measurements):.0%}",
        f"{max(measurement.peak_megabytes for measurement in measurements):.0f}")


def _median(measurements, field):
    return median(getattr(measurement, field) for measurement in measurements)
