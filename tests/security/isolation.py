"""A network of one's own: a namespace in which every address leads to this machine, and nothing leaves it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from tests.waiting import PROCESS_SECONDS

RESOLVER = "10.99.0.2"
COMMANDS = (
    "ip link set lo up",
    "ip link add out0 type veth peer name out1",  # Chromium takes a machine that has only lo for offline
    "ip link set out1 up",
    "ip link set out0 up",
    f"ip address add {RESOLVER}/24 dev out0",
    "ip route add local 0.0.0.0/0 dev lo",
)
IPV6 = ("ip -6 address add fd99::2/64 dev out0 nodad", "ip -6 route add local ::/0 dev lo")


@cache
def isolate() -> tuple[str, ...] | None:
    """The words before a command that give it a network and mounts of its own; None where the system forbids it."""
    if not sys.platform.startswith("linux") or shutil.which("unshare") is None or shutil.which("ip") is None:
        return None
    words = ["unshare", "--net", "--mount"]
    if os.geteuid() != 0:
        words += ["--user", "--map-root-user"]
    trial = subprocess.run(
        [*words, sys.executable, "-m", "tests.security.isolation"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=False,
        timeout=PROCESS_SECONDS,
    )
    return tuple(words) if trial.returncode == 0 else None


def settle_in() -> None:
    """In the namespace: give it addresses and routes, and make this machine the one that is asked for names."""
    for command in COMMANDS:
        subprocess.run(command.split(), check=True)
    for command in IPV6:
        subprocess.run(command.split(), check=False, capture_output=True)
    with tempfile.NamedTemporaryFile("w", delete=False) as told:
        told.write(f"nameserver {RESOLVER}\noptions timeout:1 attempts:1\n")
    subprocess.run(["mount", "--bind", told.name, str(Path("/etc/resolv.conf").resolve())], check=True)
    Path(told.name).unlink()


if __name__ == "__main__":
    settle_in()
