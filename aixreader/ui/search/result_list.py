"""The list of the search panel.

Signals: `hit_chosen(hit, new_tab)`; `snippet_chosen(hit, index)` by a click on one of several; `query_chosen(text)` and
`query_removed(text)` for a search to start; `other_chosen(edition, section)` for a result of another edition;
`selection_moved()` when another row was selected by key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget
from typing_extensions import override

from aixreader.ui.base.tokens import Tokens
from aixreader.ui.search.result_rows import FoldRow, QueryRow, ResultRow, TitleRow
from aixreader.ui.search.search_delegate import SearchDelegate
from aixreader.ui.search.search_model import SearchModel

if TYPE_CHECKING:
    from aixreader.search.answer import Hit

Key, Button = Qt.Key, Qt.MouseButton


class ResultList(QListView):
    """The result that is opened or previewed shows all its snippets, each of which leads to its place in the page."""

    hit_chosen = Signal(object, bool)
    snippet_chosen = Signal(object, int)
    query_chosen = Signal(str)
    query_removed = Signal(str)
    other_chosen = Signal(str, str)
    selection_moved = Signal()

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = SearchModel(self)
        self._pressed = -1
        self._delegate = SearchDelegate(tokens, self)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Search results"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    @property
    def hit(self) -> Hit | None:
        """The selected result."""
        return self.rows.hit(self.currentIndex().row())

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of `tokens`."""
        self._delegate.set_tokens(tokens)
        self.viewport().update()

    def select_row(self, row: int) -> None:
        """Select a row, or nothing for -1."""
        self.setCurrentIndex(self.rows.index(row, 0))

    def select_first(self) -> None:
        """Select the best result."""
        self.select_row(self.rows.next_row(-1, 1))
        self.scrollToTop()

    def select_section(self, section: str) -> None:
        """Select the result with the id `section`, if it is listed."""
        row = self.rows.row_of(section)
        if row >= 0:
            self.select_row(row)
            self.scrollTo(self.currentIndex())

    def move_selection(self, by: int) -> None:
        """Select the row `by` (1 or -1) from the selected one, around the ends."""
        row = self.rows.next_row(self.currentIndex().row(), by)
        if row >= 0:
            self.select_row(row)
            announcement = str(self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, announcement))
            self.selection_moved.emit()

    def expand(self, section: str) -> None:
        """Show all snippets of the result with the id `section`, and of no other; "" for none."""
        if self._delegate.expanded != section:
            self._delegate.expanded = section
            self.scheduleDelayedItemsLayout()

    def activate(self, *, new_tab: bool = False, at: QPoint | None = None) -> None:
        """Do what the selected row stands for; `at` is where it was clicked."""
        number = self.currentIndex().row()
        row = self.rows.row(number)
        if isinstance(row, ResultRow) and row.edition:
            self.other_chosen.emit(row.edition, row.hit.id)
        elif isinstance(row, ResultRow):
            place = -1 if at is None else self._snippet_at(row, at)
            if place >= 0 and not new_tab:
                self.snippet_chosen.emit(row.hit, place)
            else:
                self.hit_chosen.emit(row.hit, new_tab)
        elif isinstance(row, FoldRow):
            self.select_row(self.rows.toggle_fold(number))
        elif isinstance(row, QueryRow):
            self.query_chosen.emit(row.text)

    def _snippet_at(self, row: ResultRow, position: QPoint) -> int:
        return self._delegate.snippet_at(row, self.font(), self.visualRect(self.currentIndex()), position)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.indexAt(event.position().toPoint()).row()
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        number = self.indexAt(at).row()
        is_click = event.button() in (Button.LeftButton, Button.MiddleButton) and number == self._pressed
        if is_click and not isinstance(self.rows.row(number), TitleRow | None):
            self.select_row(number)  # also where Ctrl has deselected it
            in_tab = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.activate(new_tab=in_tab or event.button() == Button.MiddleButton, at=at)

    def fold_by(self, key: int) -> bool:
        """Open the selected fold with Right, or close it with Left; False where there is none to open or close."""
        number = self.currentIndex().row()
        row = self.rows.row(number)
        if not isinstance(row, FoldRow) or key != (Key.Key_Left if row.is_open else Key.Key_Right):
            return False
        self.select_row(self.rows.toggle_fold(number))
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.rows.row(self.currentIndex().row())
        if self.fold_by(event.key()):
            return
        if isinstance(row, QueryRow) and event.key() == Key.Key_Delete:
            self.query_removed.emit(row.text)
        else:
            super().keyPressEvent(event)
