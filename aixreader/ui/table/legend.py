"""The line under the table: what is shown, and what its signs mean."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from aixreader.ui.base.flow_layout import FlowLayout
from aixreader.ui.base.tokens import Tokens


class Legend(QWidget):
    """A sentence, and the signs that are there to be seen."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = QLabel(self)
        self._edges = QLabel(self)
        self._left_out = QLabel(self)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        layout = FlowLayout(self, 18)
        layout.setContentsMargins(16, 4, 16, 5)
        layout.addWidget(self.said)
        for signs in (self._edges, self._left_out):
            signs.setTextFormat(Qt.TextFormat.RichText)
            signs.setObjectName("hint")
            layout.addWidget(signs)
        self.set_tokens(tokens)

    def tell(self, said: str, *, signs: bool, edges: bool) -> None:
        """Say what is shown; `signs` explains those of tiles, `edges` those of what belongs to the picked as well."""
        self.said.setText(said)
        self._edges.setVisible(edges)
        self._left_out.setVisible(signs)
        self.updateGeometry()

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in other colours."""
        edges = (
            ("T", self.tr("official table")),
            ("S", self.tr("its section")),
            ("G", self.tr("through a group")),
        )
        told = (f'<b style="color:{tokens.ink}">{sign}</b>&nbsp;{text}' for sign, text in edges)
        self._edges.setText("&nbsp;&nbsp; ".join(told))
        self._left_out.setText(f'<b style="color:{tokens.ink}">*</b> {self.tr("not in the official table")}')
