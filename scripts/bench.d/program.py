"""Starts a program on one core (or a list of them), reads from /proc what it costs, and ends it. Linux only."""
import contextlib
import os
import signal
import subprocess

from cores import TICKS_PER_SECOND


class Program:
    """A running program with all that it starts in turn; to be used in a `with`, which kills what is left of them.

    The program leads a session of its own. So its children are known by their session id, and CTRL+C on the
    terminal reaches only the one who started it. Should that one be killed, the kernel sends `death_signal`.
    """

    def __init__(self, command, folder, log_name, core, environment=None, death_signal="TERM"):
        self.core = core
        self.log = os.path.join(folder, log_name)
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                ["taskset", "--cpu-list", str(core), "setpriv", "--pdeathsig", death_signal, *command],
                cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                start_new_session=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # Politely first: so it ends its children itself, where no init would take care of them.
        self.process.terminate()
        self._send(signal.SIGCONT)
        self.exit_code(within=3)
        self._send(signal.SIGKILL)
        self.process.wait()

    @contextlib.contextmanager
    def running(self):
        """Continues it for the time of a `with`, and stops it afterwards."""
        self._send(signal.SIGCONT)
        try:
            yield
        finally:
            self._send(signal.SIGSTOP)

    def exit_code(self, within):
        """The exit code, waiting for it for some seconds; None when the program is still running then."""
        try:
            return self.process.wait(timeout=within)
        except subprocess.TimeoutExpired:
            return None

    def cpu_seconds(self):
        """User and system time so far of all its threads and processes, those that have ended included."""
        return sum(sum(map(int, stat[11:15])) for _, stat in self._session()) / TICKS_PER_SECOND

    def pids(self):
        return [pid for pid, _ in self._session()]

    def peak_megabytes(self):
        """The largest resident memory so far, summed over its processes."""
        return self._megabytes("VmHWM:")

    def resident_megabytes(self):
        """The resident memory now, summed over its processes."""
        return self._megabytes("VmRSS:")

    def output(self):
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return log.read()

    def _send(self, number):
        for pid in self.pids():
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                pass  # It ended on its own after it was listed.

    def _megabytes(self, field):
        return sum(_kilobytes(pid, field) for pid, _ in self._session()) / 1024

    def _session(self):
        """Its processes as (pid, the fields of /proc/PID/stat from the third, `state`, on)."""
        for name in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as file:
                    stat = file.read().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue  # It ended while we looked.
            if int(stat[3]) == self.process.pid:
                yield int(name), stat


def _kilobytes(pid, field):
    try:
        with open(f"/proc/{pid}/status", encoding="utf-8", errors="replace") as file:
            return next((int(line.split()[1]) for line in file if line.startswith(field)), 0)
    except (FileNotFoundError, ProcessLookupError):
        return 0
