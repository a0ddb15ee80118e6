"""Kills a publisher, or a reader that updates, at a random moment, over and over; checks that mirror and reader are
whole and go on.

By hand: `python -m tests.faults.mirror_kill 200`.
"""

from __future__ import annotations

import os
import random
import shutil
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


def read(base: Path, data: Path, seconds: float) -> None:
    """Update until killed so many seconds from now; after the first time from nothing, over and over."""
    desk = Desk(data, Workshop(base).root)
    desk.mirror(base / "mirror")  # what takes long to load is loaded
    Timer(seconds, os.kill, (os.getpid(), END)).start()
    while True:
        desk.update(base / "mirror")
        (desk.folder / "installed.json").unlink()
        shutil.rmtree(desk.folder / "blobs")


def reader_rounds(base: Path, times: int, seed: int = 1) -> list[str]:
    """What was wrong with a reader that was killed so many times."""
    dice = random.Random(seed)  # noqa: S311 - chance, not secrecy
    workshop, wrong = Workshop(base / "workshop"), list[str]()
    workshop.init()
    for number in range(4):
        workshop.add(f"edition-{number}", {**SITE, "content/docs/more.md": b"%d" % number * 50_000})
    desk = Desk(base / "data", workshop.root)
    desk.update(workshop.folder)
    whole = [{}, desk.text()]
    for number in range(times):
        workshop.add(f"edition-{number % 4}", {**SITE, "content/docs/more.md": b"%d" % number * 50_000})
        command = [sys.executable, "-m", "tests.faults.mirror_kill", "read", str(base / "workshop"), str(desk.data)]
        subprocess.run([*command, str(dice.random() * 0.2)], timeout=PROCESS_SECONDS, check=False)
        new = {**SITE, "content/docs/more.md": b"%d" % number * 50_000}
        if desk.text() not in (*whole, new):
            wrong.append(f"round {number}: what is installed is no whole edition")
        desk.update(workshop.folder)
        if desk.text() != new:
            wrong.append(f"round {number}: the next update does not mend it")
        whole = [{}, new]
    return wrong


def main(times: int) -> int:
    """Print how it went."""
    with tempfile.TemporaryDirectory() as folder:
        wrong = rounds(Path(folder) / "publisher", times)
        print(f"{times} rounds of kill -9 of a publisher: {len(wrong)} wrong", *wrong[:5], sep="\n  ")  # noqa: T201
        mine = reader_rounds(Path(folder) / "reader", times)
        print(f"{times} rounds of kill -9 of a reader: {len(mine)} wrong", *mine[:5], sep="\n  ")  # noqa: T201
    return len(wrong) + len(mine)


if __name__ == "__main__":
    if sys.argv[1:2] == ["publish"]:
        publish(Path(sys.argv[2]), float(sys.argv[3]))
    if sys.argv[1:2] == ["read"]:
        read(Path(sys.argv[2]), Path(sys.argv[3]), float(sys.argv[4]))
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200) > 0)
