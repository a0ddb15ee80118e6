"""What happens to an error nobody caught: an `AixError` is told in words, anything else is a bug with a report."""

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
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def hook(tell_error: Callable[[AixError], None], tell_bug: Callable[[str], None]) -> Hook:
    """A `sys.excepthook` that tells the user. (Jobs bring their errors to the GUI thread, so that all come by here.)"""

    def told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
        elif isinstance(error, AixError):
            LOG.warning("%s", error)
            tell_error(error)
        else:
            LOG.error("a bug", exc_info=(kind, error, trace))
            tell_bug(report(error, trace))

    return told


def report(error: BaseException, trace: TracebackType | None) -> str:
    """What helps to mend `error`: versions and where it came from."""
    versions = f"AIX Reader {__version__}, Qt {qVersion()}, Python {platform.python_version()}, {platform.platform()}"
    return versions + "\n\n" + "".join(traceback.format_exception(type(error), error, trace))
