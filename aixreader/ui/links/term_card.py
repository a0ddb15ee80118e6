"""A card that explains a term, with a way to where it is defined.

Signals: `definition_requested(new_tab)`, `step_requested(step)` for the next (1) or the previous (-1) term of the page,
`closed()`.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from aixreader.ui.base.tokens import Tokens

WIDTH = 380
GAP = 6
"""Pixels between the term and the card."""
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class TermCard(QFrame):
    """A popup at a term. Enter goes to the definition, the arrow keys to other terms, Esc or a click beside closes it;
    the focus then returns to where it was.
    """

    definition_requested = Signal(bool)
    step_requested = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget, tokens: Tokens) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._owner = parent
        self._name = QLabel(self)
        self._meaning = QLabel(self)
        self._place = QLabel(self)
        self._go = QPushButton(self.tr("&Go to definition"), self)
        self._next = QPushButton(self.tr("&Next term"), self)
        self._build()
        self.set_tokens(tokens)

    def _build(self) -> None:
        self.setObjectName("termcard")
        for label in (self._name, self._meaning, self._place):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setFixedWidth(WIDTH - 28)
        self._place.setObjectName("place")
        bold = self._name.font()
        bold.setBold(True)
        self._name.setFont(bold)
        for button in (self._go, self._next):
            button.setAutoDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._go)
        buttons.addWidget(self._next)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 11, 14, 12)
        layout.setSpacing(5)
        for label in (self._name, self._meaning, self._place):
            layout.addWidget(label)
        layout.addSpacing(4)
        layout.addLayout(buttons)
        self._go.clicked.connect(lambda: self._leave(new_tab=False))
        self._next.clicked.connect(lambda: self.step_requested.emit(1))

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of `tokens`."""
        self.setStyleSheet(f"""
            #termcard {{ background: {tokens.raised}; border: 1px solid {tokens.muted}; }}
            #termcard QLabel {{ color: {tokens.ink}; }}
            #termcard #place {{ color: {tokens.muted}; }}
        """)

    def explain(self, name: str, meaning: str, place: str, *, can_step: bool) -> None:
        """Set the texts: a term, what it means and where it is defined. `can_step` is whether the page has terms to go
        on to.
        """
        self._name.setText(name)
        self._meaning.setText(meaning)
        self._place.setText(self.tr("Defined in: {0}").format(place))
        self._next.setVisible(can_step)
        self.setAccessibleName(f"{name}: {meaning}")
        self._go.setAccessibleDescription(self.accessibleName())
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def show_at(self, term: QRect) -> None:
        """Show the card at the term (global coordinates)."""
        self.adjustSize()
        self.place_at(term)
        self.show()
        self._go.setFocus(Qt.FocusReason.PopupFocusReason)
        self.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # the style shows where the focus is only then

    def place_at(self, term: QRect) -> None:
        """Stand below the term, above it where there is no room, always on the screen."""
        screen = (QGuiApplication.screenAt(term.center()) or self._owner.screen()).availableGeometry()
        top = term.bottom() + GAP
        if top + self.height() > screen.bottom():
            top = term.top() - GAP - self.height()
        left = min(term.left(), screen.right() - self.width())
        self.move(QPoint(max(left, screen.left()), max(top, screen.top())))

    def _leave(self, *, new_tab: bool) -> None:
        self.hide()
        self.definition_requested.emit(new_tab)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None and not self._next.isHidden():
            self.step_requested.emit(step)
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()
