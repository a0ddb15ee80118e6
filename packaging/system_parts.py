"""The parts of a standalone program that are not Python packages: libraries that PyInstaller copied from the system,
and the Chromium inside Qt WebEngine.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

COPYRIGHTS = Path("/usr/share/doc")
FOLDER = "system"
"""The subfolder of `licences/` for these parts."""
INSIDE_QT = """
from PySide6.QtCore import qVersion
from PySide6.QtWebEngineCore import qWebEngineChromiumSecurityPatchVersion, qWebEngineChromiumVersion
print(qVersion(), qWebEngineChromiumVersion(), qWebEngineChromiumSecurityPatchVersion())
"""
"""A script that prints the versions of Qt, of Chromium, and of the Chromium whose security fixes it includes."""


@dataclass(frozen=True, slots=True)
class SystemPart:
    """A Debian package, and its files that are in the program."""

    package: str
    version: str
    architecture: str
    files: tuple[str, ...]


def system_parts(inside: Path) -> list[SystemPart]:
    """The packages of the libraries at the top level of `inside`, sorted by name; none without `dpkg`."""
    if shutil.which("dpkg-query") is None:
        return []
    names = (path.name for path in inside.glob("lib*.so*") if not path.is_symlink())
    libraries = sorted(name for name in names if not name.startswith("libpython"))  # listed with Python itself
    by_package: dict[str, list[str]] = {}
    for library in libraries:
        package = package_of(library)
        if package is not None:
            by_package.setdefault(package, []).append(library)
    return [SystemPart(name, *_versions(name), tuple(files)) for name, files in sorted(by_package.items())]


def package_of(library: str) -> "str | None":
    """The installed package that contains a library, None if none does."""
    cache = _output("/sbin/ldconfig", "-p") or ""
    for line in cache.splitlines():
        if line.split()[:1] != [library]:
            continue
        location = line.rpartition(" => ")[2]
        for path in (location, os.path.realpath(location)):
            if (owner := _output("dpkg", "-S", path)) is not None:
                return owner.partition(":")[0]
    return None


def copy_copyrights(parts: Iterable[SystemPart], folder: Path) -> None:
    """Copy the copyright file of each part into `folder`, by package."""
    for part in parts:
        copyright_file = COPYRIGHTS / part.package / "copyright"
        if copyright_file.is_file():
            (folder / part.package).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(copyright_file, folder / part.package / "copyright")


def _versions(package: str) -> tuple[str, str]:
    """Version and architecture of an installed package."""
    output = _output("dpkg-query", "--show", "--showformat", "${Version} ${Architecture}\n", package) or " "
    version, _, architecture = output.splitlines()[0].partition(" ")
    return version, architecture


def _output(*command: str) -> "str | None":
    """The standard output of a command, None if it fails."""
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else None
