"""A note beside the page: its text, edited where it stands.

Signals: `typed()` at each change; `edited(id, text)` `SAVE_DELAY_MS` after the last one, `MAX_UNSAVED_MS` after the
first one at the latest, and when the card is left; `entered(id)` and `left(id)` when the text gets and loses the
keyboard focus; `done()` when the user leaves it with Esc; `menu_requested(id, position)`; `link_requested(address)`;
`wheel_turned(event)` where the text does not scroll.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QToolButton, QWidget
from typing_extensions import override

from aixreader.services.marks.note_html import is_formatted
from aixreader.ui.base.list_items import ENTER_KEYS, FONT_PIXELS
from aixreader.ui.base.text_field import TextField
from aixreader.ui.base.tokens import Tokens
from aixreader.ui.marks.note_view import NoteView, note_height

SAVE_DELAY_MS = 500
MAX_UNSAVED_MS = 2000
"""What is typed without a pause is told after this: a crash loses no more."""
LINES, OPEN_LINES = 6, 14
"""Lines that are seen of a note, and of one that is edited; it scrolls then."""
MAX_MEASURED = 2000
"""Characters; more do not fit into the lines that are seen."""
STRIPE = 5
PADDING = 6
BUTTON = 22
MARGIN = 4  # of a text field's document, on each side


def note_font() -> QFont:
    """The font of notes."""
    font = QFont()
    font.setPixelSize(FONT_PIXELS)
    return font


def line_count(text: str, font: QFont, width: int, most: int) -> int:
    """The lines of `text` at a width in pixels, at least 1 and at most `most`."""
    layout = QTextLayout(text[:MAX_MEASURED].replace("\n", "\N{LINE SEPARATOR}"), font)
    option = layout.textOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    count = 0
    while count < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        count += 1
    layout.endLayout()
    return max(count, 1)


def card_height(text: str, width: int, *, is_edited: bool = False) -> int:
    """The height of a card with `text` at a width, both in pixels."""
    font, inner = note_font(), width - STRIPE - PADDING - 2 - BUTTON
    if is_formatted(text) and not is_edited:
        return min(ceil(note_height(text, font, inner)), _closed_height(font)) + 2 * PADDING + 2
    lines = line_count(text, font, inner - 2 * MARGIN, OPEN_LINES if is_edited else LINES)
    return lines * QFontMetrics(font).lineSpacing() + 2 * (MARGIN + PADDING) + 2


def _closed_height(font: QFont) -> int:
    """The most height of the text of a card that is not edited, in pixels."""
    return LINES * QFontMetrics(font).lineSpacing() + 2 * MARGIN


class NoteCard(QFrame):
    """One note, on what `about` says. It is shown rendered, and as it is written while it is edited."""

    typed = Signal()
    edited = Signal(str, str)
    entered = Signal(str)
    left = Signal(str)
    done = Signal()
    menu_requested = Signal(str, QPoint)
    link_requested = Signal(str)
    wheel_turned = Signal(object)

    def __init__(self, name: str, about: str, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self._tokens = tokens
        self._colour = ""
        self._is_cut = False
        self.setObjectName("notecard")
        self.text = TextField(self)
        self.view: NoteView | None = None  # over the text, made for the first note with Markdown
        self._rendered = ""
        self._menu_button = QToolButton(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_DELAY_MS)
        self._unsaved_timer = QTimer(self)
        self._unsaved_timer.setSingleShot(True)
        self._unsaved_timer.setInterval(MAX_UNSAVED_MS)
        self._build(about)
        self._timer.timeout.connect(self.flush)
        self._unsaved_timer.timeout.connect(self.flush)
        self.text.textChanged.connect(self._on_text_changed)
        self.text.installEventFilter(self)
        self.text.viewport().installEventFilter(self)
        self._menu_button.clicked.connect(self._on_menu_clicked)

    def _build(self, about: str) -> None:
        self.text.setFont(note_font())
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setPlaceholderText(self.tr("Note"))
        self.text.setAccessibleName(self.tr("Note on “{0}”").format(about))
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.viewport().setAutoFillBackground(False)
        self._menu_button.setText("⋯")
        self._menu_button.setAccessibleName(self.tr("More"))
        self._menu_button.setToolTip(self.tr("Colour, copy, remove"))
        self._menu_button.setFixedSize(BUTTON, BUTTON)
        self._menu_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(STRIPE + PADDING, PADDING, 2, PADDING)
        layout.setSpacing(0)
        layout.addWidget(self.text, 1)
        layout.addWidget(self._menu_button, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def is_dirty(self) -> bool:
        """Whether there is text that `edited` has not told yet."""
        return self._timer.isActive()

    @property
    def is_edited(self) -> bool:
        """Whether the text has the keyboard focus."""
        return self.text.hasFocus()

    def show_note(self, text: str, colour: str, tokens: Tokens) -> None:
        """Show a note and its colour, "" for none; what is being typed stays."""
        if text != self.text.toPlainText() and not (self.is_edited or self.is_dirty):
            self.text.blockSignals(True)  # Qt's setter
            self.text.set_text(text)
            self.text.blockSignals(False)  # Qt's setter
        if (colour, tokens) != (self._colour, self._tokens):
            self._colour, self._tokens = colour, tokens
            self._rendered = ""  # the links have another colour
            self.update()
        self._render()

    def _render(self) -> None:
        """Show the note rendered, unless it is edited or has nothing to render."""
        note = self.text.toPlainText()
        is_rendered = not self.is_edited and not self.is_dirty and is_formatted(note)
        if is_rendered and self.view is None:
            self.view = self._make_view()
        if self.view is not None:
            if is_rendered and note != self._rendered:
                self._rendered = note
                self.view.show_note(note)
            self.view.resize(self.text.size())
            self.view.setVisible(is_rendered)

    def _make_view(self) -> NoteView:
        view = NoteView(self.text)
        view.setFont(note_font())
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from note to note, and edits them
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.viewport().installEventFilter(self)
        view.text_clicked.connect(self.edit)
        view.anchorClicked.connect(lambda address: self.link_requested.emit(address.toString()))
        view.customContextMenuRequested.connect(self._on_menu_clicked)
        return view

    def height_at(self, width: int) -> int:
        """The height at a width, both in pixels, of what is shown and typed."""
        return card_height(self.text.toPlainText(), width, is_edited=self.is_edited)

    @Slot()
    def flush(self) -> None:
        """Tell what was typed, now."""
        self._timer.stop()
        self._unsaved_timer.stop()
        self.edited.emit(self.name, self.text.toPlainText())

    def place(self, place: QRect) -> None:
        """Stand at `place`, and show the text from its start on if it fits or is not edited."""
        self.setGeometry(place)
        lines = self._line_count()
        is_whole = lines <= OPEN_LINES
        shown = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if is_whole else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.text.setVerticalScrollBarPolicy(shown if self.is_edited else Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._render()
        is_cut = not self.is_edited and lines > LINES
        if self.view is not None and self.view.isVisibleTo(self.text):
            is_cut = self.view.document().size().height() > _closed_height(self.text.font())
        if is_cut != self._is_cut:
            self._is_cut = is_cut
            self.update()
        if is_whole or not self.is_edited:
            self.text.verticalScrollBar().setValue(0)

    @Slot()
    def edit(self) -> None:
        """Give the text the focus, with the cursor at its end."""
        self.text.setFocus()
        cursor = self.text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.text.setTextCursor(cursor)
        if self._line_count() <= OPEN_LINES:  # there is room for all of it
            self.text.verticalScrollBar().setValue(0)

    def _line_count(self) -> int:
        note, font = self.text.toPlainText(), self.text.font()
        return line_count(note, font, self.text.viewport().width(), OPEN_LINES + 1)

    @Slot()
    def _on_text_changed(self) -> None:
        self._timer.start()
        if not self._unsaved_timer.isActive():
            self._unsaved_timer.start()
        self.typed.emit()

    @Slot()
    def _on_menu_clicked(self) -> None:
        if self.is_dirty:
            self.flush()
        self.menu_requested.emit(self.name, self._menu_button.mapToGlobal(QPoint(0, self._menu_button.height())))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.link if self.is_edited else tokens.line), 1))
        painter.setBrush(QColor(tokens.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        stripe = QRect(4, 6, STRIPE, self.height() - 12)
        painter.fillRect(stripe, QColor(tokens.marker(self._colour) if self._colour else tokens.muted))
        if self._is_cut:  # an arrow tells that there is more
            right, bottom = self.width() - BUTTON / 2 - 2, self.height() - 9
            painter.setPen(QPen(QColor(tokens.muted), 1.5))
            painter.drawPolyline([QPointF(right + x, bottom - abs(x)) for x in (-4, 0, 4)])

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and not (self.is_edited and self.text.verticalScrollBar().maximum()):
            self.wheel_turned.emit(event)
            return True
        if isinstance(event, QContextMenuEvent) and event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._on_menu_clicked()  # the button takes no focus: Tab goes from note to note
            return True
        if watched is not self.text:
            return super().eventFilter(watched, event)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.Resize):
            self._render()
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self.name)
        elif event.type() == QEvent.Type.FocusOut:
            if self.is_dirty:
                self.flush()
            self._render()
            self.left.emit(self.name)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() == Qt.Key.Key_Escape or (control and event.key() in ENTER_KEYS):
                self.done.emit()
                return True
        return super().eventFilter(watched, event)
