"""Editors of one value each, in forms whose values are saved when a field is left: a line, a text, a choice, checks.

Each has a `value`, which is a text, and a signal `left()`: the field was left, or Enter was pressed in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from aixreader.ui.base.elided_combo_box import ElidedComboBox
from aixreader.ui.base.list_items import ENTER_KEYS
from aixreader.ui.base.text_field import TextField

MIN_LINES, MAX_LINES = 2, 8
"""Of a text: as many as it has, within these."""


class Editor(Protocol):
    """What a form needs of an editor, which is a `QWidget`."""

    left: SignalInstance[tuple[()]]

    @property
    def value(self) -> str:
        """What was typed or chosen."""

    def set_value(self, value: str) -> None:
        """Show another value; `left` is not emitted."""

    def set_editable(self, editable: bool) -> None:
        """Set whether the value can be changed."""


class LineEditor(QLineEdit):
    """A single line."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editingFinished.connect(self.left)

    @property
    def value(self) -> str:
        """What was typed, without white space around it."""
        return self.text().strip()

    def set_value(self, value: str) -> None:
        """Show another value."""
        self.setText(value)
        self.setCursorPosition(0)

    def set_editable(self, editable: bool) -> None:
        """Set whether it can be changed; it can be copied all the same."""
        self.setReadOnly(not editable)


class TextEditor(TextField):
    """Several lines; Ctrl+Enter saves, and Tab leaves it."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.document().blockCountChanged.connect(self._fit)
        self._fit()

    @property
    def value(self) -> str:
        """What was typed, without white space around it."""
        return self.toPlainText().strip()

    def set_value(self, value: str) -> None:
        """Show another value."""
        self.set_text(value)
        self._fit()

    def set_editable(self, editable: bool) -> None:
        """Set whether it can be changed; it can be copied all the same."""
        self.setReadOnly(not editable)

    @Slot()
    def _fit(self) -> None:
        lines = min(max(int(self.document().size().height()), MIN_LINES), MAX_LINES)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 2 * int(self.document().documentMargin()) + 4)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
            return
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._fit()
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


class ChoiceEditor(ElidedComboBox):
    """One of several values. The wheel scrolls the form past it."""

    left = Signal()

    def __init__(self, choices: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`choices` are values with what they are called."""
        super().__init__(parent)
        self._choices: tuple[tuple[str, str], ...] = ()
        self.set_choices(choices)
        self.activated.connect(self.left)

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer other values; the one that is chosen stays."""
        choices = tuple(choices)
        if choices == self._choices:
            return
        value, self._choices = self.value, choices
        self.clear()
        for data, text in choices:
            self.add_entry(text, data)
        self.set_value(value)

    @property
    def value(self) -> str:
        """The value that is chosen, "" for none."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose a value; one that is not offered is added as it is."""
        if self.findData(value) < 0 and value:
            self.add_entry(value, value)
        self.setCurrentIndex(max(self.findData(value), 0))

    def set_editable(self, editable: bool) -> None:
        """Set whether another value can be chosen."""
        self.setEnabled(editable)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChecksEditor(QWidget):
    """Any of several values, one a line in `value`."""

    left = Signal()

    def __init__(self, choices: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`choices` are values with what they are called."""
        super().__init__(parent)
        self.boxes = {value: QCheckBox(text, self) for value, text in choices}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for box in self.boxes.values():
            box.clicked.connect(self.left)
            layout.addWidget(box)
        self.setFocusProxy(next(iter(self.boxes.values())))

    @property
    def value(self) -> str:
        """The values that are checked, one a line."""
        return "\n".join(value for value, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: str) -> None:
        """Check other values."""
        chosen = value.split("\n")
        for name, box in self.boxes.items():
            box.setChecked(name in chosen)

    def set_editable(self, editable: bool) -> None:
        """Set whether other values can be checked."""
        self.setEnabled(editable)
