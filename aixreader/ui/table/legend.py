"""The legend under the table: a summary, and the key of signs and badges."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from aixreader.ui.base.flow_layout import FlowLayout
from aixreader.ui.base.tokens import Tokens


class Legend(QWidget):
    """A summary and the key of the signs that are shown."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary_label = QLabel(self)
        self._edges = QLabel(self)
        self._unofficial = QLabel(self)
        self.summary_label.setTextFormat(Qt.TextFormat.PlainText)
        layout = FlowLayout(self, 18)
        layout.setContentsMargins(16, 4, 16, 5)
        layout.addWidget(self.summary_label)
        for signs in (self._edges, self._unofficial):
            signs.setTextFormat(Qt.TextFormat.RichText)
            signs.setObjectName("hint")
            layout.addWidget(signs)
        self.set_tokens(tokens)

    def show_summary(self, summary: str, *, signs: bool, edges: bool) -> None:
        """Show `summary`, with the key of the tiles' signs (`signs`) and of the relations' badges (`edges`)."""
        self.summary_label.setText(summary)
        self._edges.setVisible(edges)
        self._unofficial.setVisible(signs)
        self.updateGeometry()

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in other colours."""
        edges = (
            ("T", self.tr("official table")),
            ("S", self.tr("its section")),
            ("G", self.tr("through a group")),
        )
        labels = (f'<b style="color:{tokens.ink}">{sign}</b>&nbsp;{text}' for sign, text in edges)
        self._edges.setText("&nbsp;&nbsp; ".join(labels))
        self._unofficial.setText(f'<b style="color:{tokens.ink}">*</b> {self.tr("not in the official table")}')
