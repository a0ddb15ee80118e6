"""The filters of the table as chips with the number of threats and controls that match.

Signals: `toggled(facet, value)` when a chip was clicked, `cleared()` when all filters are to be removed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from aixreader.knowledge.table_facets import TABLE_FACETS
from aixreader.services.tables.emphasis import FacetValue
from aixreader.ui.base.flow_layout import FlowLayout

Pair = tuple[str, str]


class TableFilters(QWidget):
    """A chip for each value, by facet; the active ones are checked."""

    toggled = Signal(str, str)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[Pair, QToolButton] = {}
        self._layout = FlowLayout(self)
        self._layout.setContentsMargins(16, 2, 16, 6)
        self._names = {facet.name: QCoreApplication.translate("Facets", facet.label) for facet in TABLE_FACETS}
        self._clear = QToolButton(self)
        self._clear.setText(self.tr("Clear filters"))
        self._clear.clicked.connect(self.cleared)
        self._clear.hide()

    def show_values(self, values: Sequence[FacetValue], active: Sequence[Pair]) -> None:
        """Show the counts, and which filters are active."""
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
        self._clear.setVisible(bool(active))
        self.updateGeometry()

    def _make(self, values: Sequence[FacetValue]) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._clear:
                widget.hide()
                widget.deleteLater()
        self._chips.clear()
        for facet, group in groupby(values, key=lambda value: value.facet):
            label = QLabel(self._names[facet], self)
            label.setObjectName("hint")
            label.setContentsMargins(8 if self._chips else 0, 4, 2, 4)
            self._layout.addWidget(label)
            for value in group:
                chip = self._chips[facet, value.value] = self._chip(value)
                self._layout.addWidget(chip)
        self._layout.addWidget(self._clear)

    def _chip(self, value: FacetValue) -> QToolButton:
        chip = QToolButton(self)
        chip.setObjectName("chip")
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self.toggled.emit(value.facet, value.value))
        return chip
