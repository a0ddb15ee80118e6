"""The filters of a search: a chip with a count for each value of a facet, over the results.

Signals: `changed()` when other filters are active, `grouping_changed(on)` when results are to be grouped by page.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QToolButton, QWidget
from typing_extensions import override

from aixreader.search.facets import FACETS
from aixreader.ui.base.flow_layout import ROW_SPACING, FlowLayout
from aixreader.ui.base.themed_delegate import small_font

if TYPE_CHECKING:
    from aixreader.search.answer import Facet

FIRST = {"role": 4, "when": 3, "by": 3}
"""Facets whose most frequent values are always shown, and how many of them; the others are shown with "More"."""
MAX_HEIGHT = 160
"""Pixels; what is below scrolls."""
MAX_SHARE = 1 / 3
"""Of the height of the parent: results are to be in sight below the chips."""
MAX_TITLE_LENGTH = 28
"""Characters of a title of a page; the tooltip has all of it."""
Pair = tuple[str, str]


class SearchFilters(QScrollArea):
    """Chips of the facet values of the results. Values of one facet are alternatives, different facets have to match
    all. `button` opens a menu of further options.
    """

    changed = Signal()
    grouping_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._active: list[Pair] = []
        self._counts: dict[Pair, int] = {}
        self._chips: dict[Pair, QToolButton] = {}
        self._placed: list[QToolButton] = []
        self.button = QToolButton(self)
        self._menu = QMenu(self)
        self._body = QWidget(self)
        self._flow = FlowLayout(self._body)
        self._more = self._make_chip(self.tr("More"))
        self._build()
        if parent is not None:
            parent.installEventFilter(self)

    def _build(self) -> None:
        self.button.setText(self.tr("Filter"))
        self.button.setAccessibleName(self.tr("Filter results"))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setMenu(self._menu)
        self._all = self._menu.addAction(self.tr("Show &all filters"))
        self._all.setCheckable(True)
        self._all.toggled.connect(self._more.setChecked)
        self._clear = self._menu.addAction(self.tr("&Clear filters"))
        self._clear.triggered.connect(self.clear)
        self._menu.addSeparator()
        self._grouping = self._menu.addAction(self.tr("&Group by page"))
        self._grouping.setCheckable(True)
        self._grouping.setChecked(True)
        self._grouping.toggled.connect(self.grouping_changed)
        self._flow.followers.add(self._more)
        self._more.setToolTip(self.tr("Filter by page or standard too"))
        self._more.toggled.connect(self._all.setChecked)
        self._more.toggled.connect(self._show_chips)
        self._body.setObjectName("filters")
        self.setObjectName("filters")
        self.setAccessibleName(self.tr("Filters"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(self._body)
        self._show_chips()

    @property
    def active(self) -> tuple[Pair, ...]:
        """The active filters as (facet, value) pairs."""
        return tuple(self._active)

    def show_facets(self, facets: Sequence[Facet]) -> None:
        """Show chips for the facet values of the current results."""
        counts = {(facet.name, facet.value): facet.count for facet in facets}
        if counts != self._counts:
            self._counts = counts
            self._show_chips()

    def set_active(self, active: Sequence[Pair]) -> None:
        """Set the active filters."""
        self._active = list(active)
        self._show_chips()

    @Slot()
    def clear(self) -> None:
        """Remove all filters."""
        if self._active:
            self.set_active(())
            self.changed.emit()

    @property
    def is_grouped(self) -> bool:
        """Whether results are to be grouped by page."""
        return self._grouping.isChecked()

    def set_grouped(self, *, grouped: bool) -> None:
        """Group by page, or not."""
        self._grouping.setChecked(grouped)

    @Slot()
    def _show_chips(self) -> None:
        """Show a chip for each value that results have or that is active. Those that stay keep the keyboard focus."""
        shown = [pair for facet in FACETS for pair in self._values(facet.name)]
        for pair in self._chips.keys() - set(shown):
            gone = self._chips.pop(pair)
            gone.hide()
            gone.deleteLater()
        chips = [*map(self._chip, shown), self._more]
        if chips != self._placed:
            self._place(chips)
        self._more.setText(self.tr("Fewer") if self._more.isChecked() else self.tr("More"))
        self._more.setVisible(self._more.isChecked() or bool(self._counts.keys() - set(shown)))
        self._clear.setEnabled(bool(self._active))
        self.button.setEnabled(bool(self._counts) or bool(self._active))
        self.setVisible(bool(shown))
        self._fit()

    def _place(self, chips: list[QToolButton]) -> None:
        """Show the chips in this order, and let Tab go through them in it."""
        self._placed = chips
        while self._flow.takeAt(0) is not None:
            pass
        for chip in chips:
            self._flow.addWidget(chip)
        for before, after in pairwise((self.button, *chips)):  # they are made in any order, behind the results
            QWidget.setTabOrder(before, after)

    def _values(self, name: str) -> list[Pair]:
        """The pairs of a facet that are shown, in an order that counts do not change."""
        pairs = sorted((pair for pair in self._counts if pair[0] == name), key=lambda pair: -self._counts[pair])
        first = pairs if self._more.isChecked() else pairs[: FIRST.get(name, 0)]
        return sorted(set(first) | {pair for pair in self._active if pair[0] == name})

    def _chip(self, pair: Pair) -> QToolButton:
        name, value = pair
        count = self._counts.get(pair, 0)
        if pair not in self._chips:
            chip = self._chips[pair] = self._make_chip("")
            chip.clicked.connect(lambda: self._toggle(pair))
            chip.show()
        chip = self._chips[pair]
        chip.setChecked(pair in self._active)
        if chip.property("count") == count:
            return chip
        chip.setProperty("count", count)
        title = value.replace("-", " ") if name == "role" else value
        label = next(facet.label for facet in FACETS if facet.name == name)
        cut = title if len(title) <= MAX_TITLE_LENGTH else f"{title[: MAX_TITLE_LENGTH - 1].rstrip()}…"
        chip.setText(f"{cut.replace('&', '&&')}  {count}")
        chip.setToolTip(f"{QCoreApplication.translate('Facets', label)}: {title}")
        chip.setAccessibleName(self.tr("{0}, {1} results").format(chip.toolTip(), count))
        return chip

    def _make_chip(self, text: str) -> QToolButton:
        chip = QToolButton(self._body)
        chip.setObjectName("chip")
        chip.setCheckable(True)
        chip.setFont(small_font(self.font()))
        chip.setText(text)
        return chip

    def _toggle(self, pair: Pair) -> None:
        """Add or remove a filter."""
        others = [other for other in self._active if other != pair]
        self.set_active(others if pair in self._active else [*others, pair])
        self.changed.emit()

    def _fit(self) -> None:
        """Take the height that the chips need, up to `MAX_HEIGHT` and `MAX_SHARE`, in whole rows, but at least one."""
        row, most = self._more.sizeHint().height(), MAX_HEIGHT
        if (parent := self.parentWidget()) is not None:
            most = min(most, int(parent.height() * MAX_SHARE))
        rows = max(1, (most + ROW_SPACING) // (row + ROW_SPACING))
        most = rows * (row + ROW_SPACING) - ROW_SPACING
        needed = self._flow.heightForWidth(self.width())
        if needed > most:  # the bar takes room beside them
            needed = self._flow.heightForWidth(self.width() - self.verticalScrollBar().sizeHint().width())
        self.setFixedHeight(min(needed, most))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._fit()
        return super().eventFilter(watched, event)
