"""Turns the rounds of all generators into one table and the remarks below it."""
from statistics import median

HEADINGS = ("generator", "CPU µs/request", "min–max", "÷ wrk", "Locust HttpUser ÷ it", "requests/s", "busy", "others",
            "peak MB")
NONE = "–"
# Shares from which on a remark tells that the numbers may not be what they seem.
MUCH_OF_OTHERS = 0.05
MANY_NEW_CONNECTIONS = 0.01


def table(results, markdown):
    """`results` is a list of (generator, measurements, failures), one entry a generator, both lists by rounds."""
    cost = {generator.key: _median(measurements, "cpu_per_request") for generator, measurements, _ in results
            if measurements}
    rows = [_row(generator, measurements, failures, cost) for generator, measurements, failures in results]
    return "\n".join(_markdown(rows) if markdown else _aligned(rows))


def remarks(results):
    for generator, measurements, failures in results:
        others = max((measurement.others for measurement in measurements), default=0)
        if others > MUCH_OF_OTHERS:
            yield f"{generator.name}: others took up to {others:.0%} of a core; repeat it on a quieter machine."
        connections = max((measurement.new_connections for measurement in measurements), default=0)
        if connections > MANY_NEW_CONNECTIONS:
            yield f"{generator.name}: opened up to {connections:.2f} new connections a request."
        if failures:
            rounds = len(measurements) + len(failures)
            yield f"{generator.name}: {len(failures)} of {rounds} rounds failed. The last one {failures[-1]}; its output ended:"
            yield from (f"    {line}" for line in failures[-1].last_lines or ["(nothing)"])


def _row(generator, measurements, failures, cost):
    if not measurements:
        return (generator.name, f"failed: {failures[-1]}", *[NONE] * (len(HEADINGS) - 2))
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


def _aligned(rows):
    rows = [HEADINGS, *rows]
    widths = [max(len(row[column]) for row in rows if not row[1].startswith("failed")) for column in range(len(HEADINGS))]
    widths[0] = max(len(row[0]) for row in rows)
    for row in rows:
        if row[1].startswith("failed"):
            yield f"{row[0]:<{widths[0]}}  {row[1]}"
        else:
            yield "  ".join([f"{row[0]:<{widths[0]}}", *(f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:]))])


def _markdown(rows):
    yield "| " + " | ".join(HEADINGS) + " |"
    yield "|---|" + "---:|" * (len(HEADINGS) - 1)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
