"""Pulls the plug: makes disks as a power cut leaves them, out of a record of what was written.

What was synced is on the disk. Of what was not, any part may be, in any order, and the last may be torn.
By hand: `python -m tests.faults.power 300`.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from aixreader.userdata.changes import Drop, Put
from aixreader.userdata.records import Annotation
from aixreader.userdata.store import MARKER, Store
from tests.faults.trace import Op, Trace

SECTOR = 512
MARKS = 60


def note(number: int) -> Annotation:
    """A mark to be kept; each third is so long that it takes several pages."""
    return Annotation(
        f"a{number}", f"s{number}", f"Title {number}", note=f"note {number} " * (900 if number % 3 else 3)
    )


def record(folder: Path) -> list[Op]:
    """Keep marks one after the other, take every tenth away again, and record what that does to the disk."""
    trace = Trace()
    with trace.recording() as ops:
        store = Store(folder, lambda: "2026-11-23")
        store.open()
        for number in range(MARKS):
            store.write([Put(note(number))])
            trace.acknowledge(f"a{number}")
            if number % 10 == 9:
                store.write([Drop("annotation", f"a{number - 5}")])
                trace.acknowledge(f"-a{number - 5}")
        store.close()
    return ops


def image(ops: Sequence[Op], dice: random.Random) -> tuple[dict[str, bytes], list[str]]:
    """The files after a cut somewhere in `ops`, and what had been acknowledged by then."""
    cut = dice.randrange(1, len(ops) + 1)
    files: dict[str, bytearray] = {}
    waiting: dict[str, list[Op]] = {}
    told: list[str] = []
    for op in ops[:cut]:
        if op.kind == "ack":
            told.append(op.file)
        elif op.kind == "sync":
            for one in waiting.pop(op.file, ()):
                _apply(files, one)
        else:
            waiting.setdefault(op.file, []).append(op)
    for left in waiting.values():
        if dice.random() < 0.3:
            dice.shuffle(left)
        for op in left:
            if dice.random() < 0.5:
                _apply(files, _torn(op, dice) if dice.random() < 0.3 else op)
    return {name: bytes(data) for name, data in files.items()}, told


def wrong(files: dict[str, bytes], told: Sequence[str]) -> str:
    """What is wrong with the marks on such a disk, "" if all is well."""
    with tempfile.TemporaryDirectory() as home:
        for name, data in files.items():
            (Path(home) / name).write_bytes(data)
        if told:
            (Path(home) / MARKER).touch()
        store = Store(Path(home), lambda: "2026-11-23")
        notice = store.open().notice
        found = {mark.id: mark for mark in store.load()}
        store.close()
    if notice:
        return notice
    for number in range(MARKS):
        name = f"a{number}"
        going = number % 10 == 4 and f"a{number + 5}" in told  # its removal may have been under way
        if f"-{name}" in told:
            if name in found:
                return f"{name} was removed and is there again"
        elif name in told and found.get(name) != note(number) and not (going and name not in found):
            return f"{name} was acknowledged and is {'other' if name in found else 'gone'}"
    return ""


def _apply(files: dict[str, bytearray], op: Op) -> None:
    data = files.setdefault(op.file, bytearray())
    if op.kind == "truncate":
        del data[op.at :]
    else:
        data.extend(bytes(max(0, op.at + len(op.data) - len(data))))
        data[op.at : op.at + len(op.data)] = op.data


def _torn(op: Op, dice: random.Random) -> Op:
    """A write of which only some sectors came through."""
    return op._replace(data=op.data[: dice.randrange(len(op.data) // SECTOR + 1) * SECTOR])


def main(count: int) -> int:
    """Try `count` disks; returns how many were wrong."""
    dice = random.Random(1)  # noqa: S311 - chance, not secrecy
    with tempfile.TemporaryDirectory() as home:
        ops = record(Path(home))
    found = [text for text in (wrong(*image(ops, dice)) for _ in range(count)) if text]
    print(f"{count} disks after a power cut, {len(ops)} operations recorded: {len(found)} wrong")  # noqa: T201
    for text in found[:5]:
        print(f"  {text}")  # noqa: T201
    return len(found)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300) > 0)
