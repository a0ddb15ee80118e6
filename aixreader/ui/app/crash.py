"""Handles uncaught exceptions: an `AixError` is shown as a message, anything else as a bug with a report to copy."""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import qVersion

from aixreader import __version__
from aixreader.errors import AixError
from aixreader.log import topic

LOG = topic("ui")
ExceptHook = Callable[[type[BaseException], BaseException, TracebackType | None], None]
"""The signature of `sys.excepthook`."""


def make_excepthook(show_error: Callable[[AixError], None], show_bug: Callable[[str], None]) -> ExceptHook:
    """A `sys.excepthook` that logs the exception and calls `show_error(error)` or `show_bug(report)`.

    `KeyboardInterrupt`, `SystemExit` and the like go to Python's own handler. Exceptions of jobs are re-raised in the
    GUI thread and therefore end up here as well.
    """

    def excepthook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
        elif isinstance(error, AixError):
            LOG.warning("%s", error)
            show_error(error)
        else:
            LOG.error("unexpected exception", exc_info=(kind, error, trace))
            show_bug(report(error, trace))

    return excepthook


def report(error: BaseException, trace: TracebackType | None) -> str:
    """The text of a bug report: versions of the reader, Qt, Python and the system, then the traceback with causes."""
    versions = f"AIX Reader {__version__}, Qt {qVersion()}, Python {platform.python_version()}, {platform.platform()}"
    return versions + "\n\n" + "".join(traceback.format_exception(type(error), error, trace))
