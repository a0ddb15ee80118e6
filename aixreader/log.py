"""Loggers by topic (`aix.source`, `aix.edition`, `aix.ui` ...), and the log file."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logging.handlers import RotatingFileHandler
    from pathlib import Path

ROOT = "aix"
MAX_FILE_BYTES = 512 * 1024
MAX_OLD_FILES = 3
LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def topic(name: str) -> logging.Logger:
    """The logger of a package, e.g. `topic("source")`."""
    return logging.getLogger(f"{ROOT}.{name}")


def open_log_file(folder: Path) -> logging.Handler | None:
    """Write the log to `folder` from now on, in up to 1 + `MAX_OLD_FILES` files of at most `MAX_FILE_BYTES` each.

    None if the folder cannot be written: the program then runs without a log file.
    """
    import logging.handlers as files  # slow to import, and not needed by the commands

    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = files.RotatingFileHandler(
            folder / "aixreader.log",
            maxBytes=MAX_FILE_BYTES,
            backupCount=MAX_OLD_FILES,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter(LINE))
    root = logging.getLogger(ROOT)
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    return handler


def clear_log_files() -> None:
    """Delete the contents of the log files, old ones included; logging continues."""
    from pathlib import Path

    for handler in _file_handlers():
        handler.acquire()
        try:
            if handler.stream is not None:
                handler.stream.truncate(0)
            for number in range(1, handler.backupCount + 1):
                with suppress(OSError):
                    Path(f"{handler.baseFilename}.{number}").unlink()
        finally:
            handler.release()


def open_files() -> list[Path]:
    """The files that are logged to."""
    from pathlib import Path

    return [Path(handler.baseFilename) for handler in _file_handlers()]


def _file_handlers() -> list[RotatingFileHandler]:
    import logging.handlers as files

    handlers = logging.getLogger(ROOT).handlers
    return [handler for handler in handlers if isinstance(handler, files.RotatingFileHandler)]


def close_log_file(handler: logging.Handler | None) -> None:
    """Stop writing to the log file that `open_log_file` returned."""
    if handler is not None:
        logging.getLogger(ROOT).removeHandler(handler)
        handler.close()
