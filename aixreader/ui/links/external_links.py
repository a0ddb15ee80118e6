"""Asks before an address outside the edition is opened in the system's browser, unless the user has chosen for good.

Signals: `kept(address)` for an address to be kept for later; `policy_chosen(policy)` ("browser", "keep" or "copy") when
the user wants the same from now on.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from aixreader.ui.base.messages import Messages
from aixreader.ui.links.external_address import examine
from aixreader.ui.links.external_dialog import ExternalDialog


class ExternalLinks(QObject):
    """Shows the whole address and leaves the choice to the user; an address that hides something is refused.

    `open_address` hands an address to the system, `copy` puts a text on the clipboard, `policy` says what the user has
    chosen for good ("ask" for nothing). One question stands at a time.
    """

    kept = Signal(str)
    policy_chosen = Signal(str)

    def __init__(
        self,
        window: QWidget,
        messages: Messages,
        open_address: Callable[[str], bool],
        copy: Callable[[str], None],
        policy: Callable[[], str],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._messages = messages
        self._open_address = open_address
        self._copy = copy
        self._policy = policy
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
        act = {"browser": self._on_open_chosen, "keep": self.keep, "copy": self._on_copy_chosen}.get(self._policy())
        if act is not None:
            act(found.text)
            return
        self._dialog = ExternalDialog(found, self._window)
        self._dialog.copy_chosen.connect(self._on_copy_chosen)
        self._dialog.keep_chosen.connect(self.keep)
        self._dialog.open_chosen.connect(self._on_open_chosen)
        self._dialog.policy_chosen.connect(self.policy_chosen)
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()

    @Slot(str)
    def keep(self, address: str) -> None:
        """Keep `address` for later, if it is one that may be opened at all."""
        found = examine(address)
        if found is not None:
            self.kept.emit(found.text)

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
