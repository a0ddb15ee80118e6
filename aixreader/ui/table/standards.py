"""The cross-walk: mappings between sections and entries of standards, grouped by either.

Signals: `section_requested(id, new_tab)` and `link_requested(address)` when a row is opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget
from typing_extensions import override

from aixreader.knowledge.crosswalk import Crosswalk, Mapping
from aixreader.knowledge.related_sections import standard_detail
from aixreader.knowledge.section_names import filter_words
from aixreader.ui.base.filtered_rows import matching_row

Cursor = QAbstractItemView.CursorAction
SECTION = Qt.ItemDataRole.UserRole
ADDRESS = Qt.ItemDataRole.UserRole + 1
WORDS = Qt.ItemDataRole.UserRole + 2
WIDTHS = ((120, 250), (110, 160), None, (64, 90), (86, 100))
"""Of the columns, the least and the most, in pixels; the third one gets what is left."""
SHARES = (0.24, 0.18, 0.0, 0.12, 0.14)
"""Of the width of the view, between those."""


class StandardsView(QTreeView):
    """A tree of two levels: sections or standards, and their mappings."""

    section_requested = Signal(str, bool)
    link_requested = Signal(str)

    def __init__(self, walk: Crosswalk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._walk = walk
        self._by_standard: bool | None = None
        self._rows = QStandardItemModel(self)
        self._filter = _Filter(self)
        self._filter.setSourceModel(self._rows)
        self.setModel(self._filter)
        self.setObjectName("standards")
        self.setAccessibleName(self.tr("Cross-walk to standards"))
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(False)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.activated.connect(self._on_activated)

    def show_mappings(self, *, by_standard: bool, text: str) -> None:
        """Show the mappings grouped by standard or by section; only those with all words of `text`."""
        if by_standard != self._by_standard:
            self._by_standard = by_standard
            self._fill(by_standard=by_standard)
        self._filter.set_filter(text)
        if text:
            self.expandAll()
        elif self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    @override
    def moveCursor(self, cursorAction: Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        index = super().moveCursor(cursorAction, modifiers)
        if not self._filter.is_filtered:
            return index
        row = matching_row(self, cursorAction, index, self._filter.matches)
        return row.siblingAtColumn(index.column()) if index.isValid() else row

    @property
    def shown(self) -> int:
        """The number of mappings that match the filter."""
        tops = (self._filter.index(row, 0) for row in range(self._filter.rowCount()))
        return sum(self._filter.rowCount(top) for top in tops)

    def _fill(self, *, by_standard: bool) -> None:
        self._rows.clear()
        first = self.tr("Standard") if by_standard else self.tr("Section")
        second = self.tr("Section") if by_standard else self.tr("Standard")
        entry, coverage = self.tr("Entry and description"), self.tr("Covers")
        self._rows.setHorizontalHeaderLabels([first, second, entry, coverage, self.tr("Source")])
        for name, mappings in _grouped(self._walk.mappings, by_standard=by_standard):
            top = _item(name, "" if by_standard else mappings[0].section)
            counted = self.tr("{0} mappings") if len(mappings) > 1 else self.tr("{0} mapping")
            count = _item(counted.format(len(mappings)))
            for mapping in mappings:
                top.appendRow(self._row(mapping, by_standard=by_standard))
            self._rows.appendRow([top, count])
        self._fit_columns()
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        if not by_standard:
            self.expandAll()

    def _fit_columns(self) -> None:
        """Give the columns their share of the room, so that the entries have most of it in a narrow view, too."""
        room = self.viewport().width()
        for column, (bounds, share) in enumerate(zip(WIDTHS, SHARES, strict=True)):
            if bounds is not None:
                self.setColumnWidth(column, min(max(round(room * share), bounds[0]), bounds[1]))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_columns()
        super().resizeEvent(event)

    def _row(self, mapping: Mapping, *, by_standard: bool) -> list[QStandardItem]:
        """The row of a mapping; its first cell is empty, as its parent row has the title."""
        entry = f"{mapping.entry}  {mapping.name}".strip()
        detail = standard_detail(mapping) if mapping.source == "text" else ""
        entry = f"{entry}. {detail}" if detail else entry
        second = mapping.title if by_standard else mapping.standard
        source = self.tr("OpenCRE") if mapping.source != "text" else self.tr("the section")
        cells = ("", second, entry, mapping.coverage, source)
        row = [_item(cell, mapping.section, mapping.url) for cell in cells]
        words = f"{mapping.title} {mapping.section} {mapping.standard} {entry} {mapping.coverage}"
        row[0].setData(words.casefold(), WORDS)
        row[2].setToolTip(entry)
        row[0].setAccessibleText(f"{mapping.title}, {mapping.standard}, {entry}")
        return row

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        """The entry column opens the standard, the other columns the section."""
        address = index.data(ADDRESS)
        section = index.data(SECTION)
        if index.column() == 2 and address:
            self.link_requested.emit(str(address))
        elif section:
            self.section_requested.emit(str(section), False)


class _Filter(QSortFilterProxyModel):
    """Accepts mappings with all words of the filter, and their parents."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._terms: tuple[str, ...] = ()
        self.setRecursiveFilteringEnabled(True)

    def set_filter(self, text: str) -> None:
        """Accept only mappings with all words of `text`."""
        words = filter_words(text)
        if words != self._terms:
            self.beginFilterChange()
            self._terms = words
            self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    @property
    def is_filtered(self) -> bool:
        """Whether there are any words."""
        return bool(self._terms)

    def matches(self, index: QModelIndex) -> bool:
        """Whether a row is a mapping that matches, not one that only leads to some."""
        return index.siblingAtColumn(0).data(WORDS) is not None

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex) -> bool:
        if not self._terms:
            return True
        words = self.sourceModel().index(source_row, 0, source_parent).data(WORDS)
        return words is not None and all(word in words for word in self._terms)


def _item(text: str, section: str = "", address: str = "") -> QStandardItem:
    item = QStandardItem(text)
    item.setData(section, SECTION)
    item.setData(address, ADDRESS)
    return item


def _grouped(mappings: Iterable[Mapping], *, by_standard: bool) -> Iterable[tuple[str, Sequence[Mapping]]]:
    """The mappings of each standard by name, or of each section in page order: two sections may have one name."""
    groups: dict[str, list[Mapping]] = {}
    for mapping in mappings:
        groups.setdefault(mapping.standard if by_standard else mapping.section, []).append(mapping)
    if by_standard:
        return sorted(groups.items(), key=lambda pair: pair[0].casefold())
    return ((mappings[0].title, mappings) for mappings in groups.values())
