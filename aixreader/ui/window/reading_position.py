"""Keeps the window in step with what is read: contents, outline, breadcrumb, title.

Signals: none; `section` is the section that is read now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from aixreader.model import Section
    from aixreader.ui.window.main_window import MainWindow


STAY_MS = 1000  # who stays at a section that long reads it


class ReadingPosition(QObject):
    """Follows the page in front of one window. `section` is None on the reader's own pages."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._outlined = ""
        self.section: Section | None = None
        self._stay = QTimer(self)
        self._stay.setSingleShot(True)
        self._stay.setInterval(STAY_MS)
        self._stay.timeout.connect(self._on_stayed)

    def begin(self) -> None:
        """Another edition is shown."""
        self._outlined = ""
        self._stay.stop()
        self.section = None
        if self._window.session is not None:
            self._window.contents.show_items(self._window.session.contents())
        self._window.outline.show_items(())

    @Slot(str)
    def move_to(self, address: str) -> None:
        """What is read now lies at `address`."""
        window = self._window
        section = self.section = window.section_at(address)
        if window.reader is None or window.session is None:
            return
        self._outline(section.page if section is not None else "")
        for tree in (window.contents, window.outline):
            tree.follow(address)
        from aixreader.knowledge.navigation import breadcrumb

        title = window.title_of(address)
        window.reader.show_steps(breadcrumb(window.session.edition, section) if section else ((title, address),))
        window.setWindowTitle(self.tr("{0} – AIX Reader").format(title) if title else self.tr("AIX Reader"))
        window.refresh_actions()
        window.relations.refresh()
        self._stay.start()

    @Slot()
    def _on_stayed(self) -> None:
        if self.section is not None:
            self._window.marks.visits.note(self.section)

    def _outline(self, page: str) -> None:
        """List the headings of `page`."""
        window = self._window
        if page == self._outlined or window.session is None:
            return
        self._outlined = page
        from aixreader.model.address import read_page_address

        on_page = [item for item in window.session.contents() if read_page_address(item.address) == (page, "")]
        window.outline.show_items(on_page)
        window.outline.expandAll()
