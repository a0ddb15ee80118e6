"""Opens another edition in the window: shows how it goes, then its pages, or what went wrong and what to do.

Signals: `failed(message, hint)`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from aixreader.errors import AixError
from aixreader.services.tables.table_state import is_table_link
from aixreader.ui.window.edition_opener import EditionOpener

if TYPE_CHECKING:
    from aixreader.ui.window.main_window import MainWindow


class EditionSwitch(QObject):
    """Joins the opener to one window."""

    failed = Signal(str, str)

    def __init__(self, window: MainWindow, opener: EditionOpener) -> None:
        super().__init__(window)
        self._window = window
        self._opener = opener
        self._section: str | None = None
        opener.progressed.connect(window.loading.tell)
        opener.opened.connect(self._on_opened)
        opener.failed.connect(self._on_failed)
        opener.cancelled.connect(self._on_cancelled)
        window.loading.cancel_clicked.connect(opener.cancel)

    def open(self, content: Path | None, edition: Path | None, section: str | None) -> None:
        """Open a source or a built edition (neither: the shipped one), and go to `section` or where one was."""
        self._section = section
        self._window.loading.begin()
        self._window.show_panel(self._window.loading)
        self._opener.open(content, edition)

    def go_first_to(self, section: str) -> None:
        """Go to `section` once the edition is open."""
        self._section = section

    @Slot()
    def _on_opened(self) -> None:
        window = self._window
        window.loading.end()
        window.load_reader()
        if window.reader is None or window.session is None:
            return
        window.reader.serve(window.session)
        window.following.begin()
        window.search.begin()
        window.marks.begin()
        window.tables.begin()
        window.show_panel(window.reader)
        window.state.restore_tabs(self._first_address())
        window.refresh_actions()
        window.focus_page()
        if window.session.trouble:
            window.messages.warning(self.tr("This is another edition"), window.session.trouble)

    def _first_address(self) -> str | None:
        """The section that was asked for; a word where there is none."""
        name, self._section = self._section, None
        if name is not None:
            try:
                return name if is_table_link(name) else self._window.section_address(name)
            except AixError as error:
                self._window.messages.error(error)
        return None

    @Slot(str, str)
    def _on_failed(self, message: str, hint: str) -> None:
        """Say why: over what was open before, which stays, else in the page's place."""
        window = self._window
        if window.session is not None and window.reader is not None:
            self._go_back()
            window.messages.error(AixError(message, hint))
        else:
            window.loading.end()
            window.failure.tell(message, hint, may_open=window.settings.may_open)
            window.show_panel(window.failure)
        window.refresh_actions()
        self.failed.emit(message, hint)

    @Slot()
    def _on_cancelled(self) -> None:
        """Back to what was shown; without anything, say how to go on."""
        if self._window.session is not None and self._window.reader is not None:
            self._go_back()
        else:
            self._on_failed(self.tr("Opening was cancelled; nothing was changed."), "")

    def _go_back(self) -> None:
        """Show again what was open before."""
        window = self._window
        window.loading.end()
        if window.reader is not None:
            window.show_panel(window.reader)
            window.focus_page()
