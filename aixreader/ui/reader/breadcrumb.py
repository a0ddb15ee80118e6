"""The line over the page: where in the edition the reader is, each step a way there.

Signals: `address_activated(address)` when the user clicks a step.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from aixreader.ui.base.tip import tip

Step = tuple[str, str]
"""Title and address."""
LEAST = 60  # pixels that a shortened step keeps
AROUND = 32  # what stands around a step's words


class Breadcrumb(QWidget):
    """Shows steps from the page to the section; the last is where one is. Steps are shortened before they are cut."""

    address_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("breadcrumb")
        self.setAccessibleName(self.tr("Where you are"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._steps: tuple[Step, ...] = ()
        self._buttons: list[QToolButton] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(10, 2, 10, 2)
        self._layout.setSpacing(0)

    @property
    def steps(self) -> tuple[Step, ...]:
        """What is shown."""
        return self._steps

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show the way to a section."""
        if tuple(steps) == self._steps:
            return
        self._steps = tuple(steps)
        self._buttons.clear()
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, (title, address) in enumerate(self._steps):
            if number:
                self._layout.addWidget(self._separator())
            self._layout.addWidget(self._button(title, address, last=number == len(self._steps) - 1))
        self._layout.addStretch(1)
        self._fit()

    def _button(self, title: str, address: str, *, last: bool) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(tip(title))
        button.setAccessibleName(title)
        button.setProperty("here", last)
        button.setAutoRaise(True)
        button.clicked.connect(lambda: self.address_activated.emit(address))
        self._buttons.append(button)
        return button

    def _separator(self) -> QLabel:
        label = QLabel("›", self)  # a separator, not a bracket
        label.setObjectName("hint")
        return label

    def _fit(self) -> None:
        """Share the width: short titles keep theirs, long ones are shortened alike."""
        if not self._buttons:
            return
        metrics = self._buttons[0].fontMetrics()
        room = self.width() - AROUND * len(self._buttons)
        wanted = [metrics.horizontalAdvance(title) for title, _ in self._steps]
        share = room // len(wanted)
        spare = sum(max(share - width, 0) for width in wanted)
        long = sum(width > share for width in wanted) or 1
        for button, (title, _), width in zip(self._buttons, self._steps, wanted, strict=True):
            most = max(share + spare // long, LEAST)
            shown = title if width <= most else metrics.elidedText(title, Qt.TextElideMode.ElideRight, most)
            button.setText(shown.replace("&", "&&"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
