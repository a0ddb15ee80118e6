"""How notes are drawn."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.marks.notes_delegate import NotesDelegate
from aixreader.ui.marks.notes_model import NotesModel
from aixreader.userdata.records import Annotation


def test_colour_quote_note_and_state_are_seen(qtbot: QtBot) -> None:
    tokens = read_tokens()
    view = QListView()
    qtbot.addWidget(view)
    model = NotesModel(view)
    delegate = NotesDelegate(tokens, view)
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.resize(240, 90)
    view.show()

    def picture(mark: Annotation, states: dict[str, str]) -> bytes:
        model.show([mark], states)
        image = view.grab().toImage()  # its bytes go with it
        return bytes(image.constBits())

    def mark(quote: str = "", note: str = "", colour: str = "green") -> Annotation:
        return Annotation("a", "tea", "Tea", quote, note=note, colour=colour)

    pictures = {
        picture(mark("hot"), {}),
        picture(mark("hot " * 20), {}),
        picture(mark("hot " * 40), {}),
        picture(mark("hot", "mind it"), {}),
        picture(mark("", "mind it"), {}),
        picture(mark("hot"), {"a": "gone"}),
        picture(mark("hot", colour="pink"), {}),
    }
    assert len(pictures) == 7 - 1, "of a long quote two lines are shown"
    image = view.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(20) for y in range(image.height())}
    assert QColor(tokens.pink).name() in seen
    assert picture(mark("", "mind it", colour="pink"), {})
    image = view.grab().toImage()
    seen = {image.pixelColor(9, y).name() for y in range(image.height())}
    assert QColor(tokens.pink).name() not in seen, "a note on a section has no colour, as beside the page"
    assert QColor(tokens.muted).name() in seen
    view.setCurrentIndex(model.index(0, 0))
    assert picture(mark("hot", colour="pink"), {})
    delegate.set_tokens(read_tokens(dark=True))


def test_the_frame_of_the_focus_is_whole(qtbot: QtBot) -> None:
    tokens = read_tokens()
    view = QListView()
    qtbot.addWidget(view)
    model = NotesModel(view)
    delegate = NotesDelegate(tokens, view)
    view.setModel(model)
    model.show([Annotation("a", "tea", "Tea", "hot", colour="green")], {})
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 200, 60)
    option.state = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0, 0))
    painter.end()
    for y in (0, 59):
        assert {image.pixelColor(x, y).name() for x in range(200)} == {QColor(tokens.link).name()}
