"""What a list shows while it is empty: how to make the first entry, with a button that does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget


class EmptyHint(QWidget):
    """One sentence, and below it the button of `action`, if there is one."""

    def __init__(self, text: str, parent: QWidget | None = None, action: QAction | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(text, self)
        self.label.setObjectName("hint")
        self.label.setWordWrap(True)
        self.button = QToolButton(self)
        self.button.setObjectName("chip")
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self.label)
        layout.addWidget(self.button)
        self._has_action = action is not None
        if action is not None:
            self.button.setDefaultAction(action)
        self.button.setVisible(self._has_action)

    def show_text(self, text: str, *, is_first: bool = True) -> None:
        """Show another sentence, "" for none; the button only where it makes the first entry."""
        self.label.setText(text)
        self.button.setVisible(self._has_action and is_first)
        self.setVisible(bool(text))
