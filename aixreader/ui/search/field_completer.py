"""Offers the values of a field of the query ("page:") below the search field while one is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit
from typing_extensions import override

if TYPE_CHECKING:
    from aixreader.services.search.field_values import FieldValues


class FieldCompleter(QObject):
    """Down selects a value, Enter or a click puts it into the field, Tab the selected one or the first. Esc closes the
    list.
    """

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._start = 0
        self._read: Callable[[], FieldValues] | None = None
        self._values: FieldValues | None = None
        self._model = QStringListModel(self)
        self.completer = QCompleter(self._model, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setWidget(field)
        self._popup: QAbstractItemView | None = None
        self.completer.activated.connect(self._on_activated)
        field.textEdited.connect(self._on_edited)

    def set_source(self, read: Callable[[], FieldValues]) -> None:
        """`read` returns the values; it is called once, when the first field is typed."""
        self._read, self._values = read, None

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        begun = text[: self._field.cursorPosition()]
        if self._read is None or ":" not in begun:
            self._close()
            return
        from aixreader.services.search.field_values import complete

        if self._values is None:
            self._values = self._read()
        completion = complete(begun, self._values)
        if completion is None:
            self._close()
        else:
            self._start = completion.start
            self._model.setStringList(completion.values)
            self._prepare()
            self.completer.complete()

    def _prepare(self) -> None:
        """Make the list, when it is first shown."""
        if self._popup is not None:
            return
        from aixreader.services.search.field_values import MAX_COMPLETIONS

        self.completer.setMaxVisibleItems(MAX_COMPLETIONS)
        popup = self._popup = self.completer.popup()
        if popup is not None:
            popup.setObjectName("completions")
            popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # titles often begin alike
            popup.ensurePolished()  # or else the first list has rows of a plain list's height
            popup.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_tab = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if is_tab and self._popup is not None:
            index = self._popup.currentIndex()
            value = str((index if index.isValid() else self._model.index(0, 0)).data())
            self._close()
            self._on_activated(value)
        return is_tab

    def _close(self) -> None:
        """Close the list, which is made when it is first shown."""
        popup = self.completer.popup() if self._model.rowCount() else None
        if popup is not None:
            self._model.setStringList([])
            popup.hide()

    @Slot(str)
    def _on_activated(self, value: str) -> None:
        from aixreader.services.search.field_values import quoted

        text, cursor = self._field.text(), self._field.cursorPosition()
        before = f"{text[: self._start]}{quoted(value)} "
        self._field.setText(before + text[cursor:].lstrip('"').lstrip())
        self._field.setCursorPosition(len(before))
