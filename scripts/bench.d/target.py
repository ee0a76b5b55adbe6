"""The targets: servers of our own on loopback that count what they have served."""
import http.client
import os
import re
import resource
import socket
import subprocess
import time
from array import array
from typing import NamedTuple

from program import Program

CONFIGURATION = """\
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr;
events {{ worker_connections {files}; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    keepalive_timeout 1h;
    keepalive_requests 1000000000;
    server {{
        listen 127.0.0.1:{port};
        location / {{ default_type text/plain; return 200 "Hello from the target of scripts/bench.\\n"; }}
        location = /status {{ stub_status; }}
    }}
}}
"""


class TargetFailed(Exception):
    pass


class Served(NamedTuple):
    requests: int
    accepted: int  # connections so far
    open: int  # connections now


class Target:
    """One server, with its command line by a subclass; to be used in a `with`, which ends it."""

    def __init__(self, bench):
        # Between finding a port free and the server's taking it, someone else may; then the next is tried.
        for _ in range(5):
            self.port = free_port()
            self.program = Program(self._command(bench.folder), bench.folder, "target.log", bench.target_core)
            self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
            self._own_requests = 0
            if self._answers():
                return
            self.program.__exit__()
        raise TargetFailed(f"The target does not start:\n{self.program.output()}")

    def _command(self, folder):
        raise NotImplementedError

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._connection.close()
        self.program.__exit__()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def served(self):
        """What it has served so far, without what was asked to learn these numbers."""
        open_now, accepted, _handled, requests = map(int, re.findall(r"\d+", self._ask("/status"))[:4])
        return Served(requests - self._own_requests, accepted - 1, open_now - 1)

    def _ask(self, path):
        self._own_requests += 1
        try:
            self._connection.request("GET", path)
            return self._connection.getresponse().read().decode()
        except (OSError, http.client.HTTPException) as failure:
            raise TargetFailed(f"The target does not answer ({failure}). Its output:\n{self.program.output()}") from failure

    def _answers(self):
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline and self.program.exit_code(within=0.1) is None:
            try:
                self.served()
                return True
            except TargetFailed:
                self._connection.close()
                self._own_requests = 0
        return False


class Nginx(Target):
    """Answers every request at once, and alike."""

    def _command(self, folder):
        configuration = f"{folder}/nginx.conf"
        with open(configuration, "w", encoding="utf-8") as file:
            file.write(CONFIGURATION.format(folder=folder, port=self.port, files=resource.getrlimit(resource.RLIMIT_NOFILE)[0]))
        return ["nginx", "-p", folder, "-e", "stderr", "-c", configuration]


class DelayServer(Target):
    """Answers late, by a known distribution, and knows how late each answer was (delays.c)."""
    MEDIAN, SIGMA, CAP = 0.005, 0.8, 0.1  # log-normal, in seconds

    def _command(self, folder):
        program = f"{folder}/delays"
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "delays.c")
        compiled = subprocess.run(["gcc", "-O2", "-o", program, source, "-lm"], stderr=subprocess.PIPE, text=True)
        if compiled.returncode:
            raise TargetFailed(f"gcc does not compile {source}:\n{compiled.stderr}")
        self._file = f"{folder}/truth"
        return [program, str(self.port), f"{self.MEDIAN * 1e6:.0f}", str(self.SIGMA), f"{self.CAP * 1e6:.0f}", self._file]

    def truth(self):
        """How long the answers to '/measured' have taken since this was asked last: milliseconds, sorted."""
        self._ask("/truth")
        times = array("I")
        with open(self._file, "rb") as file:
            times.frombytes(file.read())
        return [tenths / 10_000 for tenths in sorted(times)]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
