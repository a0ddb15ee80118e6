"""Shows the current section in the breadcrumb and in the window title."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from aixreader.control_characters import one_line
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.reader_host import ReaderHost


class ReadingPosition(QObject):
    """Updates breadcrumb and title on `section_changed`. `title_of(address)` returns the title of a section or page."""

    def __init__(
        self, context: ReaderContext, window: MainWindow, host: ReaderHost, title_of: Callable[[str], str]
    ) -> None:
        super().__init__(context)
        self._context = context
        self._window = window
        self._host = host
        self._title_of = title_of
        self._title = ""
        for changed in (context.section_changed, context.page_changed):  # the same section may be on both sides
            changed.connect(self._on_section_changed)
        context.settings_model.changed.connect(self._show_title)

    @Slot()
    def _on_section_changed(self) -> None:
        context, reader = self._context, self._host.reader
        if reader is None or context.session is None:
            return
        from aixreader.knowledge.navigation import breadcrumb

        title, section = self._title_of(context.address), context.section
        self._title = one_line(title)
        reader.show_steps(breadcrumb(context.session, section) if section else ((title, context.address),))
        self._show_title()
        context.actions.refresh()

    @Slot()
    def _show_title(self) -> None:
        """Show it in front of the program's name, which is last: else Qt adds it once more where it is customary."""
        name, title = self.tr("AIX Reader"), self._title
        if self._context.settings.private:
            title = self.tr("{0} (private)").format(title) if title else self.tr("Private")
        self._window.setWindowTitle(self.tr("{0} – {1}").format(title, name) if title else name)
