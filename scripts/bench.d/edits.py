"""What an edit of the running script costs: response times in the second after one, beside those of all other seconds."""
import json
import os
import shutil
import time

from generators import GRYLLUS, HERE
from measure import HELD, PATIENCE, GeneratorFailed, environment, failure_remarks, let_run
from program import Program
from tables import Goal, Table
from target import DelayServer

USERS = 500
EACH = 10  # requests a second: edits.groovy
EVERY = 3  # seconds
EDITS = 5
WARM_UP = 9
# A step in p99 of less than a tenth is none that anybody sees.
VISIBLE = 1.1
HEADINGS = ("generator", "edits taken up", "requests/s", "p50 after", "p50 else", "p99 after", "p99 else", "p99 after ÷ else")


def run(bench):
    rows, remarks, goals = [], [], []
    with DelayServer(bench) as server:
        for generator in bench.generators:
            if generator.executable != GRYLLUS:
                continue
            try:
                row, goal = _measure(bench, generator, server)
                rows.append(row)
                goals.append(goal)
                bench.say(f"edits: {generator.name:<20} p99 {rows[-1][5]} ms after an edit, {rows[-1][6]} ms else")
            except GeneratorFailed as failure:
                goals.append(_goal(generator, None))
                rows.append((generator.name, f"failed: {failure}"))
                bench.say(f"edits: {generator.name:<20} failed: {failure}")
                remarks += failure_remarks(generator.name, [failure])
    return Table("Edits while the test runs: ms in the second after an edit, and in all others", HEADINGS, rows, remarks, goals)


def _measure(bench, generator, server):
    script = os.path.join(bench.folder, "edits.groovy")
    shutil.copy(os.path.join(HERE, "edits.groovy"), script)
    where = os.path.join(bench.folder, "edits-report")
    first = (int(time.time() + WARM_UP) // EVERY + 1) * EVERY
    duration = int(first - time.time() + EDITS * EVERY)
    command = generator.paced(server.url, USERS, USERS, duration)
    command[command.index("-f") + 1] = script
    variables = environment({"BENCH_FROM": str(first * 1000), "BENCH_EVERY": str(EVERY * 1000)})
    command += ["--json-file", where]
    with Program(command, bench.folder, f"{generator.key}.log", bench.generator_core, variables) as program:
        for number in range(EDITS):
            let_run(program, first + number * EVERY - time.time())
            with open(script, "a", encoding="utf-8") as file:
                file.write(f"// Edit {number + 1}.\n")
        code = program.exit_code(within=EVERY + PATIENCE)
        if code != 0:
            raise GeneratorFailed("did not end" if code is None else f"exit code {code}", program.output())
    return _outcome(generator, where)


def _outcome(generator, where):
    with open(f"{where}.run.json", encoding="utf-8") as file:
        report = json.load(file)
    entries = {entry["name"]: entry["successes"] for entry in report["entries"]}
    if not {"after an edit", "other"} <= entries.keys():
        raise GeneratorFailed(f"reports only {', '.join(entries) or 'nothing'}", "")
    after, other = (entries[name]["service"]["percentiles"] for name in ("after an edit", "other"))
    requests = entries["after an edit"]["count"] + entries["other"]["count"]
    taken_up = len(report["generations"]) - 1
    step = after["99%"] / other["99%"]
    rate = requests / (EDITS * EVERY)
    row = (generator.name, f"{taken_up} of {EDITS}", f"{rate:,.0f}",
           *(f"{side[percentile]:.1f}" for percentile in ("50%", "99%") for side in (after, other)), f"{step:.2f}")
    # Edits that were not taken up cost nothing; and who is late by the second shows no step.
    return row, _goal(generator, step if taken_up == EDITS and rate >= HELD * USERS * EACH else None)


def _goal(generator, step):
    return Goal.at_most(VISIBLE, step, f"{generator.name}: p99 in the second after an edit ÷ else")
