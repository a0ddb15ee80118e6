"""A list view under a filter field; the panels of notes and of history are made of it.

Signals: `activated(index, new_tab)` by Enter or a click; `removal_requested()` by Delete; `menu_requested(position)`;
`filter_changed(text)`.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from aixreader.ui.base.empty_hint import EmptyHint
from aixreader.ui.base.list_items import ENTER_KEYS, FONT_PIXELS
from aixreader.ui.base.list_menu import ListMenu

ENTRY = Qt.ItemDataRole.UserRole + 1
"""The record in a row, None for a heading; it has an `id`."""


class FilteredList(QWidget):
    """`model` has the records of its rows as `ENTRY`. `name` is the accessible name of the list, such as "Notes";
    `placeholder_text` is shown when it is empty, with the button of `action`.
    """

    activated = Signal(QModelIndex, bool)
    removal_requested = Signal()
    menu_requested = Signal(QPoint)
    filter_changed = Signal(str)

    def __init__(
        self,
        model: QAbstractItemModel,
        name: str,
        placeholder_text: str,
        parent: QWidget | None = None,
        action: QAction | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.view = QListView(self)
        self.head = QHBoxLayout()
        self._model = model
        self._placeholder_text = placeholder_text
        self._current = ""  # the id of the record in the current row, also while that is hidden
        self._placeholder = EmptyHint(placeholder_text, self, action)
        self._build(name)
        self.field.textChanged.connect(self.filter_changed)
        self.view.clicked.connect(self._on_clicked)
        model.modelAboutToBeReset.connect(self._keep_current)
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
        self.view.installEventFilter(self)
        ListMenu(self.view).requested.connect(self.menu_requested)
        font = QFont(self.view.font())
        font.setPixelSize(FONT_PIXELS)
        self.view.setFont(font)
        self.head.setContentsMargins(10, 8, 10, 6)
        self.head.setSpacing(6)
        self.head.addWidget(self.field, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.head)
        layout.addWidget(self._placeholder)
        layout.addWidget(self.view, 1)

    @property
    def selected(self) -> tuple[QModelIndex, ...]:
        """The selected rows, in order."""
        return tuple(sorted(self.view.selectionModel().selectedIndexes(), key=lambda index: index.row()))

    def _activate(self, *, new_tab: bool) -> None:
        if self.view.currentIndex().isValid():
            self.activated.emit(self.view.currentIndex(), new_tab)

    @Slot()
    def _on_reset(self) -> None:
        is_filtered = bool(self.field.text().strip())
        text = self.tr("No matches") if is_filtered else self._placeholder_text
        self._placeholder.show_text("" if self._model.rowCount() else text, is_first=not is_filtered)
        self._restore_current()

    @Slot()
    def _keep_current(self) -> None:
        entry = self.view.currentIndex().data(ENTRY)
        if entry is not None:
            self._current = entry.id

    def _restore_current(self) -> None:
        """Make the row current again that was so before; one that the filter hides is so once it is shown."""
        rows = (self._model.index(row, 0) for row in range(self._model.rowCount() if self._current else 0))
        index = next((row for row in rows if (entry := row.data(ENTRY)) and entry.id == self._current), None)
        if index is not None:
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    @Slot(QModelIndex)
    def _on_clicked(self, _index: QModelIndex) -> None:
        if len(self.selected) == 1:
            self._activate(new_tab=False)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus to the list. With a focus proxy, Tab would pass over the field before it."""
        self.view.setFocus(event.reason())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._handle_key(watched, event):
            return True
        return super().eventFilter(watched, event)

    def _handle_key(self, watched: QObject, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if watched is self.field and event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        elif watched is self.field and event.key() in (Qt.Key.Key_Down, *ENTER_KEYS):
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            self.view.setCurrentIndex(self._model.index(0, 0))
            if event.key() in ENTER_KEYS:
                self._activate(new_tab=control)
        elif watched is self.view and event.key() in ENTER_KEYS:
            self._activate(new_tab=control)
        elif watched is self.view and event.matches(QKeySequence.StandardKey.Delete):
            self.removal_requested.emit()
        else:
            return False
        return True
