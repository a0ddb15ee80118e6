"""Controls as cards in columns by status; a card is moved to another column by dragging or by keys.

Signals: `moved(item, status)` when a card is to have another status; `opened(item)` by Enter or a double click.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from aixreader.assess.items import ControlStatus
from aixreader.services.assessments.coverage_layer import SIGNS
from aixreader.services.assessments.labels import STATUS_LABELS
from aixreader.ui.base.list_items import ENTER_KEYS

if TYPE_CHECKING:
    from aixreader.assess.overview import ControlState

ITEM = Qt.ItemDataRole.UserRole + 1
MIN_WIDTH = 130
"""Pixels of a column."""
Key = Qt.Key
ORDER = (
    ControlStatus.NOT_ASSESSED,
    ControlStatus.ABSENT,
    ControlStatus.PLANNED,
    ControlStatus.PARTIAL,
    ControlStatus.IMPLEMENTED,
    ControlStatus.NOT_APPLICABLE,
)
"""The columns from left to right: a step is one of progress."""
STEPS = {Key.Key_Left: -1, Key.Key_Right: 1}


class BoardColumn(QListWidget):
    """The cards of one status.

    Signals: `dropped(item)` with the card of another column; `stepped(item, by)` to move a card by keys, `left(by)` to
    go to a column beside it; `opened(item)`.
    """

    dropped = Signal(str)
    stepped = Signal(str, int)
    left = Signal(int)
    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumWidth(MIN_WIDTH)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setSpacing(3)
        self.setDragDropMode(QListWidget.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda row: self.opened.emit(str(row.data(ITEM))))
        self._shown: list[tuple[str, str]] = []

    def show_cards(self, cards: list[tuple[str, str]]) -> None:
        """Show cards: ids of items, and what stands on them. The current one stays."""
        if cards == self._shown:
            return
        name, self._shown = str(self.currentIndex().data(ITEM) or ""), cards
        self.clear()
        for item, text in cards:
            row = QListWidgetItem(text, self)
            row.setData(ITEM, item)
            row.setToolTip(text)
            if item == name:
                self.setCurrentItem(row)

    def show_current(self, item: str) -> bool:
        """Make a card the current one, with the keyboard focus; whether it is here."""
        found = next((self.item(row) for row in range(self.count()) if self.item(row).data(ITEM) == item), None)
        if found is None:
            return False
        self.setCurrentItem(found)
        self.setFocus()
        return True

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if isinstance(event.source(), BoardColumn) and event.source() is not self:
            event.acceptProposedAction()
        else:
            event.ignore()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        source = event.source()
        card = source.currentItem() if isinstance(source, BoardColumn) and source is not self else None
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the card moves once that is saved
        event.accept()
        if card is not None:
            self.dropped.emit(str(card.data(ITEM)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        card, step = self.currentItem(), STEPS.get(Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier and card is not None:
            self.stepped.emit(str(card.data(ITEM)), step)
        elif step:
            self.left.emit(step)
        elif event.key() in ENTER_KEYS and card is not None:
            self.opened.emit(str(card.data(ITEM)))
        else:
            super().keyPressEvent(event)


class Board(QWidget):
    """A column for each status."""

    moved = Signal(str, str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns: dict[ControlStatus, BoardColumn] = {}
        self._heads: dict[ControlStatus, QLabel] = {}
        self._names: dict[ControlStatus, str] = {}
        self._words: list[str] = []
        self._states: tuple[ControlState, ...] = ()
        self._waiting = ""  # the card that gets the focus once it has moved
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(8)
        for status in ORDER:
            name = f"{SIGNS[status]} {QCoreApplication.translate('Assessment', STATUS_LABELS[status])}"
            self._names[status] = name
            head, column = QLabel(name, self), BoardColumn(name, self)
            head.setObjectName("hint")
            head.setBuddy(column)
            column.dropped.connect(lambda item, status=status: self._move(item, status))
            column.stepped.connect(lambda item, by, status=status: self._step(item, status, by))
            column.left.connect(lambda by, status=status: self._enter(status, by))
            column.opened.connect(self.opened)
            self._heads[status], self.columns[status] = head, column
            box = QVBoxLayout()
            box.addWidget(head)
            box.addWidget(column, 1)
            row.addLayout(box, 1)

    def show_controls(self, states: Sequence[ControlState]) -> None:
        """Show the cards of controls."""
        self._states = tuple(states)
        self._show()

    @Slot(str)
    def show_text(self, text: str) -> None:
        """Show only the cards in which each word of a text occurs."""
        self._words = text.casefold().split()
        self._show()

    def _show(self) -> None:
        cards: dict[ControlStatus, list[tuple[str, str]]] = {status: [] for status in ControlStatus}
        for state in self._states:
            details = filter(None, (state.item.owner, state.item.due, state.item.ticket))
            text = "\n".join(filter(None, (state.name, " · ".join(details))))
            if all(word in text.casefold() for word in self._words):
                cards[state.item.status].append((state.item.id, text))
        for status, column in self.columns.items():
            column.show_cards(cards[status])
            self._heads[status].setText(f"{self._names[status]} ({len(cards[status])})")
            if self._waiting and column.show_current(self._waiting):
                self._waiting = ""

    def _move(self, item: str, status: ControlStatus) -> None:
        self._waiting = item
        self.moved.emit(item, status.value)

    def _step(self, item: str, status: ControlStatus, by: int) -> None:
        at = ORDER.index(status) + by
        if 0 <= at < len(ORDER):
            self._move(item, ORDER[at])

    def _enter(self, status: ControlStatus, by: int) -> None:
        at = ORDER.index(status) + by
        while 0 <= at < len(ORDER) and not self.columns[ORDER[at]].count():
            at += by
        if 0 <= at < len(ORDER):
            column = self.columns[ORDER[at]]
            column.setFocus()
            column.setCurrentRow(max(column.currentRow(), 0))
