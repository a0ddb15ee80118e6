"""Notifies the user that the reader was updated while it was running, and offers a restart.

Signals: `restart_requested()`.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from aixreader.ui.app.installation import Installation
from aixreader.ui.base.messages import Messages


class Updates(QObject):
    """Checks `installation` whenever the application becomes active, and when an unexpected error is to be shown."""

    restart_requested = Signal()

    def __init__(self, messages: Messages, installation: Installation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._installation = installation
        self._box: QWidget | None = None

    @Slot(Qt.ApplicationState)
    def on_state_changed(self, state: Qt.ApplicationState) -> None:
        """Show the notice if the application has become active, once."""
        if state is Qt.ApplicationState.ApplicationActive and self._box is None:
            self.show_notice()

    def show_notice(self) -> bool:
        """Show the notice, unless it is already open. Returns whether the installation was updated."""
        if not self._installation.was_replaced:
            return False
        if self._box is None or not isValid(self._box):  # type: ignore[no-untyped-call]  # no types are shipped
            box = self._box = self._messages.warning(
                self.tr("AIX Reader was updated while it was open"),
                self.tr(
                    "Restart AIX Reader to use the new version; until then some functions may not work. Your data and "
                    "the open tabs are restored."
                ),
            )
            restart = box.addButton(self.tr("&Restart"), box.ButtonRole.AcceptRole)
            box.setDefaultButton(restart)
            restart.clicked.connect(self.restart_requested)
        return True
