"""Tells that the reader was updated while it was open, when it comes in front again or something goes wrong for it.

Signals: `restart_requested()`.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from aixreader.ui.app.installation import Installation
from aixreader.ui.base.messages import Messages


class Updates(QObject):
    """Watches `program`; `look` is called when the application's state changes."""

    restart_requested = Signal()

    def __init__(self, messages: Messages, program: Installation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._program = program
        self._box: QWidget | None = None

    @Slot(Qt.ApplicationState)
    def look(self, state: Qt.ApplicationState) -> None:
        """Tell once, as soon as the reader is in front."""
        if state is Qt.ApplicationState.ApplicationActive and self._box is None:
            self.explain()

    def explain(self) -> bool:
        """Tell, unless that is to be read now; whether there was an update."""
        if not self._program.was_replaced:
            return False
        if self._box is None or not isValid(self._box):  # type: ignore[no-untyped-call]  # no types are shipped
            box = self._box = self._messages.warning(
                self.tr("AIX Reader was updated while it was open"),
                self.tr(
                    "This window is still of the version before, and parts of it may not work any more. What is yours "
                    "is kept. Open the reader again to go on in the new version, with the tabs that are open now."
                ),
            )
            again = box.addButton(self.tr("&Open again"), box.ButtonRole.AcceptRole)
            box.setDefaultButton(again)
            again.clicked.connect(self.restart_requested)
        return True
