"""A list under a field that filters it, as the panels of notes and of history have it.

Signals: `chosen(index, new_tab)` by Enter or a click; `removal_requested()` by Delete; `menu_requested(position)`;
`filtered(text)`.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from aixreader.ui.base.list_items import ENTER_KEYS, FONT_PIXELS


class FilteredList(QWidget):
    """`name` is what is listed, in words; `when_empty` is said where there is nothing."""

    chosen = Signal(QModelIndex, bool)
    removal_requested = Signal()
    menu_requested = Signal(QPoint)
    filtered = Signal(str)

    def __init__(self, model: QAbstractItemModel, name: str, when_empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.view = QListView(self)
        self.head = QHBoxLayout()
        self._model = model
        self._empty = QLabel(when_empty, self)
        self._build(name)
        self.field.textChanged.connect(self.filtered)
        self.view.clicked.connect(self._on_clicked)
        self.view.customContextMenuRequested.connect(self._on_menu_requested)
        model.modelReset.connect(self._on_reset)
        self._on_reset()

    def _build(self, name: str) -> None:
        self.field.setPlaceholderText(self.tr("Filter {0}").format(name.lower()))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.view.setModel(self._model)
        self.view.setAccessibleName(name)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setUniformItemSizes(True)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.installEventFilter(self)
        font = QFont(self.view.font())
        font.setPixelSize(FONT_PIXELS)
        self.view.setFont(font)
        self._empty.setObjectName("hint")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(16, 8, 16, 8)
        self.head.setContentsMargins(10, 8, 10, 6)
        self.head.addWidget(self.field, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.head)
        layout.addWidget(self._empty)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    @property
    def selected(self) -> tuple[QModelIndex, ...]:
        """The rows that are selected, in order."""
        return tuple(sorted(self.view.selectionModel().selectedIndexes(), key=lambda index: index.row()))

    def _choose(self, *, new_tab: bool) -> None:
        if self.view.currentIndex().isValid():
            self.chosen.emit(self.view.currentIndex(), new_tab)

    @Slot()
    def _on_reset(self) -> None:
        self._empty.setVisible(self._model.rowCount() == 0)

    @Slot(QModelIndex)
    def _on_clicked(self, _index: QModelIndex) -> None:
        if len(self.selected) == 1:
            self._choose(new_tab=False)

    @Slot(QPoint)
    def _on_menu_requested(self, position: QPoint) -> None:
        self.menu_requested.emit(self.view.viewport().mapToGlobal(position))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._take_key(watched, event):
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, watched: QObject, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if watched is self.field and event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        elif watched is self.field and event.key() in (Qt.Key.Key_Down, *ENTER_KEYS):
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            self.view.setCurrentIndex(self._model.index(0, 0))
            if event.key() in ENTER_KEYS:
                self._choose(new_tab=control)
        elif watched is self.view and event.key() in ENTER_KEYS:
            self._choose(new_tab=control)
        elif watched is self.view and event.matches(QKeySequence.StandardKey.Delete):
            self.removal_requested.emit()
        else:
            return False
        return True
