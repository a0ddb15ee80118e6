"""`aixreader` without a command: the window."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.errors import DisplayError
from aixreader.services.session.window_options import WindowOptions

if TYPE_CHECKING:
    from aixreader.progress import Report
    from aixreader.publish.print_html import Paper
    from aixreader.services.export.section_selector import SectionSelection
    from aixreader.services.session.session import Session


def run(options: argparse.Namespace) -> int:
    """Open the window and return its exit code; raises `DisplayError` where there is no screen or no Qt."""
    wanted = WindowOptions(
        content=options.content,
        edition=options.edition,
        home=options.temp_home,
        open=options.open,
        screenshot=options.screenshot,
        smoke=options.smoke,
        dark=options.dark,
        contrast=options.contrast,
        safe_mode=options.safe_mode,
        size=options.size,
    )
    with _told():
        from aixreader.ui.app.main import open_window

        return open_window(wanted)


def draw_table(session: Session, form: str, *, face: str, dark: bool) -> bytes:
    """A picture of the table ("svg", "png", "pdf"), drawn on no screen; raises `DisplayError` where there is no Qt."""
    with _told():
        from aixreader.ui.app.main import draw_table as draw

        return draw(session, form, face=face, dark=dark)


def make_pdf(session: Session, choice: SectionSelection, paper: Paper, report: Report) -> bytes:
    """A PDF of sections, laid out on no screen; raises `DisplayError` where there is no Qt."""
    with _told():
        from aixreader.ui.app.main import make_pdf as make

        return make(session, choice, paper, report)


@contextmanager
def _told() -> Iterator[None]:
    """Says in words that Qt is missing, or a library of the system that Qt needs."""
    try:
        yield
    except ImportError as error:
        if not _is_of_qt(error):
            raise
        hint = "`aixreader show` and the other commands work without it; see `aixreader --help`."
        if ".so" in str(error):
            hint = f"Install the package that holds this library; the reader's Debian package asks for all. {hint}"
        raise DisplayError(f"The window cannot open: Qt is missing or incomplete ({error}).", hint) from error


def _is_of_qt(error: ImportError) -> bool:
    """Whether Qt could not be loaded. A module of it that exists tells its name without its package's."""
    place = Path(error.path).parent.name if error.path else ""
    return not {place, (error.name or "").partition(".")[0]}.isdisjoint(("PySide6", "shiboken6"))
