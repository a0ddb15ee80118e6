"""The menu of a highlight or note."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidgetAction

from aixreader.ui.marks.annotation_menu import fill_menu
from aixreader.ui.marks.marks_controller import MarksController
from aixreader.userdata.records import Annotation

LINK = "https://example.org/a"


def test_it_offers_what_can_be_done_and_shows_a_note_that_is_not_seen(marks: MarksController) -> None:
    everywhere, opened = ["Copy with citation", "Remove"], list[str]()
    for mark, in_margin, wanted in (
        (Annotation("a", "teapot", "T", "hot"), False, ["Add note…", "Colour", *everywhere]),
        (Annotation("a", "teapot", "T", "hot", note="mind it"), False, ["", "Edit note…", "Colour", *everywhere]),
        (Annotation("a", "teapot", "T", "hot", note="mind it"), True, ["Colour", *everywhere]),
        (Annotation("a", "teapot", "T", note="mind it"), True, everywhere),
        (Annotation("a", "teapot", "T", note=f"{LINK} ://"), True, [f"Open link: {LINK}", *everywhere]),
    ):
        menu = QMenu()
        fill_menu(menu, marks.annotations, mark, opened.append, in_margin=in_margin)
        entries = [action for action in menu.actions() if not action.isSeparator()]
        assert [action.text().replace("&", "") for action in entries] == wanted
        assert isinstance(entries[0], QWidgetAction) == (wanted[0] == "")
    menu = QMenu()
    fill_menu(menu, marks.annotations, Annotation("a", "teapot", "T", note=LINK), opened.append, in_margin=True)
    menu.actions()[0].trigger()
    assert opened == [LINK]
