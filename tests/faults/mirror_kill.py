"""Kills a publisher at a random moment, over and over, and checks that the mirror is whole and goes on.

By hand: `python -m tests.faults.mirror_kill 200`.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path
from threading import Timer

from aixreader.delivery.mirror.place import FolderPlace
from aixreader.delivery.mirror.verify import verify_mirror
from aixreader.errors import AixError
from aixreader.progress import silent
from tests.mirrors import SITE, Desk, Workshop, now
from tests.waiting import PROCESS_SECONDS

END = getattr(signal, "SIGKILL", signal.SIGTERM)  # where there is no such signal, this one ends it as suddenly
NAME = "2026-10"


def publish(base: Path, seconds: float) -> None:
    """Publish, renew and rotate keys until killed, so many seconds after the first act."""
    workshop = Workshop(base)
    first = os.getpid() * 1000
    for number in count(first):
        with workshop.repository.lock():
            workshop.add(NAME, {**SITE, "content/docs/more.md": b"%d" % number})
        print(number, flush=True)  # noqa: T201
        if number == first:
            Timer(seconds, os.kill, (os.getpid(), END)).start()
        with workshop.repository.lock():
            workshop.publisher().renew()
            if number % 3 == 0:
                workshop.publisher().rotate("timestamp", workshop.ring.make("timestamp"), "")


def rounds(base: Path, times: int, seed: int = 1) -> list[str]:
    """What was wrong after so many rounds on one mirror, read by one reader all along."""
    dice = random.Random(seed)  # noqa: S311 - chance, not secrecy
    workshop, wrong = Workshop(base / "workshop"), list[str]()
    workshop.init()
    workshop.add(NAME)
    desk = Desk(base / "data", workshop.root)
    for number in range(times):
        command = [sys.executable, "-m", "tests.faults.mirror_kill", "publish", str(base / "workshop")]
        command.append(str(dice.random() * 0.1))
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=PROCESS_SECONDS, check=False)
        lines = [line for line in done.stdout.splitlines(keepends=True) if line.endswith("\n")]
        try:
            wrong += verify_mirror(FolderPlace(workshop.folder), workshop.root, now(), silent).faults
            desk.update(workshop.folder)
        except AixError as error:
            wrong.append(f"round {number}: {error}")
        text = desk.text().get("content/docs/more.md", b"0")
        if lines and int(text) < int(lines[-1]):
            wrong.append(f"round {number}: acknowledged and gone")
    return wrong


def main(times: int) -> int:
    """Print how it went."""
    with tempfile.TemporaryDirectory() as folder:
        wrong = rounds(Path(folder), times)
    print(f"{times} rounds of kill -9 of a publisher: {len(wrong)} wrong", *wrong[:5], sep="\n  ")  # noqa: T201
    return len(wrong)


if __name__ == "__main__":
    if sys.argv[1:2] == ["publish"]:
        publish(Path(sys.argv[2]), float(sys.argv[3]))
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200) > 0)
