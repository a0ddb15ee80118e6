"""What goes to the clipboard: marked text, links to the section that is read, a quotation with its source."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLineEdit, QMenu

from aixreader.model import Section
from aixreader.ui.base.reader_context import ReaderContext


class ClipboardController(QObject):
    """Copies text and links; the status bar says what was copied."""

    def __init__(self, context: ReaderContext) -> None:
        super().__init__(context)
        self._context = context
        context.actions.bind(
            {
                "copy": self.selection,
                "copy_permalink": self.permalink,
                "copy_link": self.reader_link,
                "copy_cited": self.cited,
            }
        )
        context.link_menu.add_section_entries(self._add_section_entries)
        context.link_menu.add_external_entries(self._add_external_entries)

    @Slot()
    def selection(self) -> None:
        """The words that are marked: in a field if one has the keyboard, else in the page."""
        field = self._context.window.focusWidget()
        text = (field.selectedText() if isinstance(field, QLineEdit) else "") or self._selected()
        if text:
            self._context.copy(text, self.tr("Copied"))

    @Slot()
    def permalink(self) -> None:
        """The section's address on the Exchange's site, which outlives editions."""
        if self._context.section is not None:
            self.permalink_of(self._context.section)

    def permalink_of(self, section: Section) -> None:
        """A section's permalink; the reader's own link where it has none."""
        if section.permalink is None:
            self.reader_link_of(section)
        else:
            self._context.copy(section.permalink, self.tr("Permalink copied: {0}").format(section.permalink))

    @Slot()
    def reader_link(self) -> None:
        """The link that opens the section in the reader."""
        if self._context.section is not None:
            self.reader_link_of(self._context.section)

    def reader_link_of(self, section: Section) -> None:
        """The link that opens `section` in the reader."""
        link = f"aix:{section.id}"
        self._context.copy(link, self.tr("Link copied: {0}").format(link))

    def address(self, address: str) -> None:
        """An address that leads outside."""
        self._context.copy(address, self.tr("Address copied: {0}").format(address))

    @Slot()
    def cited(self) -> None:
        """What is marked (or the section's title) with where it stands."""
        section, session = self._context.section, self._context.session
        if section is None or session is None:
            return
        text = self._selected()
        source = [section.title, session.title, session.edition.manifest.date or "", section.permalink or ""]
        where = ", ".join(part for part in source if part)
        self._context.copy(f"“{text}” ({where})" if text else where, self.tr("Copied with its source"))

    def _selected(self) -> str:
        page = self._context.page
        return page.selected_text if page is not None else ""

    def _add_section_entries(self, menu: QMenu, section: Section) -> None:
        menu.addAction(self.tr("Copy &permalink")).triggered.connect(lambda: self.permalink_of(section))
        menu.addAction(self.tr("Copy &reader link")).triggered.connect(lambda: self.reader_link_of(section))

    def _add_external_entries(self, menu: QMenu, address: str) -> None:
        menu.addAction(self.tr("&Copy address")).triggered.connect(lambda: self.address(address))
