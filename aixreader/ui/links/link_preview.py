"""A small card beside the pointer: what a link leads to, before it is followed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPropertyAnimation, QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStyle, QVBoxLayout, QWidget
from typing_extensions import override

from aixreader.ui.base.role_mark import draw_mark
from aixreader.ui.base.tokens import Tokens, role_kind

WAIT_MS = 600
FADE_MS = 120
WIDTH = 380
EDGE = 14
GAP = 18
"""Pixels between pointer and card, so that the link can still be read."""
MOST_LETTERS = 400
MARK = 11
Event = QEvent.Type
LEAVING = {Event.KeyPress, Event.Wheel, Event.MouseButtonPress, Event.FocusOut, Event.Leave} | {
    Event.Resize,
    Event.Move,
    Event.Hide,
}


class LinkPreview(QFrame):
    """Shows title, role and first sentence of a link's target once the pointer has rested on the link.

    It takes neither focus nor clicks, and is gone as soon as the user does anything else in the window of `parent`.
    """

    def __init__(self, parent: QWidget, tokens: Tokens) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self._owner = parent
        self._tokens = tokens
        self._title = QLabel(self)
        self._mark = _Mark(self, tokens)
        self._role = QLabel(self)
        self._sentence = QLabel(self)
        self._place = QPoint()
        self._rest = QTimer(self)
        self._fade = QPropertyAnimation(self, b"windowOpacity", self)
        self._build()
        self._rest.timeout.connect(self._on_rested)
        self.set_tokens(tokens)

    def _build(self) -> None:
        self.setObjectName("preview")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rest.setSingleShot(True)
        self._rest.setInterval(WAIT_MS)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setDuration(FADE_MS)
        for label in (self._title, self._role, self._sentence):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._title, self._sentence):
            label.setWordWrap(True)
        bold = self._title.font()
        bold.setBold(True)
        self._title.setFont(bold)
        chip = QHBoxLayout()
        chip.setSpacing(6)
        chip.addWidget(self._mark)
        chip.addWidget(self._role)
        chip.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, EDGE - 3, EDGE, EDGE - 2)
        layout.setSpacing(5)
        layout.addWidget(self._title)
        layout.addLayout(chip)
        layout.addWidget(self._sentence)

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of `tokens`."""
        self._tokens = tokens
        for label, colour in ((self._title, tokens.ink), (self._role, tokens.muted), (self._sentence, tokens.ink)):
            colours = label.palette()
            colours.setColor(QPalette.ColorRole.WindowText, QColor(colour))
            label.setPalette(colours)
        self.update()

    def arrive(self, title: str, role: str | None, sentence: str, global_pos: QPoint) -> None:
        """The pointer came to a link at `global_pos`: show the card if it stays there."""
        self.leave()
        self._title.setText(title[:MOST_LETTERS])
        self._sentence.setText(sentence[:MOST_LETTERS])
        self._sentence.setVisible(bool(sentence))
        self._role.setText((role or "").capitalize())
        self._role.setVisible(bool(role))
        self._mark.setVisible(role_kind(role) is not None)
        self._mark.role, self._mark.tokens = role, self._tokens
        self._place = global_pos
        self._rest.start()

    @Slot()
    def leave(self) -> None:
        """The pointer left the link."""
        self._rest.stop()
        self._fade.stop()
        self._watch(on=False)
        self.hide()

    @Slot()
    def _on_rested(self) -> None:
        window = self._owner.window()
        if not window.isVisible() or window.isMinimized():
            return
        self._fit()
        moving = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) > 0
        self.setWindowOpacity(0.0 if moving else 1.0)
        self._watch(on=True)
        self.show()
        if moving:
            self._fade.start()

    def _fit(self) -> None:
        """Take the size the text needs, and a place below the pointer; above it or further left where there is none."""
        inner = WIDTH - 2 * EDGE
        widest = 0
        for label in (self._title, self._sentence):
            label.setFixedWidth(inner)
            if not label.isHidden():
                used = label.fontMetrics().boundingRect(QRect(0, 0, inner, 0), Qt.TextFlag.TextWordWrap, label.text())
                widest = max(widest, used.width() + 2)
        for label in (self._title, self._sentence):
            label.setFixedWidth(min(widest, inner))
        self.adjustSize()
        screen = QGuiApplication.screenAt(self._place) or self._owner.screen()
        self.move(beside(self._place, self.frameGeometry(), screen.availableGeometry()))

    def _watch(self, *, on: bool) -> None:
        """Hear of keys, wheel and clicks: all of a window's come by its handle, those for pages as well."""
        handle = self._owner.window().windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            if on:
                handle.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in LEAVING:
            self.leave()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._tokens.line), 1))
        painter.setBrush(QColor(self._tokens.raised))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class _Mark(QWidget):
    """The mark of a role; nothing for a role without one."""

    def __init__(self, parent: QWidget, tokens: Tokens) -> None:
        super().__init__(parent)
        self.role: str | None = None
        self.tokens = tokens
        self.setFixedSize(MARK, MARK)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_mark(painter, QRectF(self.rect()).center(), self.role, self.tokens)


def beside(pointer: QPoint, card: QRect, screen: QRect) -> QPoint:
    """Where a card of this size goes: below the pointer, above it where it does not fit, always on the screen."""
    top = pointer.y() + GAP
    if top + card.height() > screen.bottom():
        top = pointer.y() - GAP - card.height()
    left = min(pointer.x(), screen.right() - card.width())
    return QPoint(max(left, screen.left()), max(top, screen.top()))
