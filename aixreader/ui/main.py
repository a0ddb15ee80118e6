"""The way into the window. No Qt here: what Qt must find in the environment is settled before it is loaded."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from aixreader.errors import AixError
from aixreader.services.options import WindowOptions
from aixreader.ui import display, environment


def open_window(options: WindowOptions) -> int:
    """Show the window until the user closes it; returns the exit code.

    Raises `DisplayError` where no window can be shown, `AixError` for root (Chromium's sandbox cannot start), and what
    a `--screenshot` or `--smoke` run failed of.
    """
    platform = display.choose_platform(os.environ, offscreen=options.smoke or options.screenshot is not None)
    if platform is not None:
        os.environ["QT_QPA_PLATFORM"] = platform
    environment.prepare(os.environ)
    from aixreader.ui.application import Application

    return Application(options).run()


def main(argv: list[str] | None = None) -> int:
    """`aixreader-gui`: the window, started from a menu. Takes the window's options, no commands."""
    parser = argparse.ArgumentParser(prog="aixreader-gui", description="The OWASP AI Exchange, offline.")
    parser.add_argument("--content", type=Path, metavar="SOURCE", help="a folder or zip with the Exchange's tree")
    parser.add_argument("--edition", type=Path, metavar="DIR", help="a built edition")
    parser.add_argument("--open", metavar="SLUG", help="the section to show first")
    given = parser.parse_args(argv)
    try:
        return open_window(WindowOptions(content=given.content, edition=given.edition, open=given.open))
    except AixError as error:
        sys.stderr.write(f"aixreader-gui: {error}\n")
        return error.exit_code
