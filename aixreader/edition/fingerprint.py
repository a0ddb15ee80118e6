"""What the compiler is: a digest that changes whenever an edition built by it could come out differently."""

from __future__ import annotations

import hashlib
from pathlib import Path

import aixreader

ROOMS = ("html", "source", "model", "edition")
MODULES = ("json_codec.py",)
"""Beside the rooms: what writes an edition's records."""
PACKAGES = ("Markdown", "nh3", "Pygments", "PyYAML")


def compiler_fingerprint() -> str:
    """SHA-256, in hex, of the compiler's own files and of the versions of the packages it stands on.

    Where the files cannot be read, as in a packaged program, the program's version stands for them.
    """
    from importlib.metadata import PackageNotFoundError, version

    found = hashlib.sha256(_own_files(Path(aixreader.__file__).parent) or aixreader.__version__.encode())
    for package in PACKAGES:
        try:
            stands_on = version(package)
        except PackageNotFoundError:  # a packaged program may come without metadata
            stands_on = "?"
        found.update(f"\n{package} {stands_on}".encode())
    return found.hexdigest()


def _own_files(package: Path) -> bytes:
    """The compiler's files, names and bytes; empty where any of them is not there."""
    found = hashlib.sha256()
    try:
        for files in [[package / module for module in MODULES], *(_files_of(package / room) for room in ROOMS)]:
            if not files:
                return b""
            for path in files:
                found.update(f"\n{path.relative_to(package).as_posix()} {path.stat().st_size}\n".encode())
                found.update(path.read_bytes())
    except OSError:
        return b""
    return found.digest()


def _files_of(room: Path) -> list[Path]:
    return sorted(room.glob("**/*.py"))
