"""Entry points that need Qt. Qt is imported inside the functions, after its environment variables are set."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.addresses.hosts import is_own_address
from aixreader.addresses.local_files import named_source
from aixreader.control_characters import without_controls
from aixreader.errors import AixError, shortened
from aixreader.paths import policy_file, user_folders
from aixreader.services.session.window_options import WindowOptions
from aixreader.ui.app import display_check, engine_environment, pyside_loader
from aixreader.userdata.policy import read_policy
from aixreader.userdata.settings import SettingsStore

if TYPE_CHECKING:
    from aixreader.progress import Report
    from aixreader.publish.print_html import Paper
    from aixreader.services.export.section_selector import SectionSelection
    from aixreader.services.session.session import Session


def open_window(options: WindowOptions) -> int:
    """Show the window until the user closes it; returns the exit code. If a window of the same user data is already
    open, it gets the request and this returns 0 at once.

    Raises `DisplayError` if no display is available, `AixError` for root (Chromium's sandbox cannot start), and the
    error of a failed `--screenshot` or `--smoke` run.
    """
    platform = display_check.choose_platform(os.environ, offscreen=options.is_scripted)
    if platform is not None:
        os.environ["QT_QPA_PLATFORM"] = platform
    folders = user_folders(options.home)
    settings = SettingsStore(folders.config / "settings.json").load().software_rendering
    software = bool(read_policy(policy_file()).settings.get("software_rendering", settings))
    engine_environment.prepare(os.environ, software=options.safe_mode or software)
    pyside_loader.load_pyside()
    from aixreader.ui.app.application import Application, make_qt

    qt = make_qt()
    if options.is_scripted:
        return Application(options, qt, None).run()
    from aixreader.ui.app.single_instance import SingleInstance, instance_name

    instance = SingleInstance(instance_name(folders.data))
    is_alone = instance.claim()
    if not is_alone and instance.hand_over(options.forwarded_request):
        return 0
    application = Application(options, qt, instance, is_alone=is_alone)
    try:
        code = application.run()
    finally:
        instance.close()
    if application.restart is not None:
        application.installation.restart(application.restart)
    return code


def draw_table(session: Session, form: str, *, face: str, dark: bool) -> bytes:
    """An image of a face of the periodic table in the format `form` ("png" or "svg"), rendered without a display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    pyside_loader.load_pyside()
    from PySide6.QtGui import QGuiApplication

    from aixreader.services.tables.table_state import TableState
    from aixreader.ui.base.tokens import read_tokens
    from aixreader.ui.table.pictures import table_picture

    application = QGuiApplication(["aixreader"]) if QGuiApplication.startingUp() else None
    picture = table_picture(session, TableState(face=face), form, read_tokens(dark=dark))
    del application  # had to exist during rendering
    return picture


def make_pdf(session: Session, choice: SectionSelection, paper: Paper, report: Report) -> bytes:
    """A PDF of sections, made without a display. Raises `AixError` for root, and if the layout fails."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    engine_environment.prepare(os.environ, software=True)
    pyside_loader.load_pyside()
    from aixreader.ui.app.application import make_qt
    from aixreader.ui.printing.headless_pdf import print_now

    qt = make_qt()
    return print_now(qt, session, choice, paper, report)


def convert_picture(picture: bytes) -> bytes | None:
    """A picture as PNG or JPEG, None if Qt cannot decode it; needs no display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    pyside_loader.load_pyside()
    from PySide6.QtGui import QGuiApplication

    from aixreader.ui.printing.paper_pictures import convert_picture as convert

    application = QGuiApplication(["aixreader"]) if QGuiApplication.startingUp() else None
    converted = convert(picture)
    del application  # the words of a drawing need one
    return converted


def _link_or_source(text: str) -> str | Path:
    """Type of an argument that names a section, as text, or a source, as a path."""
    if is_own_address(text):
        return text
    source = named_source(text)
    if source is None:
        raise argparse.ArgumentTypeError(
            f"'{shortened(text)}' is not a section link such as aix:monitoruse, nor a folder, archive or assessment"
        )
    return source


def main(argv: list[str] | None = None) -> int:
    """`aixreader-gui`, the entry point for desktop menus: takes the window's options, no commands.

    Returns the exit code; an `AixError` is written to stderr.
    """
    parser = argparse.ArgumentParser(prog="aixreader-gui", description="The OWASP AI Exchange, offline.")
    parser.add_argument(
        "--content",
        type=Path,
        metavar="SOURCE",
        help="a folder, zip or tar.gz of the site, or CLONE@REVISION",
    )
    parser.add_argument("--edition", type=Path, metavar="DIR", help="a built edition")
    parser.add_argument("--open", metavar="SLUG", help="the section to show first")
    parser.add_argument("--safe-mode", action="store_true", help="render without the graphics card")
    parser.add_argument(
        "named",
        nargs="?",
        type=_link_or_source,
        metavar="LINK|SOURCE",
        help="a link to a section, such as aix:monitoruse, or a source to open",
    )
    arguments = parser.parse_args(argv)
    named = arguments.named
    link, source = (None, named) if isinstance(named, Path) else (named, None)
    try:
        return open_window(
            WindowOptions(
                content=arguments.content or source,
                edition=arguments.edition,
                open=arguments.open or link,
                safe_mode=arguments.safe_mode,
            )
        )
    except AixError as error:
        sys.stderr.write(without_controls(f"aixreader-gui: {error}\n"))
        return error.exit_code
