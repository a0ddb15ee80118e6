"""Asks before an address outside the edition is opened in the system's browser, unless the user has chosen for good.

Signals: `kept(address)` for an address to be saved for later.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.links.external_address import examine
from aixreader.ui.links.external_dialog import ExternalDialog


class ExternalLinks(QObject):
    """Shows the whole address and leaves the choice to the user; an address that hides something is refused.

    `open_address` hands an address to the system and tells whether a program took it. One dialog is open at a time.
    """

    kept = Signal(str)

    def __init__(self, context: ReaderContext, open_address: Callable[[str], bool]) -> None:
        super().__init__(context)
        self._context = context
        self._open_address = open_address
        self._dialog: ExternalDialog | None = None
        context.external_requested.connect(self.ask)
        context.link_menu.add_external_entries(self._add_entries)
        context.actions.bind({"online": self._open_online})

    @property
    def dialog(self) -> ExternalDialog | None:
        """The open dialog, if there is one."""
        return self._dialog

    @Slot(str)
    def ask(self, address: str) -> None:
        """Ask what to do with `address`."""
        if self._dialog is not None:
            return
        found = examine(address)
        if found is None:
            self._context.messages.warning(
                self.tr("This link is not opened"),
                self.tr(
                    "It leads to an address that hides where it goes, or that is neither a web page nor a mailbox."
                ),
            )
            return
        act = {"browser": self._on_open_chosen, "keep": self.keep, "copy": self._on_copy_chosen}.get(
            self._context.settings.external_links
        )
        if act is not None:
            act(found.text)
            return
        self._dialog = ExternalDialog(found, self._context.window)
        self._dialog.copy_chosen.connect(self._on_copy_chosen)
        self._dialog.keep_chosen.connect(self.keep)
        self._dialog.open_chosen.connect(self._on_open_chosen)
        self._dialog.policy_chosen.connect(self._on_policy_chosen)
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()

    @Slot(str)
    def keep(self, address: str) -> None:
        """Save `address` for later, if it is one that may be opened at all."""
        found = examine(address)
        if found is not None:
            self.kept.emit(found.text)

    @Slot(str)
    def _on_copy_chosen(self, address: str) -> None:
        self._context.copy(address, self.tr("Address copied: {0}").format(address))

    @Slot(str)
    def _on_open_chosen(self, address: str) -> None:
        if not self._open_address(address):
            self._context.messages.warning(
                self.tr("No program opened the link"),
                self.tr("The system knows no program for it. The address is: {0}").format(address),
            )

    @Slot(str)
    def _on_policy_chosen(self, policy: str) -> None:
        self._context.settings_model.change(external_links=policy)

    def _open_online(self) -> None:
        """The page of the section that is read on the Exchange's site."""
        section = self._context.section
        if section is not None and section.permalink is not None:
            self.ask(section.permalink)

    def _add_entries(self, menu: QMenu, address: str) -> None:
        menu.addAction(self.tr("&Open in browser…")).triggered.connect(lambda: self.ask(address))
        menu.addAction(self.tr("&Save for later")).triggered.connect(lambda: self.keep(address))

    @Slot(int)
    def _on_finished(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None
