"""How long a start takes: from launching the program to the first request that reaches a server, on all cores."""
import os
import socket
import subprocess
import tempfile
import time
from statistics import median

from generators import GRYLLUS
from measure import PATIENCE, GeneratorFailed, environment, failure_remarks
from program import Program
from tables import NONE, Table

HEADINGS = ("generator", "--version s", "--help s", "first request s", "min–max", "nothing cached s", "÷ Locust's of its kind")


def run(bench):
    rows, remarks, first = [], [], {}
    results = {generator.key: ([], [], []) for generator in bench.generators}
    for generator in bench.generators:
        _try(bench, generator, [], {})  # so that nobody reads a disk, and scripts that can be kept are
    for number in range(1, bench.rounds + 1):
        for generator in bench.generators:
            warm, cold, failures = results[generator.key]
            _try(bench, generator, warm, {}, failures)
            if generator.executable == GRYLLUS:
                with tempfile.TemporaryDirectory(dir=bench.folder) as empty:
                    os.chmod(empty, 0o700)
                    _try(bench, generator, cold, {"GRYLLUS_CACHE": empty}, failures)
            bench.say(f"start, round {number} of {bench.rounds}: {generator.name:<20} "
                      f"{f'{warm[-1]:6.2f} s' if warm else f'failed: {failures[-1]}'}")
    for generator in bench.generators:
        warm, cold, failures = results[generator.key]
        if warm:
            first[generator.key] = median(warm)
        if failures:
            remarks += failure_remarks(generator.name, failures, len(warm) + len(cold) + len(failures))
    for generator in bench.generators:
        warm, cold, failures = results[generator.key]
        if not warm:
            rows.append((generator.name, f"failed: {failures[-1]}"))
            continue
        rows.append((
            generator.name,
            *(_told(bench, generator, option) if generator.version else NONE for option in ("--version", "--help")),
            f"{first[generator.key]:.2f}",
            f"{min(warm):.2f}–{max(warm):.2f}",
            f"{median(cold):.2f}" if cold else NONE,
            f"{first[generator.key] / first[generator.peer]:.2f}" if generator.peer in first else NONE))
    return Table("Start: from the launch to the first request", HEADINGS, rows, remarks)


def _try(bench, generator, times, variables, failures=None):
    try:
        times.append(_first_request(bench, generator, variables))
    except GeneratorFailed as failure:
        if failures is not None:
            failures.append(failure)


def _first_request(bench, generator, variables):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(1)
        command = generator.command(f"http://127.0.0.1:{server.getsockname()[1]}", PATIENCE)
        start = time.monotonic()
        with Program(command, bench.folder, f"{generator.key}.log", bench.all_cores, environment(variables)) as program:
            while True:
                try:
                    connection, _ = server.accept()
                    break
                except TimeoutError:
                    if program.exit_code(within=0) is not None or time.monotonic() > start + PATIENCE:
                        raise GeneratorFailed("made no request", program.output()) from None
            with connection:
                connection.settimeout(PATIENCE)
                connection.recv(1)
                return time.monotonic() - start


def _told(bench, generator, option):
    return f"{median(_until_told(bench, generator, option) for _ in range(5)):.2f}"


def _until_told(bench, generator, option):
    start = time.monotonic()
    # In a folder without a script that would be read for its options.
    subprocess.run(["taskset", "--cpu-list", bench.all_cores, generator.executable, option], stdout=subprocess.DEVNULL,
                   cwd=bench.folder, env=environment(), check=True)
    return time.monotonic() - start
