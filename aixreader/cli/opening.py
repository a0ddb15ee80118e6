"""Opens the content that a command reads."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from aixreader.cli.interruption import interruptible
from aixreader.cli.progress_bar import ProgressBar
from aixreader.control_characters import without_controls
from aixreader.paths import user_folders

if TYPE_CHECKING:
    from aixreader.services.session.session import Session


def open_session(options: argparse.Namespace) -> Session:
    """Open the session on `--edition`, on `--content` or on the default content, with a progress bar if that takes
    long. Where a fallback was opened instead, the reason is printed to stderr.
    """
    from aixreader.services.editions.session_factory import create_session

    with ProgressBar() as bar, interruptible(bar) as report:
        folders = user_folders(options.temp_home)
        session = create_session(folders, report, content=options.content, edition=options.edition)
    if session.warning:
        sys.stderr.write(without_controls(f"aixreader: {session.warning}\n"))
    return session
