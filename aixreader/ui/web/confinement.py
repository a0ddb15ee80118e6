"""How far Linux holds the process that draws a page, as the system itself tells it.

Chromium takes what it can get: where a system keeps user namespaces from the reader, pages are held by the filter of
system calls alone, and nothing says so.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from aixreader.log import topic

LOG = topic("web")
FILTERED = "2"
"""What the system says of a process whose calls a filter judges (`seccomp(2)`)."""


class Confinement(Enum):
    """How far a page's process is held; each in words."""

    FULL = "on, with namespaces of its own and filtered system calls"
    PARTLY = "partly on: system calls are filtered, but this system gives the reader no namespaces"
    NONE = "off"


def confinement(process: int, proc: Path = Path("/proc")) -> Confinement | None:
    """How far the process with this number is held; None where the system does not tell, as only Linux does."""
    try:
        lines = (proc / str(process) / "status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return None
    fields = {name: value.split() for name, _, value in (line.partition(":") for line in lines)}
    if fields.get("Seccomp") != [FILTERED]:
        return Confinement.NONE
    return Confinement.FULL if len(fields.get("NSpid", ())) > 1 else Confinement.PARTLY


def warn(held: Confinement | None) -> None:
    """Say that pages are held less than they could be; that the sandbox is off was said before it was started."""
    if held is Confinement.PARTLY:
        LOG.warning(
            "Chromium's sandbox is %s. Where AppArmor keeps them, the Debian package asks for them.", held.value
        )
