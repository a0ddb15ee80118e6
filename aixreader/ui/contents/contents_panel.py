"""The sidebar's contents: a field to filter by, over the tree.

Signals: those of the tree (`contents`) and of nothing else.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from aixreader.ui.contents.contents_tree import ContentsTree


class ContentsPanel(QWidget):
    """Filters while the user types; Down goes from the field into the tree, Esc clears, then leaves."""

    def __init__(self, contents: ContentsTree, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contents = contents
        self.field = QLineEdit(self)
        self._nothing = QLabel(self.tr("No title matches. Clear the field to see everything."), self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.field.setPlaceholderText(self.tr("Filter titles"))
        self.field.setAccessibleName(self.tr("Filter titles"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self._nothing.setObjectName("hint")
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(16, 8, 16, 8)
        self._nothing.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(10, 8, 10, 6)
        head.addWidget(self.field)
        layout.addLayout(head)
        layout.addWidget(self._nothing)
        layout.addWidget(self.contents, 1)
        self.setFocusProxy(self.contents)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_text_changed)
        self.field.returnPressed.connect(self._on_return_pressed)

    def start_filter(self) -> None:
        """Give the field the keyboard."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        found = self.contents.look_for(text)
        self._nothing.setVisible(not found)

    @Slot()
    def _on_return_pressed(self) -> None:
        if self.field.text().strip():
            self.contents.go_to_first_match()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.contents.setFocus(Qt.FocusReason.TabFocusReason)
                self._on_return_pressed()
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
        return super().eventFilter(watched, event)
