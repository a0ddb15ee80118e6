"""Asks before an address outside the edition is opened in the system's browser."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from aixreader.ui.external_address import examine
from aixreader.ui.external_dialog import ExternalDialog
from aixreader.ui.messages import Messages


class ExternalLinks(QObject):
    """Shows the whole address and leaves the choice to the user; an address that hides something is refused.

    `open_address` hands an address to the system, `copy` puts a text on the clipboard. One question stands at a time.
    """

    def __init__(
        self,
        window: QWidget,
        messages: Messages,
        open_address: Callable[[str], bool],
        copy: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._messages = messages
        self._open_address = open_address
        self._copy = copy
        self._dialog: ExternalDialog | None = None

    @property
    def dialog(self) -> ExternalDialog | None:
        """The question that stands, if one does."""
        return self._dialog

    @Slot(str)
    def ask(self, address: str) -> None:
        """Ask what to do with `address`."""
        if self._dialog is not None:
            return
        found = examine(address)
        if found is None:
            self._messages.warning(
                self.tr("This link is not opened"),
                self.tr(
                    "It leads to an address that hides where it goes, or that is neither a web page nor a mailbox."
                ),
            )
            return
        self._dialog = ExternalDialog(found, self._window)
        self._dialog.copy_chosen.connect(self._on_copy_chosen)
        self._dialog.open_chosen.connect(self._on_open_chosen)
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()

    @Slot(str)
    def _on_copy_chosen(self, address: str) -> None:
        self._copy(address)

    @Slot(str)
    def _on_open_chosen(self, address: str) -> None:
        if not self._open_address(address):
            self._messages.warning(
                self.tr("No program opened the link"),
                self.tr("The system knows no program for it. The address is: {0}").format(address),
            )

    @Slot(int)
    def _on_finished(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None
