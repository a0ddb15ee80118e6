"""What is missing, late or no longer valid in the chosen system, by kind.

Signals: `item_activated(item)` with the id of the item that a gap is about, "" for the system itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from aixreader.ui.assessment.assessment_view import AssessmentView
from aixreader.ui.base.empty_hint import EmptyHint
from aixreader.ui.base.list_items import FONT_PIXELS

if TYPE_CHECKING:
    from aixreader.assess.gaps import Gap

ITEM = Qt.ItemDataRole.UserRole + 1
"""The id of the item that a row is about; None for a heading."""
KIND = Qt.ItemDataRole.UserRole + 2
"""The kind of the gaps below a heading."""


class GapsView(AssessmentView):
    """A tree of two levels: kinds with their numbers, and below each what it is about."""

    item_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = QTreeWidget(self)
        self._hint = EmptyHint(self.tr("No gaps: all that applies is treated, in place and shown."), self)
        self._shown: tuple[Gap, ...] | None = None
        tree = self.tree
        tree.setHeaderHidden(True)
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.setAccessibleName(self.tr("Gaps"))
        tree.setIndentation(14)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        font = QFont(tree.font())
        font.setPixelSize(FONT_PIXELS)
        tree.setFont(font)
        tree.itemActivated.connect(self._on_activated)
        tree.itemClicked.connect(self._on_activated)
        self.setFocusProxy(tree)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._hint)
        layout.addWidget(tree, 1)

    def show_gaps(self, gaps: Iterable[Gap]) -> None:
        """Show gaps, which come in the order of their kinds."""
        gaps = tuple(gaps)
        if gaps == self._shown:
            return
        from aixreader.services.assessments.labels import GAP_LABELS

        headings = [self.tree.topLevelItem(index) for index in range(self.tree.topLevelItemCount())]
        closed = {each.data(0, KIND) for each in headings if each is not None and not each.isExpanded()}
        self._shown = gaps
        self._hint.setVisible(not gaps)
        self.tree.clear()
        for kind, group in groupby(gaps, key=lambda gap: gap.kind):
            rows = list(group)
            label = QCoreApplication.translate("Assessment", GAP_LABELS[kind])
            heading = QTreeWidgetItem(self.tree, [f"{label} ({len(rows)})"])
            heading.setData(0, KIND, kind)
            for gap in rows:
                row = QTreeWidgetItem(heading, [gap.name])
                row.setData(0, ITEM, gap.item)
                row.setToolTip(0, gap.text)
            heading.setExpanded(kind not in closed)

    @Slot(QTreeWidgetItem, int)
    def _on_activated(self, row: QTreeWidgetItem, _column: int) -> None:
        item = row.data(0, ITEM)
        if item is not None:
            self.item_activated.emit(str(item))
