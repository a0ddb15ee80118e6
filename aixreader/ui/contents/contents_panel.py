"""The contents panel of the sidebar: a filter field over the tree."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from aixreader.errors import MAX_QUOTED
from aixreader.ui.contents.contents_tree import ContentsTree


class ContentsPanel(QWidget):
    """Filters while the user types; Down moves the focus from the field to the tree, Esc clears the field."""

    def __init__(self, contents: ContentsTree, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contents = contents
        self.field = QLineEdit(self)
        self._empty_label = QLabel(self.tr("No matching titles"), self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.field.setPlaceholderText(self.tr("Filter titles"))
        self.field.setAccessibleName(self.tr("Filter titles"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(MAX_QUOTED)
        self.field.installEventFilter(self)
        self._empty_label.setObjectName("hint")
        self._empty_label.setWordWrap(True)
        self._empty_label.setMargin(12)
        self._empty_label.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(10, 8, 10, 6)
        head.addWidget(self.field)
        layout.addLayout(head)
        layout.addWidget(self._empty_label)
        layout.addWidget(self.contents, 1)
        self.setFocusProxy(self.contents)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_text_changed)
        self.field.returnPressed.connect(self._on_return_pressed)

    def start_filter(self) -> None:
        """Focus the field and select its text."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        has_matches = self.contents.set_filter(text)
        self._empty_label.setVisible(not has_matches)

    @Slot()
    def _on_return_pressed(self) -> None:
        if self.field.text().strip():
            self.contents.activate_first_match()

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
