"""What a user costs who is connected and mostly waits."""
import resource
import time

from measure import PATIENCE, GeneratorFailed, environment, failure_remarks, let_run
from program import Program
from tables import NONE, Goal, Table
from target import Nginx

USERS = 10_000
PERIOD = 15  # seconds between two requests of a user
SPAWN_RATE = 1_000
HEADINGS = ("generator", "connections", "resident MB", "kB/user", "Locust's of its kind ÷ it")


def run(bench):
    title = f"Memory: {USERS:,} connected users, each with a request every {PERIOD} s"
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    if files < USERS + 200:
        return Table(title, HEADINGS, [], [f"Left out: only {files} files may be open here, see ulimit -n."], list(_goals(bench, {})))
    results, remarks, failed = {}, [], {}
    with Nginx(bench) as target:
        for generator in filter(lambda generator: generator.paced, bench.generators):
            try:
                connections, megabytes = results[generator.key] = _measure(bench, generator, target)
                outcome = f"{megabytes:6.0f} MB"
            except GeneratorFailed as failure:
                outcome = failed[generator.key] = f"failed: {failure}"
                remarks += failure_remarks(generator.name, [failure])
            bench.say(f"memory: {generator.name:<20} {outcome}")
    rows = []
    for generator in filter(lambda generator: generator.paced, bench.generators):
        peer = results.get(generator.peer)
        if generator.key in failed:
            rows.append((generator.name, failed[generator.key]))
        else:
            connections, megabytes = results[generator.key]
            rows.append((generator.name, f"{connections:,}", f"{megabytes:.0f}", f"{megabytes * 1024 / USERS:.1f}",
                         f"{peer[1] / megabytes:.2f}" if peer else NONE))
    return Table(title, HEADINGS, rows, remarks, list(_goals(bench, results)))


def _goals(bench, results):
    chosen = {generator.key for generator in bench.generators}
    for generator in bench.generators:
        if generator.peer in chosen:
            # Who has lost a connection needs less without having earned it.
            pair = [result for key in (generator.key, generator.peer) if (result := results.get(key)) and result[0] >= USERS]
            ratio = pair[0][1] / pair[1][1] if len(pair) == 2 else None
            yield Goal.less(1, ratio, f"{generator.name}: memory of {USERS:,} waiting users ÷ Locust's")


def _measure(bench, generator, target):
    command = generator.paced(target.url, USERS, SPAWN_RATE, 600)
    variables = environment({"BENCH_PERIOD": str(PERIOD), "BENCH_SPREAD": "0", "BENCH_WARM_UP": "0", "BENCH_SETTLE": "0"})
    with Program(command, bench.folder, f"{generator.key}.log", bench.all_cores, variables) as program:
        deadline = time.monotonic() + PATIENCE + USERS / SPAWN_RATE
        while (connected := target.served().open) < USERS:
            let_run(program, 0.5, f"with {connected} users connected")
            if time.monotonic() > deadline:
                raise GeneratorFailed(f"has connected only {connected} users after {PATIENCE} s", program.output())
        let_run(program, PERIOD + 1)  # Then each has made one more request.
        return target.served().open, program.resident_megabytes()
