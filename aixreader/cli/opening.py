"""Opens the content that a command was asked to read."""

from __future__ import annotations

import argparse

from aixreader.cli.interruption import interruptible
from aixreader.cli.progress_bar import ProgressBar
from aixreader.paths import user_folders
from aixreader.services.content import open_content
from aixreader.services.session import Session


def open_session(options: argparse.Namespace) -> Session:
    """The session on `--edition`, `--content` or what came with the reader, with a progress bar if that takes long."""
    with ProgressBar() as bar, interruptible(bar) as report:
        return open_content(user_folders(options.temp_home), report, content=options.content, edition=options.edition)
