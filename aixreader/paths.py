"""Locations of files: the user's folders, the policy file, and the bundled resources."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

APP = "aixreader"
MARKER, PORTABLE = "aixreader.portable", "aixreader-data"
"""A file named `MARKER` next to the program makes it portable: all data go to a folder named `PORTABLE` next to it."""
FLATPAK, HOST = Path("/.flatpak-info"), Path("/run/host")
"""A file that exists only in a Flatpak sandbox, and the mount point of the host's file system in one."""
POLICIES = {"win32": "C:/Program Files/AIX Reader/policy.json", "darwin": "/Library/Preferences/aixreader/policy.json"}


@dataclass(frozen=True, slots=True)
class Folders:
    """The user's folders: `data` is irreplaceable (bookmarks, notes), `cache` can be rebuilt."""

    config: Path
    data: Path
    cache: Path
    logs: Path


def user_folders(home: Path | None = None) -> Folders:
    """The platform's folders for this user; instead, all of them below `home` if it is given (e.g. for a test run), or
    next to a portable program.
    """
    home = home or portable_home()
    if home is not None:
        return Folders(home / "config", home / "data", home / "cache", home / "logs")
    import platformdirs

    return Folders(
        platformdirs.user_config_path(APP, appauthor=False),
        platformdirs.user_data_path(APP, appauthor=False),
        platformdirs.user_cache_path(APP, appauthor=False),
        platformdirs.user_log_path(APP, appauthor=False),
    )


def portable_home() -> Path | None:
    """The data folder of a portable program; None for an installed program or a checkout."""
    if not getattr(sys, "frozen", False):
        return None
    program = Path(sys.executable).resolve().parent
    if program.parent.name == "Contents":  # inside an application bundle of macOS: next to the bundle counts
        program = program.parent.parent.parent
    return program / PORTABLE if (program / MARKER).is_file() else None


def policy_file() -> Path:
    """The administrator's policy file (`userdata.policy`), where users have no write access."""
    path = Path(POLICIES.get(sys.platform, "/etc/aixreader/policy.json"))
    return HOST / path.relative_to("/") if FLATPAK.exists() else path


def resources() -> Path:
    """The folder of bundled files: inside the package when installed, the checkout's `resources/` otherwise."""
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"
