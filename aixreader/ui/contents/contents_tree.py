"""The tree of the edition's pages and headings; follows the page that is shown.

Signals: `address_activated(address)` when a row is activated by mouse or keyboard; `tab_requested(address)` with
Ctrl or the middle button; `menu_requested(address, position)` for a row's menu; `expanded_changed()`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget
from typing_extensions import override

from aixreader.ui.base.filtered_rows import matching_row
from aixreader.ui.base.list_items import ADDRESS, ENTER_KEYS, FONT_PIXELS
from aixreader.ui.base.row_delegate import RowDelegate
from aixreader.ui.base.tokens import Tokens
from aixreader.ui.contents.contents_filter import ContentsFilter
from aixreader.ui.contents.contents_model import ContentsModel, Item


class ContentsTree(QTreeView):
    """A tree view on `ContentsModel`. Making a row current activates it; a click on the current row activates it again.

    `placeholder_text` is shown when there are no rows.
    """

    address_activated = Signal(str)
    tab_requested = Signal(str)
    menu_requested = Signal(str, QPoint)
    expanded_changed = Signal()

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ContentsModel(self)
        self._filter = ContentsFilter(self)
        self._delegate = RowDelegate(tokens, self)
        self._is_syncing = False
        self._is_activated = False
        self._before_filter: tuple[str, ...] = ()
        self._hidden = ""  # the address of the current row, where the filter hides it
        self._expanded: dict[str, None] = {}  # addresses of expanded rows; asking the view for each row is slow
        self.placeholder_text = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        self._filter.setSourceModel(self._model)
        self.setModel(self._filter)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(self.tr("Contents"))
        self.setAccessibleDescription(self.tr("The pages of the edition and their headings"))
        font = QFont(self.font())
        font.setPixelSize(FONT_PIXELS)
        self.setFont(font)

    def _connect(self) -> None:
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(self._on_clicked)
        self.activated.connect(self._on_activated)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)

    @property
    def contents(self) -> ContentsModel:
        """The model behind the view."""
        return self._model

    @property
    def expanded_addresses(self) -> tuple[str, ...]:
        """The addresses of the rows that are expanded, or were before a filter expanded others."""
        return self._before_filter if self._filter.words else tuple(self._expanded)

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of `tokens`."""
        self._delegate.set_tokens(tokens)
        self.viewport().update()

    def show_items(self, items: Sequence[Item]) -> None:
        """Replace the tree by `items`, without activating a row."""
        self._is_syncing = True
        self._model.show_items(items)
        self._expanded.clear()
        self._is_syncing = False

    def expand_addresses(self, addresses: Iterable[str]) -> None:
        """Expand the rows of `addresses`."""
        for address in addresses:
            index = self._index_of(address)
            if index.isValid() and index.data(ADDRESS) == address:
                self.expand(index)

    def set_filter(self, words: str) -> bool:
        """Show the rows that match `words`, expanded; "" restores the tree, with the current row in sight.

        Returns whether there are any.
        """
        if not self._filter.words:
            self._before_filter = tuple(self._expanded)
        current = str(self.currentIndex().data(ADDRESS)) if self.currentIndex().isValid() else self._hidden
        self._is_syncing = True
        self._filter.set_filter(words)
        if self._filter.words:
            self.expandAll()
        else:
            self.collapseAll()
            self._expanded.clear()
            self.expand_addresses(self._before_filter)
        self._show_current(current)
        self._is_syncing = False
        return self._filter.rowCount() > 0

    def _show_current(self, address: str) -> None:
        """Make the row current that was so before a filter; one that it hides is so again once it is shown."""
        index = self._index_of(address)
        is_shown = index.isValid() and index.data(ADDRESS) == address
        self._hidden = "" if is_shown else address
        self.setCurrentIndex(index if is_shown else QModelIndex())
        if is_shown:
            self.scrollTo(index)

    def activate_first_match(self) -> None:
        """Activate the first row that matches by itself, not only by a descendant."""
        for index in self._rows(QModelIndex()):
            if self._filter.matches(self._filter.mapToSource(index)):
                if index == self.currentIndex():  # it stayed current, but another section is read
                    self.address_activated.emit(index.data(ADDRESS))
                self.setCurrentIndex(index)
                return

    @Slot(str)
    def follow(self, address: str) -> None:
        """Make the row of `address` current and visible, without activating it."""
        index = self._index_of(address)
        self._hidden = "" if index.isValid() else address
        if index == self.currentIndex():
            return
        self._is_syncing = True
        self.setCurrentIndex(index)
        if index.isValid():
            if not index.parent().isValid():
                self.expand(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._is_syncing = False

    def reveal(self) -> None:
        """Scroll the current row to the centre."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def _index_of(self, address: str) -> QModelIndex:
        return self._filter.mapFromSource(self._model.index_of(address))

    def _rows(self, parent: QModelIndex) -> Iterable[QModelIndex]:
        """All descendants of `parent`, in visual order."""
        for row in range(self._filter.rowCount(parent)):
            index = self._filter.index(row, 0, parent)
            yield index
            yield from self._rows(index)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._is_syncing:
            self._is_activated = True
            self.address_activated.emit(current.data(ADDRESS))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        """Activate the current row again: the page may have been scrolled since."""
        self._activate(index)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        """Enter; on some platforms also a click, which `_on_clicked` has handled already."""
        self._activate(index)

    def _activate(self, index: QModelIndex) -> None:
        if not self._is_activated:
            self._is_activated = True
            self.address_activated.emit(index.data(ADDRESS))

    @Slot(QPoint)
    def _on_menu_requested(self, position: QPoint) -> None:
        index = self.indexAt(position)
        if index.isValid():
            self.menu_requested.emit(index.data(ADDRESS), self.viewport().mapToGlobal(position))

    @Slot(QModelIndex)
    def _on_expanded(self, index: QModelIndex) -> None:
        self._expanded[str(index.data(ADDRESS))] = None
        if not self._is_syncing:
            self.expanded_changed.emit()

    @Slot(QModelIndex)
    def _on_collapsed(self, index: QModelIndex) -> None:
        self._expanded.pop(str(index.data(ADDRESS)), None)
        if not self._is_syncing:
            self.expanded_changed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.placeholder_text and self._filter.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(
                self.viewport().rect().adjusted(16, 12, -16, 0), Qt.TextFlag.TextWordWrap, self.placeholder_text
            )

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt makes the first row current where none is; getting the focus must not activate it."""
        had_no_current = not self.currentIndex().isValid()
        self._is_syncing = True
        super().focusInEvent(event)
        if had_no_current:
            self.setCurrentIndex(QModelIndex())
        self._is_syncing = False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_activated = False
        index = self.indexAt(event.position().toPoint())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if index.isValid() and (
            event.button() == Qt.MouseButton.MiddleButton or (control and event.button() == Qt.MouseButton.LeftButton)
        ):
            self.tab_requested.emit(index.data(ADDRESS))
            return
        if event.button() == Qt.MouseButton.RightButton:
            return  # a context menu activates no row
        super().mousePressEvent(event)

    @override
    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # Qt's name
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        index = super().moveCursor(cursorAction, modifiers)
        if not self._filter.words:
            return index
        return matching_row(self, cursorAction, index, lambda row: self._filter.matches(self._filter.mapToSource(row)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._is_activated = False
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in ENTER_KEYS and control and self.currentIndex().isValid():
            self.tab_requested.emit(self.currentIndex().data(ADDRESS))
            return
        super().keyPressEvent(event)
