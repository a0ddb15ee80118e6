"""Items of the assessment that belong to the one that is shown, one below another; each leads to its own form.

Signals: `chosen(item)` with the id of an item.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A row: the id of the item, its name, and what is said of it."""

    item: str
    name: str
    text: str


class ItemRows(QWidget):
    """Buttons, which are kept as long as the same items are shown."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QToolButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    @property
    def texts(self) -> list[str]:
        """What the rows say."""
        return [button.text() for button in self._buttons.values()]

    def show_rows(self, rows: Sequence[ItemRow]) -> None:
        """Show rows; none take no room."""
        if list(self._buttons) != [row.item for row in rows]:
            self._make(rows)
        for row in rows:
            button = self._buttons[row.item]
            text = f"{row.text}  {row.name}".replace("&", "&&")
            if button.text() != text:
                button.setText(text)
                button.setToolTip(f"{row.name}\n{row.text}")
                button.setAccessibleName(f"{row.name}, {row.text}")
        self.setVisible(bool(rows))

    def _make(self, rows: Sequence[ItemRow]) -> None:
        for button in self._buttons.values():
            self._layout.removeWidget(button)
            button.deleteLater()
        self._buttons = {row.item: self._button(row.item) for row in rows}

    def _button(self, item: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("row")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.chosen.emit(item))
        self._layout.addWidget(button)
        return button
