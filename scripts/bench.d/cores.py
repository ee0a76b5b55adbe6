"""Which cores the target and the generator get, and how busy a core is."""
import os

# The unit of processor time in /proc.
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


def choose():
    """The target's core and the generator's: the same when there is only one."""
    target, *others = sorted(os.sched_getaffinity(0))
    # Two hyper-threads share one core's units: what one of them does would show in the other's numbers.
    apart = [core for core in others if core not in _hyper_threads(target)]
    return target, (apart or others or [target])[0]


def are_hyper_threads(one, other):
    return one != other and other in _hyper_threads(one)


def idle_seconds(core):
    """How long a core has had nothing to do."""
    with open("/proc/stat", encoding="ascii") as file:
        fields = next(line.split()[1:] for line in file if line.startswith(f"cpu{core} "))
    _user, _nice, _system, idle, iowait = map(int, fields[:5])
    return (idle + iowait) / TICKS_PER_SECOND


def _hyper_threads(core):
    try:
        with open(f"/sys/devices/system/cpu/cpu{core}/topology/thread_siblings_list", encoding="ascii") as file:
            ranges = [part.split("-") for part in file.read().strip().split(",")]
    except FileNotFoundError:
        return set()
    return {number for ends in ranges for number in range(int(ends[0]), int(ends[-1]) + 1)}
