"""Kills a process that saves an assessment, at a random moment, over and over; and looks what is left.

By hand: `python -m tests.faults.assessment_kills 1000 SEED`. One round in four begins as if another program had
written the file in the meantime, so that what is killed is a write that joins both and copies the file first.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import Timer

from aixreader.assess.assessment_file import AssessmentFile
from aixreader.assess.document import Assessment, EditionRef, System
from aixreader.assess.edits import checked
from aixreader.assess.items import Control, ControlStatus
from aixreader.errors import UserDataError
from tests.faults.kill import END
from tests.waiting import PROCESS_SECONDS

NOTE = "x" * 2000
"""A file of some hundred kilobytes is written in several steps."""


def new_file(folder: Path) -> AssessmentFile:
    """A new file in `folder`, with a system and nothing about it."""
    file = AssessmentFile(folder / "pot.aixassess", folder / "own")
    file.create(
        Assessment(
            "1c7f6d3e-0a3a-4f5e-9c55-6d7f4f5e9c55", "Pot", EditionRef("a", "2026-01-02"), (System("pot", "Pot"),)
        )
    )
    return file


def edited(document: Assessment, number: int) -> Assessment:
    """The document with the control of this number."""
    return checked(document, Control("pot", f"lid{number}", ControlStatus.PARTIAL, how=NOTE))


def write(folder: Path, first: int, seconds: float, forget: str) -> None:
    """Save an item at a time, and print its number once it is saved, until so many seconds after the first one."""
    file = AssessmentFile(folder / "pot.aixassess", folder / "own")
    document = file.open()
    number = first
    Timer(seconds, os.kill, (os.getpid(), END)).start()
    while True:
        if forget == "others":
            other = AssessmentFile(file.path, folder / "own")
            other.save(edited(other.open(), 1_000_000 + number))
        document = file.save(edited(document, number)).document
        os.write(1, f"{number}\n".encode())
        number += 1


def one_round(folder: Path, first: int, seconds: float, forget: str) -> int:
    """Start a writer that is killed after so many seconds; the last number that it acknowledged."""
    command = [sys.executable, "-m", "tests.faults.assessment_kills", "write", str(folder), str(first), str(seconds)]
    done = subprocess.run([*command, forget], stdout=subprocess.PIPE, text=True, timeout=PROCESS_SECONDS, check=False)
    lines = [line for line in done.stdout.splitlines(keepends=True) if line.endswith("\n")]
    return int(lines[-1]) if lines else first - 1


def rounds(folder: Path, count: int, seed: int = 1) -> tuple[list[str], int]:
    """So many rounds, fifty on one file; what was wrong, and how many edits were acknowledged."""
    dice = random.Random(seed)  # noqa: S311 - chance, not secrecy
    wrong: list[str] = []
    acknowledged = first = 0
    place = folder
    for number in range(count):
        if number % 50 == 0:
            place, first = folder / str(number), 0
            place.mkdir()
            new_file(place)
        last = one_round(place, first, dice.random() * 0.06, "others" if dice.random() < 0.25 else "")
        try:
            document = AssessmentFile(place / "pot.aixassess", place / "own").open()
        except UserDataError as error:
            wrong.append(f"round {number}: {error}")
            break
        missing = [at for at in range(last + 1) if f"control/pot/lid{at}" not in document.items]
        if missing:
            wrong.append(f"round {number}: acknowledged and gone: {missing[:5]}")
        if any(item.how != NOTE for item in document.items.values() if isinstance(item, Control)):
            wrong.append(f"round {number}: half an edit")
        acknowledged += last + 1 - first
        first = last + 2 if f"control/pot/lid{last + 1}" in document.items else last + 1
    return wrong, acknowledged


def main(count: int, seed: int) -> int:
    """Print how `count` rounds went."""
    with tempfile.TemporaryDirectory() as home:
        wrong, saved = rounds(Path(home), count, seed)
    print(f"{count} rounds of kill -9, {saved} edits acknowledged: {len(wrong)} wrong", *wrong[:5], sep="\n  ")  # noqa: T201
    return len(wrong)


if __name__ == "__main__":
    if sys.argv[1:2] == ["write"]:
        write(Path(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]), sys.argv[5])
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200, int(sys.argv[2]) if len(sys.argv) > 2 else 1) > 0)
