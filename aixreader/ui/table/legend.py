"""The strip under the table: what is picked, with a button that opens it, over the key of signs and badges.

Signals: `open_requested(new_tab)` when what is picked is to be read.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from aixreader.ui.base.flow_layout import FlowLayout
from aixreader.ui.base.tokens import Tokens

MIN_NAMES = 8
"""Characters that are seen of names."""


class Legend(QWidget):
    """A summary and the key of the signs. Its height depends on its width alone, so that picking moves nothing."""

    open_requested = Signal(bool)

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary_label = SummaryLabel(self)
        self.open_button = QToolButton(self)
        self._key = QWidget(self)
        self._layer_signs: list[QLabel] = []
        self._layer_key: tuple[tuple[str, str], ...] = ()
        self.signs = tuple(QLabel(self._key) for _sign in range(4))  # each goes to the next line as a whole
        self._build()
        self.set_tokens(tokens)

    def _build(self) -> None:
        self.open_button.setObjectName("chip")
        self.open_button.setText(self.tr("Open"))
        self.open_button.setToolTip(self.tr("Open the section of what is picked (Enter); with Ctrl in a new tab"))
        self.open_button.setAccessibleName(self.tr("Open the section of what is picked"))
        self.open_button.setEnabled(False)
        self.open_button.clicked.connect(self._on_clicked)
        line = QHBoxLayout()
        line.addWidget(self.summary_label, 1)
        line.addWidget(self.open_button)
        key = FlowLayout(self._key, 14)
        for sign in self.signs:
            sign.setTextFormat(Qt.TextFormat.RichText)
            sign.setObjectName("hint")
            key.addWidget(sign)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 2, 12, 5)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self._key)

    def show_summary(self, summary: str, *, signs: bool, can_open: bool) -> None:
        """Show `summary`, with the key of signs and badges (`signs`); `can_open` for what has a section."""
        self.summary_label.setText(summary)
        self.summary_label.setToolTip(summary)
        self.open_button.setEnabled(can_open)
        self.open_button.setVisible(signs)
        self._key.setVisible(signs)

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in other colours."""
        meanings = (
            ("T", self.tr("official table")),
            ("S", self.tr("its section")),
            ("G", self.tr("through a group")),
            ("*", self.tr("not in the official table")),
        )
        for label, (sign, meaning) in zip(self.signs, meanings, strict=True):
            label.setText(f'<b style="color:{tokens.ink}">{sign}</b>&nbsp;{meaning}')

    def show_layer(self, key: Sequence[tuple[str, str]]) -> None:
        """Show what the signs of a layer mean; none for no layer."""
        if tuple(key) == self._layer_key:
            return
        self._layer_key = tuple(key)
        for label in self._layer_signs:
            label.deleteLater()
        self._layer_signs = [QLabel(self._key) for _sign in key]
        for label, (sign, meaning) in zip(self._layer_signs, key, strict=True):
            label.setObjectName("hint")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setText(f"{sign} {QCoreApplication.translate('Assessment', meaning)}")
            layout = self._key.layout()
            if layout is not None:
                layout.addWidget(label)
            label.show()

    @Slot()
    def _on_clicked(self) -> None:
        self.open_requested.emit(bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier))


class SummaryLabel(QLabel):
    """A line that keeps the counts, which stand behind the names, where there is no room for all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        text = elided_summary(self.text(), self.fontMetrics(), self.width())
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def elided_summary(text: str, metrics: QFontMetrics, width: int) -> str:
    """`text` cut to a width in pixels: of "names: counts" first the names, down to `MIN_NAMES`, then the end."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    names, colon, counts = text.partition(": ")
    if not colon:
        return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)
    room = max(width - metrics.horizontalAdvance(colon + counts), metrics.averageCharWidth() * MIN_NAMES)
    names = metrics.elidedText(names, Qt.TextElideMode.ElideRight, room)
    return metrics.elidedText(names + colon + counts, Qt.TextElideMode.ElideRight, width)
