"""Links to sections that macOS hands to a program that runs already; other systems start it anew with the link.

Signals: `asked(link)`.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent

from aixreader.services.session.window_options import LINK


class SystemLinks(QObject):
    """To be installed as an event filter on the application."""

    asked = Signal(str)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take links to sections; leave everything else."""
        if not isinstance(event, QFileOpenEvent):
            return False
        link = event.url().toString()
        if not LINK.match(link):
            return False
        self.asked.emit(link)
        return True
