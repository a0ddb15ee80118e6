"""Copies to the clipboard: selected text, links to the section that is read, quotes with their source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLineEdit, QMenu

from aixreader.ui.base.reader_context import ReaderContext

if TYPE_CHECKING:
    from aixreader.model import Section


class ClipboardController(QObject):
    """Copies text and links, and shows a message in the status bar."""

    def __init__(self, context: ReaderContext) -> None:
        super().__init__(context)
        self._context = context
        context.actions.bind(
            {
                "copy": self.copy_selection,
                "copy_permalink": self.copy_permalink,
                "copy_link": self.copy_reader_link,
            }
        )
        context.link_menu.add_section_entries(self._add_section_entries)
        context.link_menu.add_external_entries(self._add_external_entries)

    @Slot()
    def copy_selection(self) -> None:
        """Copy the selection of the line edit that has the focus, else of the page."""
        field = self._context.window.focusWidget()
        text = (field.selectedText() if isinstance(field, QLineEdit) else "") or self._selected_text()
        if text:
            self._context.copy(text, self.tr("Copied"))

    @Slot()
    def copy_permalink(self) -> None:
        """Copy the section's permanent address on the Exchange's site."""
        if self._context.section is not None:
            self.copy_permalink_of(self._context.section)

    def copy_permalink_of(self, section: Section) -> None:
        """Copy a section's permalink; without one its address on the site, or else the app link."""
        if section.permalink is not None:
            self._context.copy(section.permalink, self.tr("Permalink copied: {0}").format(section.permalink))
        elif section.url:
            self.copy_address(section.url)
        else:
            self.copy_reader_link_of(section)

    @Slot()
    def copy_reader_link(self) -> None:
        """Copy the link that opens the section in AIX Reader."""
        if self._context.section is not None:
            self.copy_reader_link_of(self._context.section)

    def copy_reader_link_of(self, section: Section) -> None:
        """Copy the link that opens `section` in AIX Reader."""
        self._context.copy(section.link, self.tr("Link copied: {0}").format(section.link))

    def copy_address(self, address: str) -> None:
        """Copy an external address."""
        self._context.copy(address, self.tr("Address copied: {0}").format(address))

    def _selected_text(self) -> str:
        page = self._context.page
        return page.selected_text if page is not None else ""

    def _add_section_entries(self, menu: QMenu, section: Section) -> None:
        menu.addAction(self.tr("Copy &permalink")).triggered.connect(lambda: self.copy_permalink_of(section))
        menu.addAction(self.tr("Copy app lin&k")).triggered.connect(lambda: self.copy_reader_link_of(section))

    def _add_external_entries(self, menu: QMenu, address: str) -> None:
        menu.addAction(self.tr("&Copy address")).triggered.connect(lambda: self.copy_address(address))
