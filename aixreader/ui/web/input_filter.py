"""Mouse and keys over a page that the engine does not handle: links in a new tab, back and forward, zoom.

Signals: `tab_requested(address)`, `focused_tab_requested()` for the link with the keyboard focus;
`peek_requested(address)` for a link with Alt held; `back_requested()`, `forward_requested()`; `zoom_requested(steps)`;
`pressed()` at any press, key or wheel, which ends a preview; `clicked(position)` for a plain left click beside links;
`released()` at the end of a press of the left button; `moved(position)` when the pointer was moved beside links,
without a button; `escaped()` when Esc was pressed; `focus_entered(reason)` when the page gets the keyboard focus;
`operated()` at what may scroll: a press, the wheel, a key that is no modifier; `pointed()` when the pointer is moved
on a link that the page had brought under it.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from aixreader.ui.base.list_items import ENTER_KEYS

PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
MAX_CLICK_MOVE = 4  # pixels between press and release of a click (Manhattan distance)
MODIFIERS = (Qt.Key.Key_Alt, Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
WHEEL_NOTCH = 120  # eighths of a degree; see QWheelEvent.angleDelta


class InputFilter(QObject):
    """An event filter for the widget that gets a page's input. `hovered_link` is the link under the pointer, or "";
    `is_pressed` whether the left button is held down in the page; `is_resting` whether keys or the wheel have been
    used since the pointer was moved: links come under it that the user does not point at.
    """

    tab_requested = Signal(str)
    peek_requested = Signal(str)
    back_requested = Signal()
    forward_requested = Signal()
    zoom_requested = Signal(int)
    pressed = Signal()
    clicked = Signal(QPoint)
    released = Signal()
    moved = Signal(QPoint)
    escaped = Signal()
    operated = Signal()
    pointed = Signal()
    focused_tab_requested = Signal()
    focus_entered = Signal(Qt.FocusReason)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hovered_link = ""
        self.is_pressed = False
        self.is_resting = False
        self._moved_on_link: QPoint | None = None
        self._swallow = False
        self._pressed_at = QPoint(-1, -1)
        self._wheel = 0

    def watch(self, target: QWidget | None) -> None:
        """Filter the events of `target`. Repeated after each load: the engine may replace the widget.

        What is dropped on it is for the window: a page has no use for it, and must follow no link or file.
        """
        if target is not None:
            target.setAcceptDrops(False)
            target.removeEventFilter(self)
            target.installEventFilter(self)

    def take_link(self, address: str) -> None:
        """The engine tells what link is under the pointer, "" for none, later than the pointer moves there; where it
        has left a link, its last move is reported.
        """
        self.hovered_link = address
        position = self._moved_on_link
        if not address and position is not None:
            self._moved_on_link = None
            self.moved.emit(position)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._moved_on_link = None
        if event.type() == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            return self._enter(watched, event.reason())
        if isinstance(event, QMouseEvent):
            return self._take_mouse(event)
        if event.type() == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            self.is_resting = True
            self.pressed.emit()
            self.operated.emit()
            return self._zoom(event)
        if event.type() == QEvent.Type.ShortcutOverride:  # comes before a key, also where that is a shortcut
            self.is_resting = True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.pressed.emit()
            if event.key() not in MODIFIERS:
                self.operated.emit()
            if event.key() == Qt.Key.Key_Escape:
                self.escaped.emit()
            if event.key() in ENTER_KEYS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.focused_tab_requested.emit()
                return True
        return super().eventFilter(watched, event)

    def _take_mouse(self, event: QMouseEvent) -> bool:
        """Whether an event of the mouse was handled here."""
        if event.type() in PRESSES:
            self.pressed.emit()
            self.operated.emit()
            self._swallow = self._press(event)
            self.is_pressed = event.button() == Qt.MouseButton.LeftButton and not self._swallow
            self._pressed_at = event.position().toPoint()
            return self._swallow
        if event.type() == QEvent.Type.MouseButtonRelease:
            was_swallowed, self._swallow = self._swallow, False
            if not was_swallowed:
                self._release(event)
            return was_swallowed
        if event.type() == QEvent.Type.MouseMove:
            was_resting, self.is_resting = self.is_resting, False
            if was_resting and self.hovered_link:
                self.pointed.emit()
            is_free = event.buttons() == Qt.MouseButton.NoButton
            self._moved_on_link = event.position().toPoint() if is_free and self.hovered_link else None
            if is_free and not self.hovered_link:
                self.moved.emit(event.position().toPoint())
        return False

    def _enter(self, watched: QObject, reason: Qt.FocusReason) -> bool:
        """Let the focus in. With Tab the engine would go to the first link of the document."""
        if reason == Qt.FocusReason.NoFocusReason:  # the event of below
            return False
        is_by_tab = reason in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if is_by_tab:
            QCoreApplication.sendEvent(watched, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.NoFocusReason))
        self.focus_entered.emit(reason)
        return is_by_tab

    def _press(self, event: QMouseEvent) -> bool:
        """Whether the press was handled here."""
        button = event.button()
        if button == Qt.MouseButton.BackButton:
            self.back_requested.emit()
            return True
        if button == Qt.MouseButton.ForwardButton:
            self.forward_requested.emit()
            return True
        is_left = button == Qt.MouseButton.LeftButton
        control = is_left and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self.hovered_link and is_left and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.peek_requested.emit(self.hovered_link)
            return True
        if self.hovered_link and (control or button == Qt.MouseButton.MiddleButton):
            self.tab_requested.emit(self.hovered_link)
            return True
        return button == Qt.MouseButton.MiddleButton  # no autoscroll, no paste

    def _release(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton:
            self.is_pressed = False
            self.released.emit()
        if (
            event.button() == Qt.MouseButton.LeftButton
            and not self.hovered_link
            and (position - self._pressed_at).manhattanLength() < MAX_CLICK_MOVE
        ):
            self.clicked.emit(position)

    def _zoom(self, event: QWheelEvent) -> bool:
        """Zoom while Ctrl is held, a step per notch; wheels of high resolution report fractions of one."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / WHEEL_NOTCH)
        if steps:
            self._wheel -= steps * WHEEL_NOTCH
            self.zoom_requested.emit(steps)
        return True
