"""A digest of the compiler, which changes whenever it could build a different edition from the same source."""

from __future__ import annotations

import hashlib
from pathlib import Path

import aixreader

ROOMS = ("html", "source", "model", "edition")
MODULES = ("json_codec.py",)
"""Modules outside these packages that write an edition's records."""
PACKAGES = ("Markdown", "nh3", "Pygments", "PyYAML")


def compiler_fingerprint() -> str:
    """SHA-256, in hex, of the compiler's own files and of the versions of the packages it depends on.

    Where the files cannot be read, as in a packaged program, the program's version is used instead.
    """
    from importlib.metadata import PackageNotFoundError, version

    digest = hashlib.sha256(_own_files(Path(aixreader.__file__).parent) or aixreader.__version__.encode())
    for package in PACKAGES:
        try:
            installed = version(package)
        except PackageNotFoundError:  # a packaged program may come without metadata
            installed = "?"
        digest.update(f"\n{package} {installed}".encode())
    return digest.hexdigest()


def _own_files(package: Path) -> bytes:
    """A digest of the compiler's files by name and content; empty if one of them is missing."""
    digest = hashlib.sha256()
    try:
        for files in [[package / module for module in MODULES], *(_files_of(package / room) for room in ROOMS)]:
            if not files:
                return b""
            for path in files:
                digest.update(f"\n{path.relative_to(package).as_posix()} {path.stat().st_size}\n".encode())
                digest.update(path.read_bytes())
    except OSError:
        return b""
    return digest.digest()


def _files_of(room: Path) -> list[Path]:
    return sorted(room.glob("**/*.py"))
