"""Conditions that the user judges, as they stand in the text: each holds, or does not, or is open.

Signals: `judged(key, holds)`.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from aixreader.services.assessments.question_states import Condition


class ConditionRows(QWidget):
    """A text that several threats share is shown once, with a row for each of them."""

    judged = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[tuple[str, str], ...] = ()
        self._groups: dict[str, QButtonGroup] = {}
        self._rows: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def show_conditions(self, conditions: tuple[Condition, ...], *, is_editable: bool) -> None:
        """Show conditions, and what was judged of them."""
        keys = tuple((each.key, each.text) for each in conditions)
        if keys != self._keys:
            self._keys = keys
            self._make_rows(conditions)
        for each in conditions:
            group = self._groups[each.key]
            group.setExclusive(False)
            for holds in (True, False):
                group.button(int(holds)).setChecked(each.holds is holds)
                group.button(int(holds)).setEnabled(is_editable)
            group.setExclusive(True)
        self.setVisible(bool(conditions))

    def button(self, key: str, *, holds: bool) -> QRadioButton:
        """The button that says so of a condition."""
        found = self._groups[key].button(int(holds))
        assert isinstance(found, QRadioButton)  # noqa: S101  # it was made as one
        return found

    def _make_rows(self, conditions: tuple[Condition, ...]) -> None:
        for row in self._rows:
            self._layout.removeWidget(row)
            row.deleteLater()
        self._rows, self._groups = [], {}
        for text, same in groupby(conditions, key=lambda each: each.text):
            self._add(self._label(self.tr("Does this hold?"), is_hint=True))
            self._add(self._label(f"“{text}”"))
            for each in same:
                self._add(self._row(each))

    def _add(self, row: QWidget) -> None:
        self._rows.append(row)
        self._layout.addWidget(row)

    def _label(self, text: str, *, is_hint: bool = False) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if is_hint:
            label.setObjectName("hint")
        return label

    def _row(self, condition: Condition) -> QWidget:
        """The two answers, below the name of the threat that the condition is about."""
        row = QWidget(self)
        layout = QVBoxLayout(row)
        layout.setContentsMargins(6, 2, 0, 4)
        layout.setSpacing(2)
        layout.addWidget(self._label(condition.threat, is_hint=True))
        group, buttons = QButtonGroup(row), QHBoxLayout()
        for holds, text in ((True, self.tr("Holds")), (False, self.tr("Does not hold"))):
            button = QRadioButton(text, row)
            button.setAccessibleName(f"{condition.threat}: {text}")
            button.setAccessibleDescription(condition.text)
            group.addButton(button, int(holds))
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        group.idClicked.connect(lambda holds, key=condition.key: self.judged.emit(key, bool(holds)))
        self._groups[condition.key] = group
        return row
