"""Offers the values of a field of the query ("page:") below the search field while one is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStringListModel, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit

if TYPE_CHECKING:
    from aixreader.services.search.field_values import FieldValues


class FieldCompleter(QObject):
    """Down selects a value, Enter or a click puts it into the field, Esc closes the list."""

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
            self.completer.complete()

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
