"""Asks before an external address is opened in the system's browser, unless the settings have the answer.

Signals: `save_requested(address)` to save an address for later.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.links.external_address import parse_external_address
from aixreader.ui.links.external_dialog import ExternalDialog


class ExternalLinks(QObject):
    """Opens, saves or copies external addresses as the user or the settings choose; invalid ones are rejected.

    `open_address(address)` passes an address to the system; it returns whether a program accepted it. One dialog is
    open at a time.
    """

    save_requested = Signal(str)

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
        target = parse_external_address(address)
        if target is None:
            self._context.messages.warning(
                self.tr("Link blocked"),
                self.tr("Its address is not a web or mail address, or it contains hidden characters."),
            )
            return
        handler = {"browser": self._on_open_chosen, "keep": self.save, "copy": self._on_copy_chosen}.get(
            self._context.settings.external_links
        )
        if handler is not None:
            handler(target.text)
            return
        self._dialog = ExternalDialog(target, self._context.window)
        self._dialog.copy_chosen.connect(self._on_copy_chosen)
        self._dialog.save_chosen.connect(self.save)
        self._dialog.open_chosen.connect(self._on_open_chosen)
        self._dialog.policy_chosen.connect(self._on_policy_chosen)
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()

    @Slot(str)
    def save(self, address: str) -> None:
        """Emit `save_requested` for `address`, if it is valid."""
        target = parse_external_address(address)
        if target is not None:
            self.save_requested.emit(target.text)

    @Slot(str)
    def _on_copy_chosen(self, address: str) -> None:
        self._context.copy(address, self.tr("Address copied: {0}").format(address))

    @Slot(str)
    def _on_open_chosen(self, address: str) -> None:
        if not self._open_address(address):
            self._context.messages.warning(
                self.tr("The link could not be opened"),
                self.tr("No program on this system opens it. The address is: {0}").format(address),
            )

    @Slot(str)
    def _on_policy_chosen(self, policy: str) -> None:
        self._context.settings_model.change(external_links=policy)

    def _open_online(self) -> None:
        """Open the section that is read on the Exchange's site."""
        section = self._context.section
        if section is not None and section.web_address:
            self.ask(section.web_address)

    def _add_entries(self, menu: QMenu, address: str) -> None:
        menu.addAction(self.tr("&Open in browser…")).triggered.connect(lambda: self.ask(address))
        menu.addAction(self.tr("&Save for later")).triggered.connect(lambda: self.save(address))

    @Slot(int)
    def _on_finished(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None
