"""Receives section links and files that macOS sends to the running application; other systems start the program with
them.

Signals: `link_opened(link)`; `file_opened(path)` for a folder or file of this computer.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent

from aixreader.addresses.hosts import is_own_address


class SystemLinks(QObject):
    """An event filter, to be installed on the application object."""

    link_opened = Signal(str)
    file_opened = Signal(Path)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Consume file-open events with a section link or a path; pass on everything else."""
        if not isinstance(event, QFileOpenEvent):
            return False
        link = event.url().toString()
        if is_own_address(link):
            self.link_opened.emit(link)
        elif event.url().isLocalFile():
            self.file_opened.emit(Path(event.url().toLocalFile()))
        else:
            return False
        return True
