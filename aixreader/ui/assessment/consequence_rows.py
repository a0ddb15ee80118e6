"""Threats with whether they apply and why, one below another; each leads to its form.

Signals: `chosen(threat)` with the oldest name of a threat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from aixreader.assess.items import Applicability

if TYPE_CHECKING:
    from aixreader.services.assessments.question_states import Consequence

SIGNS = {
    Applicability.APPLIES: "●",
    Applicability.NOT: "○",
    Applicability.CONFIRM: "◐",
    Applicability.UNDECIDED: "?",
    Applicability.NOT_ASKED: "–",
}
"""A sign beside each word, so that it is found again at a glance."""


def applicability_words(applicability: Applicability) -> str:
    """Whether a threat applies: a sign, and the word."""
    from aixreader.services.assessments.labels import APPLICABILITY_LABELS

    word = QCoreApplication.translate("Assessment", APPLICABILITY_LABELS[applicability])
    return f"{SIGNS[applicability]} {word}"


class ConsequenceRows(QWidget):
    """Rows are kept as long as the same threats are shown."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Consequence, ...] = ()
        self._rows: list[tuple[QToolButton, QLabel]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    @property
    def texts(self) -> tuple[str, ...]:
        """What the rows say."""
        return tuple(f"{button.text()}: {label.text()}" for button, label in self._rows)

    def show_rows(self, consequences: tuple[Consequence, ...]) -> None:
        """Show threats."""
        if consequences == self._shown:
            return
        if [each.threat for each in consequences] != [each.threat for each in self._shown]:
            self._make_rows(consequences)
        self._shown = consequences
        for each, (button, label) in zip(consequences, self._rows, strict=True):
            button.setText(each.name)
            label.setText(f"{applicability_words(each.applicability)}\n{each.text}".strip())
        self.setVisible(bool(consequences))

    def _make_rows(self, consequences: tuple[Consequence, ...]) -> None:
        for row in self._rows:
            for widget in row:
                self._layout.removeWidget(widget)
                widget.deleteLater()
        self._rows = []
        for each in consequences:
            button, label = QToolButton(self), QLabel(self)
            button.setObjectName("plain")
            button.setToolTip(self.tr("Show this threat, and decide yourself whether it applies"))
            button.clicked.connect(lambda _checked=False, threat=each.threat: self.chosen.emit(threat))
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setObjectName("hint")
            label.setContentsMargins(6, 0, 0, 4)
            self._layout.addWidget(button)
            self._layout.addWidget(label)
            self._rows.append((button, label))
