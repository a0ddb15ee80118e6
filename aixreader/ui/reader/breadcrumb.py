"""The breadcrumb over the page: the path from the page to the section, each step a link.

Signals: `address_activated(address)` when the user clicks a step.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from aixreader.ui.base.tip import tip

Step = tuple[str, str]
"""Title and address."""
MIN_STEP_WIDTH = 60
"""Pixels of text that an elided step keeps."""
STEP_PADDING = 32
"""Pixels around the text of a step."""


class Breadcrumb(QWidget):
    """Shows the steps; the last is the current section. Long titles are elided to fit the width."""

    address_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("breadcrumb")
        self.setAccessibleName(self.tr("Breadcrumb"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._steps: tuple[Step, ...] = ()
        self._buttons: list[QToolButton] = []
        self._layout = QHBoxLayout()
        self._layout.setSpacing(0)
        self._actions: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 2, 10, 2)
        self._row.setSpacing(0)
        self._row.addLayout(self._layout, 1)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that are shown."""
        return self._steps

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show the path to a section."""
        if tuple(steps) == self._steps:
            return
        before, self._steps = self._steps, tuple(steps)
        if [title for title, _ in before] == [title for title, _ in steps]:
            return  # as with each pick in the table, which has another link: widgets take long to make
        self._buttons.clear()
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, (title, _) in enumerate(self._steps):
            if number:
                self._layout.addWidget(self._separator())
            self._layout.addWidget(self._button(title, number))
        self._layout.addStretch(1)
        self._fit()

    def add_action(self, action: QAction) -> None:
        """Add a button for `action` at the end, which is shown while the action is enabled."""
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setAutoRaise(True)
        self._actions.append(button)
        self._row.addWidget(button)
        # a slot of its own, not a closure: the action outlives the breadcrumb, and Qt cuts the connection with it
        action.enabledChanged.connect(self._show_actions)
        self._show_actions()

    @Slot()
    def _show_actions(self) -> None:
        for button in self._actions:
            button.setVisible(button.defaultAction().isEnabled())
        self._fit()

    def _button(self, title: str, number: int) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(tip(title))
        button.setAccessibleName(title)
        button.setProperty("here", number == len(self._steps) - 1)
        button.setAutoRaise(True)
        button.clicked.connect(lambda: self.address_activated.emit(self._steps[number][1]))
        self._buttons.append(button)
        return button

    def _separator(self) -> QLabel:
        label = QLabel("›", self)  # a separator, not a bracket
        label.setObjectName("hint")
        return label

    def _fit(self) -> None:
        """Share the width: short titles are shown whole, long ones are elided to equal widths."""
        if not self._buttons:
            return
        metrics = self._buttons[0].fontMetrics()
        used = sum(button.sizeHint().width() for button in self._actions if not button.isHidden())
        room = self.width() - used - STEP_PADDING * len(self._buttons)
        wanted = [metrics.horizontalAdvance(title) for title, _ in self._steps]
        share = room // len(wanted)
        spare = sum(max(share - width, 0) for width in wanted)
        long = sum(width > share for width in wanted) or 1
        for button, (title, _), width in zip(self._buttons, self._steps, wanted, strict=True):
            max_width = max(share + spare // long, MIN_STEP_WIDTH)
            shown = title if width <= max_width else metrics.elidedText(title, Qt.TextElideMode.ElideRight, max_width)
            button.setText(shown.replace("&", "&&"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
