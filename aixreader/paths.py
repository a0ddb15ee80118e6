"""Where the reader's files lie: the user's folders and the shipped resources."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

APP = "aixreader"


@dataclass(frozen=True, slots=True)
class Folders:
    """The user's folders: `data` is what must never be lost, `cache` can be made again."""

    config: Path
    data: Path
    cache: Path
    logs: Path


def user_folders(home: Path | None = None) -> Folders:
    """The platform's folders for this user, or all of them under `home` (a folder of the caller's, e.g. for a trial
    run).
    """
    if home is not None:
        return Folders(home / "config", home / "data", home / "cache", home / "logs")
    import platformdirs

    return Folders(
        platformdirs.user_config_path(APP, appauthor=False),
        platformdirs.user_data_path(APP, appauthor=False),
        platformdirs.user_cache_path(APP, appauthor=False),
        platformdirs.user_log_path(APP, appauthor=False),
    )


def resources() -> Path:
    """The folder of shipped files: the package's own copy when installed, the checkout's `resources/` otherwise."""
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"
