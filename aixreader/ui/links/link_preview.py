"""A card beside the pointer with a preview of a link's target.

Signals: `clicked()` when the card was clicked.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPropertyAnimation, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QEnterEvent, QGuiApplication, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStyle, QVBoxLayout, QWidget
from typing_extensions import override

from aixreader.ui.base.role_mark import draw_mark
from aixreader.ui.base.themed_delegate import draw_frame
from aixreader.ui.base.tokens import Tokens, role_kind

SHOW_DELAY_MS = 600
LEAVE_MS = 300
"""From the pointer leaving link or card until the card is hidden: it may be on its way from one to the other."""
FADE_MS = 120
WIDTH = 380
PADDING = 14
POINTER_DISTANCE = 18
"""Pixels between pointer and card, so that the card does not cover the link."""
MAX_TEXT_LENGTH = 400
MARK_SIZE = 11
Event = QEvent.Type
DISMISSING_EVENTS = {Event.KeyPress, Event.Wheel, Event.MouseButtonPress, Event.FocusOut} | {
    Event.Resize,
    Event.Move,
    Event.Hide,
}


class LinkPreview(QFrame):
    """Shows title, role and first sentence of a link's target after `SHOW_DELAY_MS`.

    The pointer can go from the link to the card, and click it. It never gets the focus, and is hidden by any other
    input to the window of `parent`. `hint` is a line at its end on what a click does.
    """

    clicked = Signal()

    def __init__(self, parent: QWidget, tokens: Tokens, hint: str = "") -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self._owner = parent
        self._tokens = tokens
        self._title = QLabel(self)
        self._mark = _RoleMark(self, tokens)
        self._role = QLabel(self)
        self._sentence = QLabel(self)
        self._hint = QLabel(hint, self)
        self._chip = QHBoxLayout()
        self._position = QPoint()
        self._delay = QTimer(self)
        self._leave = QTimer(self)
        self._fade = QPropertyAnimation(self, b"windowOpacity", self)
        self._build()
        self._delay.timeout.connect(self._on_delay_ended)
        self._leave.timeout.connect(self.dismiss)
        self.set_tokens(tokens)

    def _build(self) -> None:
        self.setObjectName("preview")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SHOW_DELAY_MS)
        self._leave.setSingleShot(True)
        self._leave.setInterval(LEAVE_MS)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setDuration(FADE_MS)
        self._hint.setVisible(bool(self._hint.text()))
        for label in (self._title, self._role, self._sentence, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._title, self._sentence):
            label.setWordWrap(True)
        bold = self._title.font()
        bold.setBold(True)
        self._title.setFont(bold)
        chip = self._chip
        chip.setSpacing(6)
        chip.addWidget(self._mark)
        chip.addWidget(self._role)
        chip.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PADDING, PADDING - 3, PADDING, PADDING - 2)
        layout.setSpacing(5)
        layout.addWidget(self._title)
        layout.addLayout(chip)
        layout.addWidget(self._sentence)
        layout.addWidget(self._hint)

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of `tokens`."""
        self._tokens = tokens
        for label, colour in (
            (self._title, tokens.ink),
            (self._role, tokens.muted),
            (self._sentence, tokens.ink),
            (self._hint, tokens.muted),
        ):
            colours = label.palette()
            colours.setColor(QPalette.ColorRole.WindowText, QColor(colour))
            label.setPalette(colours)
        self.update()

    def show_later(self, title: str, role: str | None, sentence: str, global_pos: QPoint) -> None:
        """Show the card at `global_pos` after the delay, unless `dismiss` is called before."""
        self.dismiss()
        self._title.setText(title[:MAX_TEXT_LENGTH])
        self._sentence.setText(sentence[:MAX_TEXT_LENGTH])
        self._sentence.setVisible(bool(sentence))
        self._role.setText((role or "").capitalize())
        self._role.setVisible(bool(role))
        self._mark.setVisible(role_kind(role) is not None)
        self._mark.role, self._mark.tokens = role, self._tokens
        self._position = global_pos
        self._delay.start()

    @Slot()
    def leave(self) -> None:
        """The pointer left what the card is about: hide it soon, unless the pointer comes to it."""
        self._delay.stop()
        if self.isVisible():
            self._leave.start()

    @Slot()
    def dismiss(self) -> None:
        """Hide the card, or cancel the delay."""
        self._delay.stop()
        self._leave.stop()
        self._fade.stop()
        self._watch(on=False)
        self.hide()

    @Slot()
    def _on_delay_ended(self) -> None:
        window = self._owner.window()
        if not window.isVisible() or window.isMinimized():
            return
        self._adjust_geometry()
        is_animated = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) > 0
        self.setWindowOpacity(0.0 if is_animated else 1.0)
        self._watch(on=True)
        self.show()
        if is_animated:
            self._fade.start()

    def _adjust_geometry(self) -> None:
        """Fit the size to the text, and move the card below the pointer, or where there is room."""
        inner = WIDTH - 2 * PADDING
        text_width = 0
        for label in (self._title, self._sentence):
            label.setFixedWidth(inner)
            if not label.isHidden():
                used = label.fontMetrics().boundingRect(QRect(0, 0, inner, 0), Qt.TextFlag.TextWordWrap, label.text())
                text_width = max(text_width, used.width() + 2)
        for label in (self._title, self._sentence):
            label.setFixedWidth(min(text_width, inner))
        self._chip.invalidate()  # while hidden, a layout in a layout keeps the height of the labels before
        self.adjustSize()
        screen = QGuiApplication.screenAt(self._position) or self._owner.screen()
        self.move(card_position(self._position, self.frameGeometry(), screen.availableGeometry()))

    def _watch(self, *, on: bool) -> None:
        """Filter the events of the QWindow, which gets all input of the window, that of pages too."""
        handle = self._owner.window().windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            if on:
                handle.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in DISMISSING_EVENTS:
            self.dismiss()
        elif event.type() == Event.Leave:
            self.leave()
        return False

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._leave.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.leave()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.dismiss()
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._tokens.raised))
        draw_frame(painter, self.rect(), self._tokens.muted)  # as the card of a term


class _RoleMark(QWidget):
    """The mark of a role; empty for a role without one."""

    def __init__(self, parent: QWidget, tokens: Tokens) -> None:
        super().__init__(parent)
        self.role: str | None = None
        self.tokens = tokens
        self.setFixedSize(MARK_SIZE, MARK_SIZE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_mark(painter, QRectF(self.rect()).center(), self.role, self.tokens)


def card_position(pointer: QPoint, card: QRect, screen: QRect) -> QPoint:
    """The position of a card: below the pointer, above it where it does not fit, always on the screen."""
    top = pointer.y() + POINTER_DISTANCE
    if top + card.height() > screen.bottom():
        top = pointer.y() - POINTER_DISTANCE - card.height()
    left = min(pointer.x(), screen.right() - card.width())
    return QPoint(max(left, screen.left()), max(top, screen.top()))
