"""The panel that lists the related sections of the section that is read.

Signals: `activated(row, new_tab)` when a row is opened, `menu_requested(row, global_pos)`, `became_visible()`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget

from aixreader.ui.base.list_items import ENTER_KEYS
from aixreader.ui.base.tokens import Tokens
from aixreader.ui.relations.relations_delegate import RelationsDelegate
from aixreader.ui.relations.relations_model import ROW, Heading, RelationsModel

if TYPE_CHECKING:
    from aixreader.knowledge.related_sections import RelatedGroup

from typing_extensions import override


class RelationsPanel(QWidget):
    """The title of the section over the list of related sections."""

    activated = Signal(object, bool)
    menu_requested = Signal(object, QPoint)
    became_visible = Signal()

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        self.list = _List(self)
        self._model = RelationsModel(self)
        self._delegate = RelationsDelegate(tokens, self)
        self._build()

    def _build(self) -> None:
        self._title.setWordWrap(True)
        self._title.setObjectName("hint")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setContentsMargins(12, 8, 12, 4)
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(self.tr("Related sections"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu_requested)
        self.list.clicked.connect(lambda index: self._activate(index, new_tab=False))
        self.list.opened.connect(lambda index, new_tab: self._activate(index, new_tab=new_tab))
        self.setFocusProxy(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._title)
        layout.addWidget(self.list, 1)

    def show_groups(self, title: str, groups: Sequence[RelatedGroup]) -> None:
        """Show `groups` under `title`."""
        self._title.setText(title)
        self._model.show_groups(groups)
        self.list.scrollToTop()

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in other colours."""
        self._delegate.set_tokens(tokens)
        self.list.viewport().update()

    @property
    def rows(self) -> list[object]:
        """What is shown: headings and related sections."""
        return [self._model.index(row).data(ROW) for row in range(self._model.rowCount())]

    def address_at(self, index: QModelIndex) -> str:
        """The address that a row leads to, "" for none."""
        row = index.data(ROW)
        return row.address if row is not None and not isinstance(row, Heading) else ""

    def _activate(self, index: QModelIndex, *, new_tab: bool) -> None:
        row = index.data(ROW)
        if row is not None and not isinstance(row, Heading) and row.address:
            self.activated.emit(row, new_tab)

    @Slot(QPoint)
    def _on_menu_requested(self, position: QPoint) -> None:
        row = self.list.indexAt(position).data(ROW)
        if row is not None and not isinstance(row, Heading) and row.address:
            self.menu_requested.emit(row, self.list.viewport().mapToGlobal(position))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.became_visible.emit()


class _List(QListView):
    """A list whose rows open by Enter and by the middle button; row heights follow the width."""

    opened = Signal(QModelIndex, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and index.isValid():
            self.opened.emit(index, True)
        super().mouseReleaseEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
