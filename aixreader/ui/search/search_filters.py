"""The filters of a search: a menu of facet values with counts, and a chip for each active filter.

Signals: `changed()` when other filters are active, `grouping_changed(on)` when results are to be grouped by page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from aixreader.search.facets import FACETS

if TYPE_CHECKING:
    from aixreader.search.answer import Facet


class SearchFilters(QWidget):
    """The row of chips over the results; `button` opens the menu."""

    changed = Signal()
    grouping_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._active: list[tuple[str, str]] = []
        self._facets: Sequence[Facet] = ()
        self._chips: list[QToolButton] = []
        self.button = QToolButton(self)
        self._menu = QMenu(self)
        self._rows = QVBoxLayout(self)
        self._build()

    def _build(self) -> None:
        self.button.setText(self.tr("Filter"))
        self.button.setAccessibleName(self.tr("Filter results"))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill)
        self._grouping = self._menu.addAction(self.tr("&Group by page"))
        self._grouping.setCheckable(True)
        self._grouping.toggled.connect(self.grouping_changed)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)

    @property
    def active(self) -> tuple[tuple[str, str], ...]:
        """The active filters as (facet, value) pairs; results match all of them."""
        return tuple(self._active)

    def show_facets(self, facets: Sequence[Facet]) -> None:
        """Fill the menu with the facet values of the current results."""
        self._facets = facets
        self.button.setEnabled(bool(facets) or bool(self._active))

    def set_active(self, active: Sequence[tuple[str, str]]) -> None:
        """Set the active filters."""
        self._active = list(active)
        for chip in self._chips:
            chip.deleteLater()
        self._chips = [self._chip(pair) for pair in self._active]
        self.setVisible(bool(self._active))

    @property
    def is_grouped(self) -> bool:
        """Whether results are to be grouped by page."""
        return self._grouping.isChecked()

    def set_grouped(self, *, grouped: bool) -> None:
        """Group by page, or not."""
        self._grouping.setChecked(grouped)

    def _chip(self, pair: tuple[str, str]) -> QToolButton:
        chip = QToolButton(self)
        chip.setObjectName("chip")
        chip.setText(f"{pair[1]}  ✕")
        chip.setAccessibleName(self.tr("Remove the filter {0}").format(pair[1]))
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(lambda: self._toggle(pair))
        self._rows.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        return chip

    def _toggle(self, pair: tuple[str, str]) -> None:
        """Add or remove a filter. There is one value per facet: another one replaces it."""
        if pair in self._active:
            active = [other for other in self._active if other != pair]
        else:
            active = [*(other for other in self._active if other[0] != pair[0]), pair]
        self.set_active(active)
        self.changed.emit()

    @Slot()
    def _fill(self) -> None:
        """Rebuild the menu: a submenu of values with counts for each facet."""
        for action in self._menu.actions():
            if action is not self._grouping:
                self._menu.removeAction(action)
                part = action.menu()
                (action if part is None else part).deleteLater()
        for known in FACETS:
            values = [facet for facet in self._facets if facet.name == known.name]
            if values:
                part = QMenu(QCoreApplication.translate("Facets", known.label), self._menu)
                for facet in values:
                    pair = (facet.name, facet.value)
                    action = part.addAction(f"{facet.value.replace('&', '&&')}  ({facet.count})")
                    action.setCheckable(True)
                    action.setChecked(pair in self._active)
                    action.triggered.connect(lambda _checked=False, pair=pair: self._toggle(pair))
                self._menu.insertMenu(self._grouping, part)
        self._menu.insertSeparator(self._grouping)
