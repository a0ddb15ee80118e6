"""The margin of a page: its notes, each beside what it is on. Where there is no room for them, each is folded to a mark
at the edge, which opens it over the page.

Signals: `card_made(card)` for each new `NoteCard`, to connect to its own signals; `pin_clicked(id)` for a mark,
`pin_left()` when the user leaves one with Esc; `wheel_turned(event)` where no text of a note scrolls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QRegion, QWheelEvent
from PySide6.QtWidgets import QToolButton, QWidget
from typing_extensions import override

from aixreader.ui.base.reader_context import PageView
from aixreader.ui.base.tokens import Tokens
from aixreader.ui.marks.note_card import NoteCard, card_height
from aixreader.ui.web.note_places import NotePlaces
from aixreader.userdata.records import Annotation

MIN_WIDTH, MAX_WIDTH = 170, 280
"""Pixels; of a note. Where there are fewer beside the text, notes are folded."""
GAP = 10
PIN = 20
MAX_SPARE = 30
"""Notes out of sight that are kept."""


class MarginNote(NamedTuple):
    """A note: the id of its mark, where what it is on begins and ends in the document (pixels), its text, colour, and
    what it is on.
    """

    id: str
    top: float
    bottom: float
    text: str
    colour: str
    about: str


def margin_notes(
    marks: Iterable[Annotation], places: NotePlaces, zoom: float, section_of: Callable[[Annotation], str]
) -> list[MarginNote]:
    """The notes that have a place in the page, from top to bottom. `zoom` is that of the page, `section_of(mark)` the
    id of a mark's section in the edition.
    """
    notes = []
    for mark in marks:
        place = places.highlights.get(mark.id) if mark.quote else places.sections.get(section_of(mark))
        if place is not None:
            top, bottom, colour = place[0] * zoom, place[1] * zoom, mark.colour if mark.quote else ""
            notes.append(MarginNote(mark.id, top, bottom, mark.note, colour, mark.quote or mark.title))
    return sorted(notes, key=lambda note: note.top)


class NotePin(QToolButton):
    """The mark that a folded note leaves: a sheet in the note's colour."""

    def __init__(self, tokens: Tokens, icon: QIcon, parent: QWidget) -> None:
        super().__init__(parent)
        self._fill = ""
        self._tokens = tokens
        self.setObjectName("notepin")
        self.setIcon(icon)
        self.setIconSize(QSize(14, 14))
        self.setFixedSize(PIN, PIN)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_note(self, note: MarginNote, tokens: Tokens, icon: QIcon) -> None:
        """Show a note's colour, and its text as a tooltip."""
        self._fill = tokens.marker(note.colour) if note.colour else tokens.raised
        self._tokens = tokens
        self.setIcon(icon)
        self.setToolTip(note.text[:300])
        self.setAccessibleName(self.tr("Note on “{0}”").format(note.about))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._tokens.link if self.hasFocus() else self._tokens.muted
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(self._fill))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 5, 5)
        self.icon().paint(painter, QRect(QPoint(3, 3), self.iconSize()))


