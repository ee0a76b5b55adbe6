"""What the machine is and has: programs, versions, cores."""
import os
import platform
import shutil
import subprocess
import sys

import cores


def provide(packages):
    """Installs what is missing of `packages` (Debian's name by executable), as root; else says what is, and ends."""
    # Debian's nginx is where only root's PATH looks.
    os.environ["PATH"] += ":/usr/sbin:/sbin"
    missing = sorted({package for executable, names in packages.items() if not shutil.which(executable)
                      for package in names.split()})
    if not missing:
        return
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(f"Missing: {', '.join(missing)}. Install these packages first; on Debian: sudo {' '.join(install)}")
    print(f"Installing {', '.join(missing)} ...", file=sys.stderr, flush=True)
    for command in (["apt-get", "update", "-qq"], install):
        if subprocess.run(command, stdout=sys.stderr, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}).returncode:
            sys.exit(f"'{' '.join(command)}' failed; install {', '.join(missing)} in another way.")
    if "nginx" in missing and shutil.which("systemctl"):
        # The package starts a web server on port 80 for everyone; nobody asked for that one.
        subprocess.run(["systemctl", "disable", "--now", "nginx"], stdout=sys.stderr, stderr=sys.stderr)


def description(packages):
    versions = f"; {_versions(packages)}" if packages else ""  # dpkg-query without names would list all there are
    return f"{_processor()}, {os.cpu_count()} cores, Linux {platform.release()}{versions}."


def place(target_core, generator_core):
    text = f"Target on core {target_core}, generators on core {generator_core}"
    if target_core == generator_core:
        text += " (THE SAME: there is no other)"
    elif cores.are_hyper_threads(target_core, generator_core):
        text += " (two hyper-threads of ONE core)"
    return text


def _processor():
    with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as file:
        names = [line.partition(":")[2].strip() for line in file if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _versions(packages):
    if not shutil.which("dpkg-query"):
        return "versions unknown"
    query = subprocess.run(["dpkg-query", "-W", "-f", "${Package} ${Version}, ", *packages],
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return query.stdout.rstrip(", ")
