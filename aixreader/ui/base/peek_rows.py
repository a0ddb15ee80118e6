"""Keys and clicks that peek at a row of a list or tree: Alt+click, Alt+Enter, and Space on the current row.

Signals: `peeked(index)` when a row was peeked at.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from aixreader.ui.base.list_items import ENTER_KEYS
from aixreader.ui.base.reader_context import ReaderContext

Event = QEvent.Type
PRESSES = (Event.MouseButtonPress, Event.MouseButtonDblClick)


class PeekRows(QObject):
    """Watches `view`, and `field` from which its rows are chosen. Esc in them closes a peek first.

    `address_of(index)` is the address that a row leads to, "" for none. With `space=False`, Space keeps the meaning
    that it has in the view.
    """

    peeked = Signal(QModelIndex)

    def __init__(
        self,
        context: ReaderContext,
        view: QAbstractItemView,
        address_of: Callable[[QModelIndex], str],
        *,
        field: QWidget | None = None,
        space: bool = True,
    ) -> None:
        super().__init__(view)
        self._context = context
        self._view = view
        self._address_of = address_of
        self._has_space = space
        self._is_pressed = False
        for widget in (view, view.viewport(), field):
            if widget is not None:
                widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and watched is self._view.viewport():
            return self._take_mouse(event)
        if isinstance(event, QKeyEvent) and watched is not self._view.viewport():
            return self._take_key(watched, event)
        return super().eventFilter(watched, event)

    def _take_mouse(self, event: QMouseEvent) -> bool:
        """Peek at the row under Alt+click, and swallow the release as well."""
        if event.type() in PRESSES:
            index = self._view.indexAt(event.position().toPoint())
            is_alone = event.modifiers() == Qt.KeyboardModifier.AltModifier
            self._is_pressed = event.button() == Qt.MouseButton.LeftButton and is_alone and self._peek(index)
            return self._is_pressed
        if event.type() == Event.MouseButtonRelease and self._is_pressed:
            self._is_pressed = False
            return True
        return self._is_pressed and event.type() == Event.MouseMove

    def _take_key(self, watched: QObject, event: QKeyEvent) -> bool:
        is_with_alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        is_enter = event.key() in ENTER_KEYS and is_with_alt
        if event.type() == Event.ShortcutOverride and is_enter:
            event.accept()  # the action of these keys is for the page
            return True
        if event.type() != Event.KeyPress:
            return False
        is_space = event.key() == Qt.Key.Key_Space and not event.modifiers() and watched is self._view
        if is_enter or (is_space and self._has_space):
            return self._peek(self._view.currentIndex()) or is_enter
        return event.key() == Qt.Key.Key_Escape and self._context.end_peek()

    def _peek(self, index: QModelIndex) -> bool:
        """Peek at a row; whether it leads anywhere."""
        address = self._address_of(index) if index.isValid() else ""
        if address:
            self._context.peek(address)
            self.peeked.emit(index)
        return bool(address)
