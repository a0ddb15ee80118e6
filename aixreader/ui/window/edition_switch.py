"""Opens another edition in the window: shows the progress, then its pages, or what went wrong and what to do.

Signals: `opened(address)` when another edition is shown, with the address that was asked for or None;
`failed(message, hint)`.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from aixreader.errors import AixError
from aixreader.services.tables.table_state import is_table_link
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.edition_opener import EditionOpener
from aixreader.ui.window.failure_page import FailurePage
from aixreader.ui.window.loading_page import LoadingPage
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.reader_host import ReaderHost


class EditionSwitch(QObject):
    """Joins the opener to the window. `loading` and `failure` stand in the page's place where there is none."""

    opened = Signal(object)
    failed = Signal(str, str)

    def __init__(self, context: ReaderContext, window: MainWindow, opener: EditionOpener, host: ReaderHost) -> None:
        super().__init__(context)
        self._context = context
        self._window = window
        self._opener = opener
        self._host = host
        self._section: str | None = None
        self.loading = LoadingPage(window)
        self.failure = FailurePage(window)
        window.show_widget(self.failure)
        window.show_widget(self.loading)
        opener.progressed.connect(self.loading.tell)
        opener.opened.connect(self._on_opened)
        opener.failed.connect(self._on_failed)
        opener.cancelled.connect(self._on_cancelled)
        self.loading.cancel_clicked.connect(opener.cancel)

    def open(self, content: Path | None, edition: Path | None, section: str | None) -> None:
        """Open a source or a built edition (neither: the shipped one) at `section`, or where the last run was."""
        self._section = section
        self.loading.begin()
        self._window.show_widget(self.loading)
        self._opener.open(content, edition)

    def show_section(self, name: str) -> None:
        """Show the section or table that `name` means, once an edition is open; a box says where there is none."""
        if self._context.session is None:
            self._section = name
        elif is_table_link(name):
            self._context.go(name)
        else:
            self._context.show_section(name)

    @Slot()
    def _on_opened(self) -> None:
        session = self._opener.session
        if session is None:
            return
        self.loading.end()
        reader = self._host.load()
        reader.serve(session)
        self._context.set_session(session)
        self._window.show_widget(reader)
        self.opened.emit(self._first_address())
        self._context.actions.refresh()
        self._context.focus_page()
        if session.trouble:
            self._context.messages.warning(self.tr("Another edition was opened"), session.trouble)

    def _first_address(self) -> str | None:
        """The address of the section that was asked for; a box says where there is none."""
        name, self._section = self._section, None
        if name is not None:
            try:
                return name if is_table_link(name) else self._context.section_address(name)
            except AixError as error:
                self._context.messages.error(error)
        return None

    @Slot(str, str)
    def _on_failed(self, message: str, hint: str) -> None:
        """Say why: in a box over what was open before, which stays, else in the page's place."""
        if not self._show_reader():
            self.loading.end()
            self.failure.tell(message, hint, may_open=self._context.settings_model.may_open)
            self._window.show_widget(self.failure)
        else:
            self._context.messages.error(AixError(message, hint))
        self._context.actions.refresh()
        self.failed.emit(message, hint)

    @Slot()
    def _on_cancelled(self) -> None:
        """Go back to what was shown; without anything, say how to go on."""
        if not self._show_reader():
            self._on_failed(self.tr("Opening was cancelled; nothing was changed."), "")

    def _show_reader(self) -> bool:
        """Show what was open before; False where nothing was."""
        if self._context.session is None or self._host.reader is None:
            return False
        self.loading.end()
        self._window.show_widget(self._host.reader)
        self._context.focus_page()
        return True
