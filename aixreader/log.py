"""Topic loggers (`aix.source`, `aix.edition`, `aix.ui` ...), so that a log can be read by room."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ROOT = "aix"
LARGEST = 512 * 1024
KEPT = 3
LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def topic(name: str) -> logging.Logger:
    """The logger of a room, e.g. `topic("source")`."""
    return logging.getLogger(f"{ROOT}.{name}")


def keep_in(folder: Path) -> logging.Handler | None:
    """Keep what is logged from now on in `folder`, in a few files of bounded size; None where it cannot be written.

    A log that cannot be kept is no reason not to start.
    """
    import logging.handlers as files  # heavy, and of no use to the commands

    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = files.RotatingFileHandler(
            folder / "aixreader.log", maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", errors="backslashreplace"
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter(LINE))
    root = logging.getLogger(ROOT)
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    return handler


def forget() -> None:
    """Remove what was logged so far."""
    import logging.handlers as files
    from pathlib import Path

    for handler in logging.getLogger(ROOT).handlers:
        if isinstance(handler, files.RotatingFileHandler):
            handler.acquire()
            try:
                if handler.stream is not None:
                    handler.stream.truncate(0)
                for number in range(1, handler.backupCount + 1):
                    with suppress(OSError):
                        Path(f"{handler.baseFilename}.{number}").unlink()
            finally:
                handler.release()


def stop_keeping(handler: logging.Handler | None) -> None:
    """End what `keep_in` began."""
    if handler is not None:
        logging.getLogger(ROOT).removeHandler(handler)
        handler.close()
