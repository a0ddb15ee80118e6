"""Opens another edition in the window: shows the progress, then the reader with its pages, or the error.

Signals: `opened(address)` when the edition is open, with the requested address or None; `failed(message, hint)`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
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
    """Connects the opener to the window. `loading` and `failure` are shown in place of the reader."""

    opened = Signal(object)
    failed = Signal(str, str)

    def __init__(self, context: ReaderContext, window: MainWindow, opener: EditionOpener, host: ReaderHost) -> None:
        super().__init__(context)
        self._context = context
        self._window = window
        self._opener = opener
        self._host = host
        self._requested_section: str | None = None
        self._has_fallback = False
        self._place = ""
        self._notice = ""
        """What is told once the page is there: a load clears the status line."""
        self.loading = LoadingPage(window)
        self.failure = FailurePage(window)
        window.show_widget(self.failure)
        window.show_widget(self.loading)
        opener.progressed.connect(self.loading.show_progress)
        opener.opened.connect(self._on_opened)
        opener.renewed.connect(self._on_renewed)
        opener.failed.connect(self._on_failed)
        opener.cancelled.connect(self._on_cancelled)
        self.loading.cancel_clicked.connect(opener.cancel)
        context.page_loaded.connect(self._on_page_loaded)

    def open(self, content: Path | None, edition: Path | None, section: str | None) -> None:
        """Open a source or a built edition (neither: the shipped one) at `section`, or else with the last tabs."""
        self._begin(section, has_fallback=False)
        self._opener.open(content, edition)

    def open_found(self, find: Callable[[], Path | None], section: str | None) -> None:
        """The same for the source that `find()` returns, called in a thread: the system may not answer. For None, and
        after a cancel, the shipped edition is opened.
        """
        self._begin(section, has_fallback=True)
        self._opener.open_found(find)

    @Slot(str)
    def stay_at(self, section: str) -> None:
        """Open the next edition at the section with this id, if it has one and nothing else is asked for."""
        self._place = section

    def _begin(self, section: str | None, *, has_fallback: bool) -> None:
        self._requested_section = section
        self._has_fallback = has_fallback
        self.loading.begin()
        self._window.show_widget(self.loading)

    def show_section(self, name: str) -> None:
        """Show the section `name`, once an edition is open; a box reports an unknown one. Before that, `name` may be a
        table link as well.
        """
        if self._context.session is None:
            self._requested_section = name
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
        if self._has_fallback and self._opener.is_shipped:
            self._notice = self.tr("The last edition was not found; the one that comes with the reader was opened.")
        if session.warning:
            self._context.messages.warning(self.tr("Another edition was opened"), session.warning)

    @Slot()
    def _on_renewed(self) -> None:
        """Show the same edition with what it has got: the pages that are open are loaded again where they are."""
        session, reader = self._opener.session, self._host.reader
        if session is None or reader is None:
            return
        reader.engine.serve(session)
        self._context.renew_session(session)
        for pane in reader.area.panes:
            pane.reload()
        self._context.actions.refresh()

    @Slot()
    def _on_page_loaded(self) -> None:
        if self._notice:
            self._context.messages.status(self._notice)
            self._notice = ""

    def _first_address(self) -> str | None:
        """The address of the requested section, or of the one to stay at; None without either. A box reports an unknown
        one that was requested.
        """
        name, self._requested_section = self._requested_section, None
        place, self._place = self._place, ""
        if name is None and place:
            with suppress(AixError):  # it is gone
                return self._context.section_address(place)
        if name is not None:
            try:
                return name if is_table_link(name) else self._context.section_address(name)
            except AixError as error:
                self._context.messages.error(error)
        return None

    @Slot(str, str)
    def _on_failed(self, message: str, hint: str) -> None:
        """Show the error in a box if an edition is open, which stays open, else on the failure page."""
        self._place = ""
        if not self._show_reader():
            self.loading.end()
            self.failure.show_failure(message, hint, may_open=self._context.settings_model.may_open)
            self._window.show_widget(self.failure)
        else:
            self._context.messages.error(AixError(message, hint))
        self._context.actions.refresh()
        self.failed.emit(message, hint)

    @Slot()
    def _on_cancelled(self) -> None:
        """Return to the edition that is open; without one, open the shipped edition, or show the failure page."""
        self._place = ""
        if self._show_reader():
            return
        if self._has_fallback:
            self.open(None, None, self._requested_section)
        else:
            self._on_failed(self.tr("Opening was cancelled."), "")

    def _show_reader(self) -> bool:
        """Show the reader again; False if no edition is open."""
        if self._context.session is None or self._host.reader is None:
            return False
        self.loading.end()
        self._window.show_widget(self._host.reader)
        self._context.focus_page()
        return True
