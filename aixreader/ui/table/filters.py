"""The filters of the table as chips with the number of threats and controls that match, in a row for each facet.

Signals: `toggled(facet, value)` when a chip was clicked, `cleared()` when all filters are to be removed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QToolButton, QWidget
from typing_extensions import override

from aixreader.knowledge.table_facets import TABLE_FACETS
from aixreader.services.tables.emphasis import FacetValue
from aixreader.ui.base.flow_layout import FlowLayout

Pair = tuple[str, str]
MAX_SHARE = 0.4
MIN_HEIGHT = 60
"""Pixels."""


class TableFilters(QWidget):
    """A chip for each value, in rows with the facet's title; the active ones are checked.

    In low windows the rows scroll, so that the table keeps room.
    """

    toggled = Signal(str, str)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[Pair, QToolButton] = {}
        self._names = {facet.name: QCoreApplication.translate("Facets", facet.label) for facet in TABLE_FACETS}
        self._clear = QToolButton(self)
        self._clear.setObjectName("plain")
        self._clear.setText(self.tr("Clear filters"))
        self._clear.clicked.connect(self.cleared)
        self._clear.setEnabled(False)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_values(
        self, values: Sequence[FacetValue], active: Sequence[Pair], titles: Mapping[str, str] | None = None
    ) -> None:
        """Show the counts, and which filters are active. `titles` are those of facets that are not the table's own."""
        self._names |= titles or {}
        if list(self._chips) != [(value.facet, value.value) for value in values]:
            self._make(values)
        for value in values:
            pair = (value.facet, value.value)
            chip = self._chips[pair]
            chip.setText(f"{value.value.replace('&', '&&')}  {value.count}")
            chip.setChecked(pair in active)
            chip.setEnabled(value.count > 0 or pair in active)
            chip.setAccessibleName(
                self.tr("{0}: {1}, {2} threats and controls").format(self._names[value.facet], value.value, value.count)
            )
        self._clear.setEnabled(bool(active))
        self.fit()

    def _make(self, values: Sequence[FacetValue]) -> None:
        self._chips.clear()
        self._clear.setParent(self)
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(16, 2, 16, 6)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        clear: QToolButton | None = self._clear
        for facet, group in groupby(values, key=lambda value: value.facet):
            row = grid.rowCount()
            title = QLabel(self._names[facet], rows)
            title.setObjectName("hint")
            title.setContentsMargins(0, 4, 0, 0)
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            chips = FlowLayout()
            for value in group:
                chip = self._chips[facet, value.value] = self._chip(value, rows)
                chips.addWidget(chip)
            if clear is not None:  # in the first row: the last one may be out of sight
                chips.addWidget(clear)
                clear = None
            grid.addLayout(chips, row, 1)
        self._area.setWidget(rows)
        self._clear.show()

    def fit(self) -> None:
        """Be as high as the rows, but at most `MAX_SHARE` of the widget that the filters are in."""
        rows, parent = self._area.widget(), self.parentWidget()
        if rows is None:
            return
        wanted = rows.heightForWidth(max(self.width(), rows.minimumSizeHint().width()))
        rows.setMinimumHeight(wanted)  # the area knows only of minimal sizes, and would squeeze the rows
        most = round(parent.height() * MAX_SHARE) if parent is not None else wanted
        self.setFixedHeight(max(MIN_HEIGHT, min(wanted, most)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        self._area.setGeometry(self.rect())  # of the new height: while it is being shown, no event tells of that

    def _chip(self, value: FacetValue, parent: QWidget) -> QToolButton:
        chip = QToolButton(parent)
        chip.setObjectName("chip")
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self.toggled.emit(value.facet, value.value))
        return chip
