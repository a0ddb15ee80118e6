"""Where the reader's files lie: the user's folders and the shipped resources."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

APP = "aixreader"
MARKER, PORTABLE = "aixreader.portable", "aixreader-data"
"""A file of the first name beside the program keeps all data in a folder of the second, also beside it."""
FLATPAK, HOST = Path("/.flatpak-info"), Path("/run/host")
"""What only a Flatpak's sandbox has, and where the computer's own files are seen in one."""
POLICIES = {"win32": "C:/Program Files/AIX Reader/policy.json", "darwin": "/Library/Preferences/aixreader/policy.json"}


@dataclass(frozen=True, slots=True)
class Folders:
    """The user's folders: `data` is what must never be lost, `cache` can be made again."""

    config: Path
    data: Path
    cache: Path
    logs: Path


def user_folders(home: Path | None = None) -> Folders:
    """The platform's folders for this user; all of them beside a portable program, or under `home` (a folder of the
    caller's, e.g. for a trial run).
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
    """Where a portable program keeps its data; None for one that is installed. A checkout is never portable."""
    if not getattr(sys, "frozen", False):
        return None
    program = Path(sys.executable).resolve().parent
    if program.parent.name == "Contents":  # of a bundle of macOS, which is the program to its user
        program = program.parent.parent.parent
    return program / PORTABLE if (program / MARKER).is_file() else None


def policy_file() -> Path:
    """Where an administrator lays down what holds for all users; no user may write there."""
    path = Path(POLICIES.get(sys.platform, "/etc/aixreader/policy.json"))
    return HOST / path.relative_to("/") if FLATPAK.exists() else path


def resources() -> Path:
    """The folder of shipped files: the package's own copy when installed, the checkout's `resources/` otherwise."""
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"
