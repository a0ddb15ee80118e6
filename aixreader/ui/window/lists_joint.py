"""Joins reading lists with the other parts: printing, bookmarks, the home page, and lists dropped on the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.window_parts import WindowParts


class ListsJoint(QObject):
    """Passes requests of one part on to another."""

    def __init__(
        self, context: ReaderContext, window: MainWindow, parts: WindowParts, refresh_home: Callable[[], None]
    ) -> None:
        super().__init__(context)
        self._context = context
        self._parts = parts
        parts.lists.source.recorded.connect(refresh_home)
        parts.lists.print_requested.connect(lambda choice: parts.printing.show(choice))  # noqa: PLW0108  # no slot
        parts.marks.exchange.wiped.connect(parts.lists.forget)
        parts.marks.bookmarks.list_requested.connect(parts.lists.add_named)
        window.drops.list_dropped.connect(self._on_list_dropped)

    @Slot(Path)
    def _on_list_dropped(self, path: Path) -> None:
        if self._context.session is not None:
            self._parts.lists.load(path)
