"""Opens the content that a command was asked to read."""

from __future__ import annotations

import argparse
import sys

from aixreader.cli.interruption import interruptible
from aixreader.cli.progress_bar import ProgressBar
from aixreader.paths import user_folders
from aixreader.services.editions.session_factory import create_session
from aixreader.services.session.session import Session


def open_session(options: argparse.Namespace) -> Session:
    """The session on `--edition`, `--content` or what opens without them, with a progress bar if that takes long; says
    if it is not what should have been opened.
    """
    with ProgressBar() as bar, interruptible(bar) as report:
        folders = user_folders(options.temp_home)
        session = create_session(folders, report, content=options.content, edition=options.edition)
    if session.trouble:
        sys.stderr.write(f"aixreader: {session.trouble}\n")
    return session
