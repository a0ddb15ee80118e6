"""Kills a process that keeps marks, at a random moment, over and over; and looks what is left.

By hand: `python -m tests.faults.kill 200`.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import Timer

from aixreader.userdata.changes import Put
from aixreader.userdata.records import Bookmark
from aixreader.userdata.store import Store
from tests.waiting import PROCESS_SECONDS

BATCH = 3
END = getattr(signal, "SIGKILL", signal.SIGTERM)  # where there is no such signal, this one ends it as suddenly


def write(folder: Path, first: int, seconds: float) -> None:
    """Keep marks, and print each number once it is kept, until so many seconds after the first one."""
    store = Store(folder, lambda: "2026-11-23")
    store.open()
    number = first
    while True:
        store.write(Put(Bookmark(f"b{number + part}", "tea", "Tea", quote="x" * 3000)) for part in range(BATCH))
        print(number, flush=True)  # noqa: T201
        if number == first:
            Timer(seconds, os.kill, (os.getpid(), END)).start()
        number += BATCH


def one_round(folder: Path, first: int, seconds: float) -> int:
    """Start a writer that is killed after so many seconds; returns the last number it acknowledged."""
    command = [sys.executable, "-m", "tests.faults.kill", "write", str(folder), str(first), str(seconds)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=PROCESS_SECONDS, check=False)
    lines = [line for line in done.stdout.splitlines(keepends=True) if line.endswith("\n")]
    return int(lines[-1]) if lines else first - BATCH


def rounds(folder: Path, count: int, seed: int = 1) -> tuple[list[str], int]:
    """So many rounds on one folder; returns what was wrong, and how many marks were acknowledged."""
    dice = random.Random(seed)  # noqa: S311 - chance, not secrecy
    wrong: list[str] = []
    first = 0
    for number in range(count):
        last = one_round(folder, first, dice.random() * 0.05)
        store = Store(folder, lambda: "2026-11-23")
        notice = store.open().notice
        found = {record.id for record in store.load()}
        store.close()
        if notice:
            wrong.append(f"round {number}: {notice}")
        missing = [name for at in range(last + BATCH) if (name := f"b{at}") not in found]
        if missing:
            wrong.append(f"round {number}: acknowledged and gone: {missing[:5]}")
        if len(found) % BATCH:
            wrong.append(f"round {number}: half a transaction")
        first = len(found)
    return wrong, first


def main(count: int) -> int:
    """Print how `count` rounds went."""
    with tempfile.TemporaryDirectory() as home:
        wrong, kept = rounds(Path(home), count)
    print(f"{count} rounds of kill -9, {kept} marks kept: {len(wrong)} wrong", *wrong[:5], sep="\n  ")  # noqa: T201
    return len(wrong)


if __name__ == "__main__":
    if sys.argv[1:2] == ["write"]:
        write(Path(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200) > 0)
