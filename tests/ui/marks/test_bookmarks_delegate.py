"""How bookmarks are drawn."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from aixreader.ui.base.row_delegate import MARK_SPACE
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.marks.bookmarks_arrangement import BookmarksView
from aixreader.ui.marks.bookmarks_delegate import EDGE, BookmarksDelegate
from aixreader.ui.marks.bookmarks_model import BookmarksModel
from aixreader.userdata.collection import Collection
from aixreader.userdata.records import Bookmark, Folder


def test_colour_tags_and_state_are_seen(qtbot: QtBot) -> None:
    tokens = read_tokens()
    view = QTreeView()
    qtbot.addWidget(view)
    model = BookmarksModel(view)
    view.setModel(model)
    view.setItemDelegate(BookmarksDelegate(tokens, view))
    view.setHeaderHidden(True)
    view.resize(300, 60)
    view.show()

    def picture(mark: Bookmark, states: dict[str, str]) -> bytes:
        model.set_marks(Collection([mark]))
        model.show(BookmarksView(states=states))
        image = view.grab().toImage()
        return bytes(image.constBits())

    plain = Bookmark("b", "s", "Tea")
    assert picture(plain, {}) == picture(plain, {})
    assert picture(plain, {}) != picture(plain, {"b": "reworded"})
    assert picture(plain, {}) != picture(Bookmark("b", "s", "Tea", tags=("pot",)), {})
    coloured = Bookmark("b", "s", "Tea", colour="pink")
    picture(coloured, {})
    image = view.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert QColor(tokens.pink).name() in seen


def test_titles_line_up_and_a_folder_has_an_icon(qtbot: QtBot) -> None:
    tokens = read_tokens()
    view = QTreeView()
    qtbot.addWidget(view)
    model = BookmarksModel(view)
    view.setModel(model)
    view.setItemDelegate(BookmarksDelegate(tokens, view))
    view.resize(300, 60)

    def columns(entry: Bookmark | Folder, roles: dict[str, str]) -> list[bool]:
        """Which columns of the row are drawn in, mark and title."""
        model.set_marks(Collection([entry]))
        model.show(BookmarksView(roles=roles.get))
        rect = view.visualRect(model.index(0, 0))
        image = view.viewport().grab(rect).toImage()
        ground = image.pixelColor(image.width() - 20, image.height() // 2)
        return [any(image.pixelColor(x, y) != ground for y in range(image.height())) for x in range(image.width() - 20)]

    plain = columns(Bookmark("b", "s", "Tea"), {})
    marked = columns(Bookmark("b", "s", "Tea"), {"s": "control"})
    folder = columns(Folder("f", "Tea"), {})
    mark = slice(EDGE, EDGE + MARK_SPACE - 2)
    assert not any(plain[mark])
    assert any(marked[mark])
    assert any(folder[mark]), "an empty folder is no bookmark"
    rest = slice(EDGE + MARK_SPACE, EDGE + MARK_SPACE + 60)
    assert plain[rest] == marked[rest] == folder[rest]
