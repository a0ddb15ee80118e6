"""What goes to the clipboard: marked text, links to the section that is read, a quotation with its source."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from aixreader.model import Section
    from aixreader.ui.window.main_window import MainWindow

SAID_MS = 4000


class ClipboardController(QObject):
    """Copies for one window; `copy(text)` puts text on the clipboard. The status bar says what was copied."""

    def __init__(self, window: MainWindow, copy: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._copy = copy

    @Slot()
    def selection(self) -> None:
        """The words that are marked: in a field if one has the keyboard, else in the page."""
        field = self._window.focusWidget()
        text = (field.selectedText() if isinstance(field, QLineEdit) else "") or self._selected()
        if text:
            self._say(text, self.tr("Copied"))

    @Slot()
    def permalink(self) -> None:
        """The section's address on the Exchange's site, which outlives editions."""
        if self._window.section is not None:
            self.permalink_of(self._window.section)

    def text(self, text: str, said: str) -> None:
        """Any text, and what the status bar says of it."""
        self._say(text, said)

    def permalink_of(self, section: Section) -> None:
        """A section's permalink; the reader's own link where it has none."""
        if section.permalink is None:
            self.reader_link_of(section)
        else:
            self._say(section.permalink, self.tr("Permalink copied: {0}").format(section.permalink))

    @Slot()
    def reader_link(self) -> None:
        """The link that opens the section in the reader."""
        if self._window.section is not None:
            self.reader_link_of(self._window.section)

    def reader_link_of(self, section: Section) -> None:
        """The link that opens `section` in the reader."""
        link = f"aix:{section.id}"
        self._say(link, self.tr("Link copied: {0}").format(link))

    def address(self, address: str) -> None:
        """An address that leads outside."""
        self._say(address, self.tr("Address copied: {0}").format(address))

    @Slot()
    def cited(self) -> None:
        """What is marked (or the section's title) with where it stands."""
        section, session = self._window.section, self._window.session
        if section is None or session is None:
            return
        text = self._selected()
        source = [section.title, session.title, session.edition.manifest.date or "", section.permalink or ""]
        where = ", ".join(part for part in source if part)
        self._say(f"“{text}” ({where})" if text else where, self.tr("Copied with its source"))

    def _selected(self) -> str:
        reader = self._window.reader
        return reader.pane.selected_text if reader is not None and reader.pane is not None else ""

    def _say(self, text: str, said: str) -> None:
        self._copy(text)
        self._window.statusBar().showMessage(said, SAID_MS)
