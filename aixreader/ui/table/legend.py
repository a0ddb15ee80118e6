"""The line under the table: what is shown, and what its signs mean."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from aixreader.ui.tokens import Tokens


class Legend(QWidget):
    """A sentence, and the signs."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = QLabel(self)
        self._signs = QLabel(self)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self._signs.setTextFormat(Qt.TextFormat.RichText)
        self._signs.setObjectName("hint")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 5)
        layout.addWidget(self.said, 1)
        layout.addWidget(self._signs)
        self.set_tokens(tokens)

    def tell(self, said: str, *, keyed: bool) -> None:
        """Say what is shown; `keyed` shows the signs as well."""
        self.said.setText(said)
        self.said.setToolTip(said)
        self._signs.setVisible(keyed)

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in other colours."""
        signs = (
            ("T", self.tr("official table")),
            ("S", self.tr("its section")),
            ("G", self.tr("through a group")),
            ("*", self.tr("not in the official table")),
        )
        told = (f'<b style="color:{tokens.ink}">{sign}</b>&nbsp;{text}' for sign, text in signs)
        self._signs.setText("&nbsp;&nbsp; ".join(told))
