"""The generators to compare, in the order in which they are run: a new one is one more entry."""
import os
import re
from dataclasses import dataclass
from typing import Callable, Optional

USERS = 20
# Seconds of full load after which a JVM has compiled what it runs, on one core of a slow machine (docs/performance.md).
JVM_WARM_UP = 20
# Seconds until an answer is a failure, in place of wrk's 2 and hey's 20: they are stopped while others have their turns.
PATIENT = "60"
HERE = os.path.dirname(os.path.abspath(__file__))
CHECKOUT = os.path.dirname(os.path.dirname(HERE))


def _of_pom(folder, pattern):
    with open(os.path.join(folder, "pom.xml"), encoding="utf-8") as pom:
        return re.search(pattern, pom.read()).group(1)


GRYLLUS_VERSION = _of_pom(CHECKOUT, "<artifactId>gryllus</artifactId>\\s*<version>(.*)</version>")
# What a user has who unpacks the archive, and what builds it.
GRYLLUS_PACKAGE = f"gryllus-{GRYLLUS_VERSION}-{os.uname().sysname.lower()}-{os.uname().machine}"
GRYLLUS = os.path.join(CHECKOUT, "target", GRYLLUS_PACKAGE, "bin", "gryllus")
GRYLLUS_BUILD = (os.path.join(CHECKOUT, "scripts", "package"), "--unpacked")
GATLING = os.path.join(HERE, "gatling", "gatling")
GATLING_VERSION = _of_pom(os.path.dirname(GATLING), "<gatling.version>(.*)</gatling.version>")


@dataclass(frozen=True)
class Generator:
    key: str  # for --only
    name: str  # in the table
    executable: str
    command: Callable[[str, int], list]  # from the target's URL and the seconds to run
    package: Optional[str] = None  # Debian's, which has the executable
    warm_up: int = 3  # seconds that are left out, from its first request on
    peer: Optional[str] = None  # the key of the one of Locust's that it compares itself with
    paced: Optional[Callable[[str, int, int, int], list]] = None  # from URL, users, spawn rate and seconds: paced.groovy
    version: bool = False  # whether --version and --help are worth timing
    build: Optional[tuple] = None  # builds it, as its sources are now
    complaint: Optional[str] = None  # a pattern in the output of a run with failures, when the exit code does not tell


def _locust_like(executable, file):
    """Locust's command line, which is Gryllus' too; both exit with 1 when a request failed."""
    return lambda url, seconds: [
        executable, "-f", os.path.join(HERE, file), "--host", url, "--headless",
        "-u", str(USERS), "-r", str(USERS), "-t", f"{seconds}s", "--only-summary"]


def _paced(executable, file, user_class):
    return lambda url, users, rate, seconds: [
        executable, "-f", os.path.join(HERE, file), user_class, "--host", url, "--headless",
        "-u", str(users), "-r", str(rate), "-t", f"{seconds}s", "--only-summary", "--stop-timeout", "5"]


GENERATORS = (
    Generator(
        "wrk", "wrk", "wrk", package="wrk", complaint="Socket errors|Non-2xx",
        command=lambda url, seconds: ["wrk", "-t", "1", "-c", str(USERS), "-d", f"{seconds}s", "--timeout", PATIENT, f"{url}/"]),
    Generator(
        "hey", "hey", "hey", package="hey", complaint=r"Error distribution|\[[345]\d\d\]\s+\d+ responses",
        command=lambda url, seconds: ["hey", "-c", str(USERS), "-z", f"{seconds}s", "-t", PATIENT, f"{url}/"]),
    Generator(
        "gryllus", "Gryllus HttpUser", GRYLLUS, warm_up=JVM_WARM_UP, build=GRYLLUS_BUILD,
        command=_locust_like(GRYLLUS, "locustfile.groovy"), peer="locust", version=True,
        paced=_paced(GRYLLUS, "paced.groovy", "Http")),
    Generator(
        "gryllus-fast", "Gryllus FastHttpUser", GRYLLUS, warm_up=JVM_WARM_UP, build=GRYLLUS_BUILD,
        command=_locust_like(GRYLLUS, "locustfile_fast.groovy"), peer="locust-fast", version=True,
        paced=_paced(GRYLLUS, "paced.groovy", "Fast")),
    Generator(
        # Its exit code tells whether a request failed.
        "gatling", f"Gatling {GATLING_VERSION}", GATLING, warm_up=JVM_WARM_UP, build=(GATLING,),
        command=lambda url, seconds: [GATLING, url, str(USERS), str(seconds)]),
    Generator(
        "locust", "Locust HttpUser", "locust", package="python3-locust",
        command=_locust_like("locust", "locustfile_http.py"), version=True,
        paced=_paced("locust", "paced.py", "Http")),
    Generator(
        "locust-fast", "Locust FastHttpUser", "locust", package="python3-locust",
        command=_locust_like("locust", "locustfile_fast.py"), version=True,
        paced=_paced("locust", "paced.py", "Fast")),
)
