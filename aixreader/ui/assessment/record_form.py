"""A form for the values of one record, which are saved as soon as a field is left.

Signals: `edited(values)` with all fields that differ from the record, by key, as texts.

What was typed and cannot be saved yet stays in its field, with a line that says why; it goes out again with the next
field that is left. A record that changes elsewhere changes the other fields alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from aixreader.ui.assessment.editors import ChecksEditor, ChoiceEditor, Editor, LineEditor, TextEditor
from aixreader.ui.base.list_items import FONT_PIXELS

Choices = Iterable[tuple[str, str]]


class RecordForm(QWidget):
    """Fields one below another, each with its label above it."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editors: dict[str, Editor] = {}
        self._labels: dict[str, QLabel] = {}
        self._problems: dict[str, QLabel] = {}
        self._texts: dict[str, QLabel] = {}
        self._record: object = None
        self._saved: dict[str, str] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(10, 8, 10, 12)
        self._layout.setSpacing(3)

    # ------------------------------------------------------------ what it consists of

    def add_heading(self, text: str) -> QLabel:
        """Append a heading."""
        label = QLabel(text, self)
        font = QFont(label.font())
        font.setPixelSize(FONT_PIXELS)
        font.setBold(True)
        label.setFont(font)
        self._layout.addSpacing(10)
        self._layout.addWidget(label)
        return label

    def add_text(self, key: str, *, is_hint: bool = False) -> QLabel:
        """Append a text that is only shown; it is set by `show_text`."""
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if is_hint:
            label.setObjectName("hint")
        self._texts[key] = label
        self._layout.addWidget(label)
        return label

    def add_widget(self, widget: QWidget) -> None:
        """Append another widget."""
        self._layout.addWidget(widget)

    def add_line(self, key: str, label: str, placeholder: str = "") -> LineEditor:
        """Append a field for a single line."""
        editor = LineEditor(self)
        editor.setPlaceholderText(placeholder)
        self._add(key, label, editor)
        return editor

    def add_lines(self, key: str, label: str, placeholder: str = "") -> TextEditor:
        """Append a field for several lines."""
        editor = TextEditor(self)
        editor.setPlaceholderText(placeholder)
        self._add(key, label, editor)
        return editor

    def add_choice(self, key: str, label: str, choices: Choices) -> ChoiceEditor:
        """Append a field for one of several values."""
        editor = ChoiceEditor(choices, self)
        self._add(key, label, editor)
        return editor

    def add_checks(self, key: str, label: str, choices: Choices) -> ChecksEditor:
        """Append a field for any of several values."""
        editor = ChecksEditor(choices, self)
        self._add(key, label, editor)
        return editor

    def _add(self, key: str, label: str, editor: Editor) -> None:
        widget = cast("QWidget", editor)
        name, problem = QLabel(label, self), QLabel(self)
        name.setBuddy(widget)
        name.setObjectName("hint")
        widget.setAccessibleName(label.replace("&", ""))
        problem.setObjectName("problem")
        problem.setWordWrap(True)
        problem.setTextFormat(Qt.TextFormat.PlainText)
        problem.hide()
        self._editors[key], self._labels[key], self._problems[key] = editor, name, problem
        self._saved[key] = editor.value
        self._layout.addSpacing(4)
        for each in (name, widget, problem):
            self._layout.addWidget(each)
        editor.left.connect(self.submit)

    def editor(self, key: str) -> Editor:
        """The editor of a field."""
        return self._editors[key]

    def set_field_shown(self, key: str, *, shown: bool) -> None:
        """Show or hide a field."""
        cast("QWidget", self._editors[key]).setVisible(shown)
        self._labels[key].setVisible(shown)
        if not shown:
            self._problems[key].hide()

    # ------------------------------------------------------------ what it shows

    def show_record(
        self, record: object, values: Mapping[str, str], drafts: Mapping[str, str], *, is_editable: bool
    ) -> None:
        """Show the values of a record, which is known by `record`; `drafts` are those of its fields that were typed
        earlier, and could not be saved.
        """
        is_other, self._record = record != self._record, record
        for key, editor in self._editors.items():
            saved, before = values.get(key, ""), self._saved[key]
            self._saved[key] = saved
            wanted = drafts.get(key, saved) if is_other else saved
            if (is_other or editor.value in (before, saved)) and editor.value != wanted:
                editor.set_value(wanted)
            editor.set_editable(is_editable)
            if is_other or editor.value == saved:
                self._problems[key].hide()

    def show_text(self, key: str, text: str) -> None:
        """Set a text that is only shown; an empty one takes no room."""
        label = self._texts[key]
        if label.text() != text:
            label.setText(text)
        label.setVisible(bool(text))

    def show_problem(self, key: str, text: str) -> None:
        """Say below a field why it is not saved."""
        for name, label in self._problems.items():
            label.setText(text if name == key else "")
            label.setVisible(name == key)

    def problem(self, key: str) -> str:
        """What is said below a field, "" for nothing."""
        return "" if self._problems[key].isHidden() else self._problems[key].text()

    # ------------------------------------------------------------ what was typed

    @property
    def values(self) -> dict[str, str]:
        """What the fields hold."""
        return {key: editor.value for key, editor in self._editors.items()}

    @property
    def pending(self) -> dict[str, str]:
        """What was typed and is not saved."""
        return {key: value for key, value in self.values.items() if value != self._saved[key]}

    @Slot()
    def submit(self) -> None:
        """Have what was typed saved."""
        pending = self.pending
        for key, label in self._problems.items():
            if key not in pending:
                label.hide()
        if pending:
            self.edited.emit(pending)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self._focused()
        if event.key() == Qt.Key.Key_Escape and key in self.pending:  # Esc takes back what was typed
            self._editors[key].set_value(self._saved[key])
            self._problems[key].hide()
            return
        super().keyPressEvent(event)

    def _focused(self) -> str:
        return next((key for key, editor in self._editors.items() if cast("QWidget", editor).hasFocus()), "")