class Margin(QWidget):
    """Lies over the page, and takes the mouse only where a note is."""

    card_made = Signal(NoteCard)
    pin_clicked = Signal(str)
    pin_left = Signal()
    wheel_turned = Signal(object)

    def __init__(self, tokens: Tokens, icon: QIcon, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._icon = icon
        self._order: list[str] = []  # of the cards in sight, from top to bottom
        self.cards: dict[str, NoteCard] = {}
        self.pins: dict[str, NotePin] = {}
        self.setAccessibleName(self.tr("Notes beside the text"))
        self._heights: dict[str, tuple[tuple[str, int], int]] = {}  # by id: of which text and width, and how high
        self.hide()

    def set_look(self, tokens: Tokens, icon: QIcon) -> None:
        """Draw in the colours of `tokens`, from the next `arrange` on."""
        self._tokens, self._icon = tokens, icon

    @property
    def edited_card(self) -> NoteCard | None:
        """The card that is edited."""
        return next((card for card in self.cards.values() if card.is_edited), None)

    def arrange(self, notes: Sequence[MarginNote], area: QRect, scrolled: float, column: QRect, opened: str) -> None:
        """Place `notes`, which are in the order of their places. `area` is the page in the parent, `scrolled` how far
        it is scrolled; `column` is the room beside the text in it, and `opened` the note that is seen in any case.
        """
        if area.isEmpty():
            self.hide()
            return
        self.setGeometry(area)
        is_folded = column.width() < MIN_WIDTH
        shown: set[str] = set()
        if is_folded:
            self._arrange_pins(notes, scrolled, column.right() + GAP)
            one = next((note for note in notes if note.id == opened), None)
            if one is not None:
                width = min(MAX_WIDTH, self.width() - 2 * GAP)
                left = max(column.right() - PIN - width, GAP)
                self._place_card(one, QPoint(left, round(one.bottom - scrolled) + 2), width, is_open=True)
                shown.add(one.id)
        else:
            self._drop_pins(set())
            bottom = -1e9
            for note in notes:
                width = min(column.width(), MAX_WIDTH)
                top = max(note.top - scrolled, bottom + GAP)
                bottom = top + self._height(note, width)
                if note.id == opened or (bottom > 0 and top < self.height()):
                    self._place_card(note, QPoint(column.left(), round(top)), width, is_open=note.id == opened)
                    shown.add(note.id)
        self._hide_cards(shown, {note.id for note in notes})
        self._set_tab_order([note.id for note in notes if note.id in shown])
        region = QRegion()
        for widget in (*self.cards.values(), *self.pins.values()):
            if not widget.isHidden():
                region += widget.geometry()
        self.setVisible(not region.isEmpty())
        self.setMask(region)

    def arrange_on(
        self,
        page: PageView,
        marks: Iterable[Annotation],
        places: NotePlaces,
        section_of: Callable[[Annotation], str],
        opened: str = "",
    ) -> None:
        """Place the notes of `marks` beside `page`, as `margin_notes` and `arrange`."""
        zoom, area = page.zoom_factor, page.viewport.area
        right, width = round(places.right * zoom), round(places.width * zoom)
        column = QRect(right + GAP, 0, width - right - 2 * GAP, area.height())
        self.arrange(margin_notes(marks, places, zoom, section_of), area, page.viewport.offset.y(), column, opened)

    def _set_tab_order(self, order: list[str]) -> None:
        """Let Tab go from note to note in the order of the page; they are made in any order."""
        if order != self._order:
            self._order = order
            for before, after in pairwise(order):
                QWidget.setTabOrder(self.cards[before].text, self.cards[after].text)

    def clear(self) -> None:
        """Remove all notes."""
        for card in self.cards.values():
            if card.is_dirty:
                card.flush()
        self._hide_cards(set(), set())
        self._drop_pins(set())
        self.hide()

    def _height(self, note: MarginNote, width: int) -> int:
        """The height of a note's card; only those in sight are made."""
        card = self.cards.get(note.id)
        if card is not None and (card.is_edited or card.is_dirty):
            return card.height_at(width)
        key = (note.text, width)
        if self._heights.get(note.id, (("", 0), 0))[0] != key:
            self._heights[note.id] = (key, card_height(note.text, width))
        return self._heights[note.id][1]

    def _card(self, note: MarginNote) -> NoteCard:
        card = self.cards.get(note.id)
        if card is None:
            card = self.cards[note.id] = NoteCard(note.id, note.about, self._tokens, self)
            card.wheel_turned.connect(self.wheel_turned)
            self.card_made.emit(card)
        card.show_note(note.text, note.colour, self._tokens)
        return card

    def _place_card(self, note: MarginNote, corner: QPoint, width: int, *, is_open: bool) -> None:
        card = self._card(note)
        height = self._height(note, width)
        top = corner.y()
        if is_open:
            top = max(min(top, self.height() - height - GAP), GAP)
        card.place(QRect(corner.x(), top, width, height))
        card.show()
        if is_open:
            card.raise_()

    def _arrange_pins(self, notes: Sequence[MarginNote], scrolled: float, right: int) -> None:
        bottom, shown = -1e9, set()
        for note in notes:
            top = max(note.top - scrolled, bottom + 2)
            bottom = top + PIN
            if bottom > 0 and top < self.height():
                pin = self.pins.get(note.id) or self._make_pin(note.id)
                pin.show_note(note, self._tokens, self._icon)
                pin.move(right - PIN, round(top))
                pin.show()
                shown.add(note.id)
        self._drop_pins(shown)

    def _make_pin(self, name: str) -> NotePin:
        pin = self.pins[name] = NotePin(self._tokens, self._icon, self)
        pin.clicked.connect(lambda: self.pin_clicked.emit(name))
        return pin

    def _drop_pins(self, kept: set[str]) -> None:
        for name in [name for name in self.pins if name not in kept]:
            pin = self.pins.pop(name)
            pin.hide()
            pin.deleteLater()

    def _hide_cards(self, shown: set[str], known: set[str]) -> None:
        """Hide cards that are not `shown`; those that are not `known`, and too many spare ones, are dropped."""
        spare = [name for name in self.cards if name not in shown]
        for number, name in enumerate(spare):
            card = self.cards[name]
            if card.is_edited:
                card.done.emit()  # the focus goes to the page, not to what comes next
            card.hide()
            if name not in known or number < len(spare) - MAX_SPARE:
                del self.cards[name]
                card.deleteLater()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a mark with Esc, as a note."""
        if event.key() == Qt.Key.Key_Escape:
            self.pin_left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self.wheel_turned.emit(event)
        event.accept()
