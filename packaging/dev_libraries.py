"""The shared libraries of the system that Qt needs: missing ones are determined with `ldd`, and installed with apt.

PySide6's wheels contain Qt, but not the libraries that every desktop has and a minimal system has not (fonts, NSS, X11,
sound). Their packages are determined by a table and by Debian's naming rule.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from dev_environment import DevError, apt_install, apt_update, is_root

ASKED = (
    "Qt/lib/libQt6WebEngineCore.so.6",
    "Qt/libexec/QtWebEngineProcess",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/xcbglintegrations/libqxcb-glx-integration.so",
    "QtPrintSupport.abi3.so",
    "QtWebEngineWidgets.abi3.so",
)
"""The files of PySide6 that the reader loads; all others (databases, cameras, speech) may lack libraries."""

ASKED_ON_WAYLAND = (
    "Qt/plugins/platforms/libqwayland.so",
    "Qt/plugins/platforms/libqwayland-generic.so",
    "Qt/plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
)

PACKAGES = {
    "libbrotlicommon": "libbrotli1",
    "libbrotlidec": "libbrotli1",
    "libatk-1.0": "libatk1.0-0",
    "libatk-bridge-2.0": "libatk-bridge2.0-0",
    "libgdk-3": "libgtk-3-0",
    "libgdk_pixbuf-2.0": "libgdk-pixbuf-2.0-0",
    "libgio-2.0": "libglib2.0-0",
    "libglib-2.0": "libglib2.0-0",
    "libgmodule-2.0": "libglib2.0-0",
    "libgobject-2.0": "libglib2.0-0",
    "libgthread-2.0": "libglib2.0-0",
    "libnspr4": "libnspr4",
    "libnss3": "libnss3",
    "libnssutil3": "libnss3",
    "libpangocairo-1.0": "libpangocairo-1.0-0",
    "libplc4": "libnspr4",
    "libplds4": "libnspr4",
    "libpulse-mainloop-glib": "libpulse-mainloop-glib0",
    "libpulse-simple": "libpulse0",
    "libsmime3": "libnss3",
    "libssl3": "libnss3",
    "libz": "zlib1g",
}
"""Library (its name without `.so`) -> Debian package, where the package does not follow Debian's naming rule."""


def require(qt_folder: Path, asked: "Sequence[str] | None" = None) -> None:
    """Check that the system has the libraries that the Qt in `qt_folder` needs; as root, install missing ones. `asked`
    are the files to check, below that folder; by default those that the reader loads in this environment.

    Raises `DevError` if libraries are missing and cannot be installed; its message has the command to install them.
    """
    asked = asked_here(os.environ) if asked is None else asked
    missing = missing_libraries(qt_folder, asked)
    if not missing:
        return
    lack = f"Qt needs shared libraries that this system does not have: {', '.join(missing)}"
    if shutil.which("apt-get") is None:
        message = f"{lack}\nInstall the packages that hold them."
        raise DevError(message)
    if not is_root():
        command = f"sudo apt-get install -y --no-install-recommends {' '.join(packages_for(missing))}"
        if not _apt_knows("libc6"):
            command = f"sudo apt-get update && {command}"
        message = f"{lack}\nInstall them with:\n  {command}"
        raise DevError(message)
    _install(missing, qt_folder, asked)


def asked_here(env: "Mapping[str, str]") -> tuple[str, ...]:
    """The files that the reader loads in an environment."""
    return ASKED + (ASKED_ON_WAYLAND if env.get("WAYLAND_DISPLAY") else ())


def missing_libraries(qt_folder: Path, asked: "Sequence[str]") -> list[str]:
    """The libraries that `ldd` does not find for the files `asked`, sorted; empty on other systems than Linux."""
    if not sys.platform.startswith("linux"):
        return []
    files = [str(qt_folder / name) for name in asked if (qt_folder / name).exists()]
    loader = shutil.which("ldd")
    if loader is None or not files:
        return []
    done = subprocess.run([loader, *files], check=False, capture_output=True, text=True, errors="replace")
    return unresolved(done.stdout)


def unresolved(output: str) -> list[str]:
    """The libraries that are "not found" in the output of `ldd` (sorted, each once)."""
    return sorted(set(re.findall(r"^\s*(\S+) => not found", output, re.MULTILINE)))


def package_name(library: str) -> str:
    """The Debian package of a library such as `libxcb-cursor.so.0`, without the suffix `t64` of the 64-bit-time
    renaming.

    By Debian's naming rule (Policy 8.1): the name and the number of the SONAME, with a hyphen between them if the name
    ends with a digit, in lower case.
    """
    name, _, number = library.partition(".so")
    if name in PACKAGES:
        return PACKAGES[name]
    number = number.removeprefix(".")
    joint = "-" if number and name[-1].isdigit() else ""
    return f"{name}{joint}{number}".lower().replace("_", "-")


def packages_for(libraries: list[str]) -> list[str]:
    """The packages of this system for `libraries` (sorted, each once); renamed ones by their new name."""
    packages = set()
    for name in {package_name(library) for library in libraries}:
        renamed = f"{name}t64"
        if _apt_knows(renamed) or (not _apt_knows(name) and _has_renamed_packages()):
            packages.add(renamed)
        else:
            packages.add(name)
    return sorted(packages)


def _install(missing: list[str], qt_folder: Path, asked: "Sequence[str]") -> None:
    """Install the packages of the `missing` libraries, as root, and check again."""
    print(f"Installing {len(missing)} shared libraries that Qt needs and this system lacks ...", flush=True)
    if not _apt_knows("libc6") or not all(_apt_knows(name) for name in packages_for(missing)):
        apt_update()  # a fresh system has no package list yet, and without one renamed packages are not known
    packages = packages_for(missing)
    if not apt_install(*packages):
        message = f"apt-get could not install {' '.join(packages)}; it says why above."
        raise DevError(message)
    left = missing_libraries(qt_folder, asked)
    if left:
        message = (
            f"Qt still needs {', '.join(left)} after the installation of {' '.join(packages)}.\n"
            "Install the packages that hold them and run this command again."
        )
        raise DevError(message)


def _apt_knows(package: str) -> bool:
    """Whether apt can install `package` itself, not only another one that provides it."""
    done = subprocess.run(
        ["apt-cache", "policy", package],  # noqa: S607 - found by PATH, as the user's own command would be
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C"},
    )
    return bool(re.search(r"Candidate: (?!\(none\))", done.stdout))


def _has_renamed_packages() -> bool:
    """Whether this system has packages of the 64-bit-time renaming (Debian 13, Ubuntu 24.04 and later)."""
    done = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package}\n", "lib*t64"],  # noqa: S607 - found by PATH, as apt itself finds it
        check=False,
        capture_output=True,
        text=True,
    )
    return bool(done.stdout.strip())
