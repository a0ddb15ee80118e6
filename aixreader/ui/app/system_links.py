"""Receives section links that macOS sends to the running application; other systems start the program with the link.

Signals: `link_opened(link)`.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent

from aixreader.addresses.hosts import is_own_address


class SystemLinks(QObject):
    """An event filter, to be installed on the application object."""

    link_opened = Signal(str)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Consume file-open events with a section link; pass on everything else."""
        if not isinstance(event, QFileOpenEvent):
            return False
        link = event.url().toString()
        if not is_own_address(link):
            return False
        self.link_opened.emit(link)
        return True
