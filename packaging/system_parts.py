"""The parts of a standalone program that are no package of Python: libraries that PyInstaller took from the system it
runs on, and what is inside Qt WebEngine.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

COPYRIGHTS = Path("/usr/share/doc")
FOLDER = "system"
"""Where among the licences theirs are."""
INSIDE_QT = """
from PySide6.QtCore import qVersion
from PySide6.QtWebEngineCore import qWebEngineChromiumSecurityPatchVersion, qWebEngineChromiumVersion
print(qVersion(), qWebEngineChromiumVersion(), qWebEngineChromiumSecurityPatchVersion())
"""
"""Asks for the versions of Qt, of Chromium, and of the newest Chromium whose mended faults it has."""


@dataclass(frozen=True, slots=True)
class SystemPart:
    """A package of Debian, with the files of it that are in the program."""

    package: str
    version: str
    architecture: str
    files: tuple[str, ...]


def system_parts(inside: Path) -> list[SystemPart]:
    """The packages that the libraries at the top of `inside` come from, by name; none where there is no `dpkg`."""
    if shutil.which("dpkg-query") is None:
        return []
    found = (path.name for path in inside.glob("lib*.so*") if not path.is_symlink())
    libraries = sorted(name for name in found if not name.startswith("libpython"))  # told with Python itself
    by_package: dict[str, list[str]] = {}
    for library in libraries:
        package = package_of(library)
        if package is not None:
            by_package.setdefault(package, []).append(library)
    return [SystemPart(name, *_versions(name), tuple(files)) for name, files in sorted(by_package.items())]


def package_of(library: str) -> "str | None":
    """The package of this system that holds a library, None where none does."""
    known = _told("/sbin/ldconfig", "-p") or ""
    for line in known.splitlines():
        if line.split()[:1] != [library]:
            continue
        place = line.rpartition(" => ")[2]
        for path in (place, os.path.realpath(place)):
            if (owner := _told("dpkg", "-S", path)) is not None:
                return owner.partition(":")[0]
    return None


def copy_copyrights(parts: Iterable[SystemPart], folder: Path) -> None:
    """Put what the system says of each part's licence into `folder`, by part."""
    for part in parts:
        told = COPYRIGHTS / part.package / "copyright"
        if told.is_file():
            (folder / part.package).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(told, folder / part.package / "copyright")


def _versions(package: str) -> tuple[str, str]:
    """Version and architecture of a package that is installed."""
    told = _told("dpkg-query", "--show", "--showformat", "${Version} ${Architecture}\n", package) or " "
    version, _, architecture = told.splitlines()[0].partition(" ")
    return version, architecture


def _told(*command: str) -> "str | None":
    """What a command prints, None if it fails."""
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else None
