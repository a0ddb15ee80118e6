"""Flips each bit of each file of a signed mirror, one at a time, and updates from it: nothing may be installed that
differs from what was signed.

By hand: `python -m tests.faults.mirror_flips [EVERY]` tries each EVERY-th bit (1: all of them, for hours).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Mapping
from itertools import count
from pathlib import Path

from aixreader.errors import MirrorError
from tests.mirrors import NEWER, Desk, Workshop


def flips(workshop: Workshop, signed: Mapping[str, bytes], base: Path, every: int) -> list[str]:
    """What went wrong: a bit of a file, and what came of it."""
    wrong: list[str] = []
    numbers, root = count(), workshop.root
    for path in sorted(path for path in workshop.folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        for bit in range(8 * len(data)):
            if next(numbers) % every:
                continue
            path.write_bytes(_flipped(data, bit))
            desk = Desk(base / "data", root)
            try:
                desk.update(workshop.folder)
            except MirrorError:
                fine = desk.text() == {}
            else:
                fine = desk.text() == signed
            if not fine:
                wrong.append(f"bit {bit} of {path.relative_to(workshop.folder)}")
            shutil.rmtree(base)
        path.write_bytes(data)
    return wrong


def _flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def main(every: int) -> int:
    """Print how it went."""
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder) / "workshop")
        workshop.init()
        workshop.add("2026-09", NEWER)
        bits = 8 * sum(path.stat().st_size for path in workshop.folder.rglob("*") if path.is_file())
        wrong = flips(workshop, NEWER, Path(folder) / "flips", every)
    print(f"{bits // every} of {bits} bits flipped: {len(wrong)} wrong", *wrong[:5], sep="\n  ")  # noqa: T201
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 101) > 0)
