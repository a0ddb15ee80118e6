"""Runs a command for some seconds and tells what it sent over the network: by its calls, or by the packets."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.security.capture import Capture
from tests.security.isolation import isolate, settle_in
from tests.waiting import PROCESS_SECONDS, wait_until

SENDS = re.compile(r"\b(connect|sendto|sendmsg|sendmmsg|bind|listen)\(.*sa_family=AF_INET")


@dataclass(slots=True)
class Told:
    """What was seen: `calls` to addresses (None without strace), `packets` (None without a network of one's own),
    whether the command `lived` to the end, and how many processes for `pages` it then had.
    """

    calls: list[str] | None = None
    packets: list[str] | None = None
    lived: bool = False
    pages: int = 0
    said: list[str] = field(default_factory=list)


def listen(seconds: float, command: list[str], env: dict[str, str], folder: Path) -> Told:
    """Run `command` for `seconds`, watched as closely as the system allows."""
    words = isolate()
    if words is None:
        return watch(seconds, command, env)
    result = folder / "told.json"
    order = json.dumps({"seconds": seconds, "command": command, "result": str(result)})
    subprocess.run([*words, sys.executable, "-m", "tests.security.silence", order], env=env, check=True)
    return Told(**json.loads(result.read_text(encoding="utf-8")))


def watch(seconds: float, command: list[str], env: dict[str, str], capture: Capture | None = None) -> Told:
    """Run `command` for `seconds` under strace where there is one."""
    with tempfile.TemporaryDirectory() as folder:
        log, said = Path(folder) / "calls", Path(folder) / "said"
        strace = shutil.which("strace")
        traced = [strace, "-f", "-qq", "-e", "trace=network", "-o", str(log)] if strace else []
        with said.open("wb") as stream:
            process = subprocess.Popen(
                [*traced, *command], env=env, stdin=subprocess.DEVNULL, stderr=stream, start_new_session=True
            )
            lived = _wait(process, seconds)
            pages = _pages(process.pid)
            if not pages and process.poll() is None:
                with suppress(AssertionError):  # none comes
                    pages = wait_until(lambda: _pages(process.pid) or (0 if process.poll() is None else -1))
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.wait(PROCESS_SECONDS)
        told = Told(None, None, lived, pages, said.read_text(encoding="utf-8", errors="replace").splitlines())
        if strace and log.exists():
            told.calls = [line for line in log.read_text(errors="replace").splitlines() if SENDS.search(line)]
    told.packets = capture.stop() if capture is not None else None
    return told


def _wait(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether `process` is still there after `seconds`, or has ended well."""
    with suppress(subprocess.TimeoutExpired):
        return process.wait(seconds) == 0
    return True


def _pages(session: int) -> int:
    """How many processes for pages are in a session: Chromium forks them from one that waits for that."""
    parents: dict[str, str] = {}
    waiting: set[str] = set()
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if os.getsid(int(folder.name)) != session:
                continue
            parents[folder.name] = (folder / "stat").read_text(errors="replace").rpartition(")")[2].split()[1]
            if b"--type=zygote" in (folder / "cmdline").read_bytes():
                waiting.add(folder.name)
    return sum(parent in waiting for parent in parents.values())


def main(order: str) -> None:
    """In a network of one's own: watch what `order` says."""
    told = json.loads(order)
    settle_in()
    seen = watch(told["seconds"], told["command"], dict(os.environ), Capture())
    Path(told["result"]).write_text(json.dumps(asdict(seen)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
