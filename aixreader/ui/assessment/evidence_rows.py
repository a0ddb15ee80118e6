"""The evidence of a control, one below another.

Signals: `chosen(uuid)` to change it; `removal_requested(uuid)`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from aixreader.assess.items import Evidence


class EvidenceRows(QWidget):
    """A button for each, with one beside it that removes it. Only a control's own evidence is here, which is little."""

    chosen = Signal(str)
    removal_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Evidence, ...] = ()
        self._rows: list[QWidget] = []
        self.buttons: list[tuple[QToolButton, QToolButton]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_evidence(self, evidence: Sequence[Evidence], today: str, *, is_editable: bool) -> None:
        """Show the evidence; what has expired `today` (ISO 8601) says so."""
        if tuple(evidence) != self._shown:
            self._shown = tuple(evidence)
            for row in self._rows:
                self._layout.removeWidget(row)
                row.deleteLater()
            self.buttons = []
            self._rows = [self._row(each, today) for each in evidence]
        for _open, remove in self.buttons:
            remove.setEnabled(is_editable)
        self.setVisible(bool(evidence))

    def _row(self, evidence: Evidence, today: str) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        is_expired = bool(evidence.expires) and evidence.expires < today
        text = self.tr("{0} (expired)").format(evidence.title) if is_expired else evidence.title
        change, remove = QToolButton(row), QToolButton(row)
        change.setObjectName("row")
        change.setText(text.replace("&", "&&"))
        change.setToolTip("\n".join(filter(None, (evidence.title, evidence.link, evidence.file, evidence.text))))
        change.setAccessibleName(self.tr("Change evidence: {0}").format(text))
        change.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        remove.setObjectName("close")
        remove.setText("✕")
        remove.setAccessibleName(self.tr("Remove evidence: {0}").format(text))
        remove.setToolTip(remove.accessibleName())
        change.clicked.connect(lambda: self.chosen.emit(evidence.uuid))
        remove.clicked.connect(lambda: self.removal_requested.emit(evidence.uuid))
        line.addWidget(change, 1)
        line.addWidget(remove)
        self.buttons.append((change, remove))
        self._layout.addWidget(row)
        return row
