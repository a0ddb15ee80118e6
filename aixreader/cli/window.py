"""`aixreader` without a command: the window, and what other commands need of its code."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.cli.parser import Parser, content_text
from aixreader.errors import DisplayError
from aixreader.services.session.window_options import WindowOptions

if TYPE_CHECKING:
    from aixreader.progress import Report
    from aixreader.publish.print_html import Paper
    from aixreader.services.export.section_selector import SectionSelection
    from aixreader.services.session.session import Session


WINDOW_OPTIONS = ("open", "screenshot", "smoke", "dark", "contrast", "safe_mode", "size")
"""The options that only the window has; commands reject them."""
SIZE = re.compile(r"(\d{2,5})x(\d{2,5})")


def add_window_options(parser: Parser) -> None:
    """Add the options of the window."""
    group = parser.add_argument_group("window")
    group.add_argument("--open", metavar="SLUG", type=content_text, help="open this section")
    group.add_argument("--screenshot", metavar="FILE", type=Path, help="save a picture of the window and exit")
    group.add_argument("--smoke", action="store_true", help="exit as soon as the first page is shown")
    group.add_argument("--dark", action="store_true", help="use dark colours")
    group.add_argument("--contrast", action="store_true", help="use high contrast")
    group.add_argument("--safe-mode", action="store_true", help="render without the graphics card")
    group.add_argument("--size", metavar="WxH", type=_size, help="window size in pixels, such as 1280x800")


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
    with _display_errors():
        from aixreader.ui.app.main import open_window

        return open_window(wanted)


def draw_table(session: Session, format_id: str, *, face: str, dark: bool) -> bytes:
    """A picture of the table ("svg", "png", "pdf"), drawn without a display; raises `DisplayError` without Qt."""
    with _display_errors():
        from aixreader.ui.app.main import draw_table as draw

        return draw(session, format_id, face=face, dark=dark)


def make_pdf(session: Session, choice: SectionSelection, paper: Paper, report: Report) -> bytes:
    """A PDF of sections, laid out without a display; raises `DisplayError` where there is no Qt."""
    with _display_errors():
        from aixreader.ui.app.main import make_pdf as make

        return make(session, choice, paper, report)


def convert_picture(picture: bytes) -> bytes | None:
    """A picture as PNG or JPEG, converted by Qt; None where there is no Qt, or it cannot decode the picture."""
    try:
        from aixreader.ui.app.main import convert_picture as convert
    except ImportError as error:
        if not _is_of_qt(error):
            raise
        return None
    return convert(picture)


@contextmanager
def _display_errors() -> Iterator[None]:
    """Raise `DisplayError` instead of the `ImportError` of a missing Qt, or of a system library that Qt needs."""
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
    """Whether an import of Qt failed. `error.name` of a Qt module that exists lacks the package; its path has it."""
    package = Path(error.path).parent.name if error.path else ""
    return not {package, (error.name or "").partition(".")[0]}.isdisjoint(("PySide6", "shiboken6"))


def _size(text: str) -> tuple[int, int]:
    """Type of an argument such as 1280x800."""
    match = SIZE.fullmatch(text)
    if match is None:
        raise argparse.ArgumentTypeError(f"'{text}' is not a size such as 1280x800")
    return int(match[1]), int(match[2])
