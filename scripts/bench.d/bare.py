"""The least that any client on this machine is off: one thread with one blocking socket, which asks, waits, and sleeps."""
import os
import socket
import time

PAUSE = 0.005  # seconds between two requests


def response_times(bench, server):
    """For as long as a generator is measured, on the core of the generators: milliseconds, sorted."""
    request = b"GET /measured HTTP/1.1\r\nHost: localhost\r\n\r\n"
    times = []
    os.sched_setaffinity(0, {bench.generator_core})
    try:
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            end = time.monotonic() + bench.seconds
            while time.monotonic() < end:
                time.sleep(PAUSE)
                start = time.monotonic_ns()
                connection.sendall(request)
                connection.recv(4096)
                times.append((time.monotonic_ns() - start) / 1e6)
    finally:
        os.sched_setaffinity(0, {bench.target_core})
    return sorted(times)
