"""Chromium's sandbox on Linux, as the kernel reports it for a renderer process.

Chromium uses the layers that it can get: where the system denies user namespaces (AppArmor does on Ubuntu), only the
seccomp filter remains, and Chromium does not report that.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from aixreader.log import topic

LOG = topic("web")
SECCOMP_FILTER = "2"
"""The field `Seccomp` of /proc/PID/status for a process in filter mode; see proc(5)."""


class SandboxStatus(Enum):
    """The layers that are active; the values are shown to users."""

    FULL = "on (namespaces and seccomp filter)"
    PARTLY = "partly on (seccomp filter only; this system denies user namespaces)"
    NONE = "off"


def sandbox_status(process: int, proc: Path = Path("/proc")) -> SandboxStatus | None:
    """The status of the process with this id; None where /proc has no such process, and on other systems."""
    try:
        lines = (proc / str(process) / "status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return None
    fields = {name: value.split() for name, _, value in (line.partition(":") for line in lines)}
    if fields.get("Seccomp") != [SECCOMP_FILTER]:
        return SandboxStatus.NONE
    return SandboxStatus.FULL if len(fields.get("NSpid", ())) > 1 else SandboxStatus.PARTLY


def warn_if_partial(status: SandboxStatus | None) -> None:
    """Log a warning where a layer is missing. A sandbox that is off was reported before the start."""
    if status is SandboxStatus.PARTLY:
        LOG.warning("Chromium's sandbox is %s. With AppArmor, the Debian package permits them.", status.value)
