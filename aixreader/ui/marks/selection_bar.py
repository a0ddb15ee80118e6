"""The toolbar at a selection or highlight: colours to highlight it in, and actions.

Signals: `colour_chosen(colour)`, one of those it has; `left()` when the user leaves it with Esc.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from aixreader.ui.base.tokens import Tokens
from aixreader.ui.marks.colour_names import colour_names

COLOUR_COUNT = 4
"""Colours in the toolbar at a selection; a highlight has all."""
GAP = 8
"""Pixels between the toolbar and the selection, and to the edges of the page."""
SWATCH = 16


class ColourButton(QToolButton):
    """Shows a colour of marks as a disc, with a ring around it while it is checked."""

    def __init__(self, tokens: Tokens, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self.colour = colour
        self.setFixedSize(30, 28)

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of `tokens`."""
        self._tokens = tokens
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._tokens.muted), 1))
        painter.setBrush(QColor(self._tokens.marker(self.colour)))
        disc = QRectF(0, 0, SWATCH, SWATCH)
        disc.moveCenter(QRectF(self.rect()).center())
        painter.drawEllipse(disc)
        if self.isChecked():
            painter.setPen(QPen(QColor(self._tokens.ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(-3, -3, 3, 3))


class SelectionBar(QFrame):
    """One row of buttons, which take the focus by keyboard only: a click leaves it, and the selection, in the page.

    The arrow keys go from button to button, the digits choose a colour.
    """

    colour_chosen = Signal(str)
    left = Signal()

    def __init__(self, tokens: Tokens, colours: Sequence[str], actions: Sequence[QAction], parent: QWidget) -> None:
        """`colours` are the first of `COLOURS`, or all."""
        super().__init__(parent)
        self.setObjectName("selectionbar")
        self._colours: list[ColourButton] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 3, 4, 3)
        layout.setSpacing(1)
        for number, (colour, name) in enumerate(zip(colours, colour_names(), strict=False), 1):
            button = ColourButton(tokens, colour, self)
            button.setAccessibleName(self.tr("Highlight: {0}").format(name.replace("&", "")))
            button.setToolTip(f"{button.accessibleName()} ({number})")
            button.clicked.connect(lambda _checked=False, colour=colour: self.colour_chosen.emit(colour))
            self._colours.append(button)
        self.buttons: list[QToolButton] = list(self._colours)
        for action in actions:
            each = QToolButton(self)
            each.setDefaultAction(action)
            self.buttons.append(each)
        for each in self.buttons:
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            each.installEventFilter(self)
            layout.addWidget(each)
        self.hide()

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of `tokens`."""
        for button in self._colours:
            button.set_tokens(tokens)

    def show_colour(self, colour: str) -> None:
        """Check the button of a colour, that of the highlight."""
        for button in self._colours:
            button.setCheckable(True)
            button.setChecked(button.colour == colour)

    def focus_current(self) -> None:
        """Give the keyboard focus to the colour that is checked, else to the first button."""
        checked = (button for button in self._colours if button.isChecked())
        next(checked, self.buttons[0]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place(self, selection: QRect, area: QRect) -> None:
        """Stand above the selection or else below it, inside `area`; all in coordinates of the parent. Hidden while the
        selection is outside of it.
        """
        if not selection.intersects(area):
            self.hide()
            return
        self.adjustSize()
        room = area.adjusted(GAP, GAP, -GAP, -GAP)
        above, below = selection.top() - GAP - self.height(), selection.bottom() + GAP
        top = above if above >= room.top() or below + self.height() > room.bottom() else below
        left = min(selection.center().x() - self.width() // 2, room.right() - self.width())
        self.move(QPoint(max(left, room.left()), max(top, room.top())))
        self.show()
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._take_key(event):
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        number = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step(1 if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Tab) else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._focused.click()
        elif 0 <= number < len(self._colours):
            self._colours[number].click()
        else:
            return False
        return True

    @property
    def _focused(self) -> QToolButton:
        return next((button for button in self.buttons if button.hasFocus()), self.buttons[0])

    def _step(self, by: int) -> None:
        index = self.buttons.index(self._focused)
        self.buttons[(index + by) % len(self.buttons)].setFocus(Qt.FocusReason.TabFocusReason)
