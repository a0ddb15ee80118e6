"""A disk that is soon full."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


def small_disk(place: Path, size: str) -> Iterator[Path]:
    """Mount a disk of a size such as "400k" at `place`, and take it off again; skips where that is not allowed."""
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place], capture_output=True, text=True, check=False
    ) if os.name == "posix" else None  # fmt: skip
    if mounted is None or mounted.returncode:
        pytest.skip("a small disk can only be made by root, where mounting is allowed")
    yield place
    subprocess.run(["umount", place], check=True)
