"""Keeps the window in step with what is read: contents, outline, breadcrumb, title.

Signals: none; `section` is the section that is read now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from aixreader.model import Section
    from aixreader.ui.window import MainWindow


class Following(QObject):
    """Follows the page in front of one window. `section` is None on the reader's own pages."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._outlined = ""
        self.section: Section | None = None

    def begin(self) -> None:
        """Another edition is shown."""
        self._outlined = ""
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
        from aixreader.services.way import steps

        title = window.title_of(address)
        window.reader.show_steps(steps(window.session.edition, section) if section else ((title, address),))
        window.setWindowTitle(self.tr("{0} – AIX Reader").format(title) if title else self.tr("AIX Reader"))
        window.refresh_actions()

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
