"""The target: an nginx of our own on loopback that answers every request alike and counts what it has served."""
import http.client
import re
import socket
import time

from program import Program

CONFIGURATION = """\
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr;
events {{ worker_connections 1024; }}
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


class Target:
    """To be used in a `with`, which ends it."""

    def __init__(self, folder, core):
        # Between finding a port free and nginx's taking it, someone else may; then the next is tried.
        for _ in range(5):
            self._start(folder, core)
            if self._answers():
                return
            self.program.__exit__()
        raise TargetFailed(f"nginx does not start:\n{self.program.output()}")

    def _start(self, folder, core):
        self.port = _free_port()
        configuration = f"{folder}/nginx.conf"
        with open(configuration, "w", encoding="utf-8") as file:
            file.write(CONFIGURATION.format(folder=folder, port=self.port))
        self.program = Program(["nginx", "-p", folder, "-e", "stderr", "-c", configuration], folder, "nginx.log", core)
        self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        self._own_requests = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._connection.close()
        self.program.__exit__()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def served(self):
        """Requests and connections taken so far, without those made to ask for these numbers."""
        self._own_requests += 1
        try:
            self._connection.request("GET", "/status")
            status = self._connection.getresponse().read().decode()
            accepted, _handled, requests = map(int, re.findall(r"\d+", status)[1:4])
        except (OSError, http.client.HTTPException, ValueError) as failure:
            raise TargetFailed(f"nginx does not answer ({failure}). Its output:\n{self.program.output()}") from failure
        return requests - self._own_requests, accepted - 1

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


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
