"""The menu of sort orders."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.ui.marks.bookmarks_arrangement import SORTS
from aixreader.ui.marks.sort_button import SortButton


def test_one_order_at_a_time_and_what_is_restored_is_no_choice(qtbot: QtBot) -> None:
    button = SortButton()
    qtbot.addWidget(button)
    assert button.sort == "hand"
    with qtbot.assertNotEmitted(button.chosen):
        button.set_sort("date")
        button.set_sort("no such order")
    assert button.sort == "date"
    for sort, action in zip(SORTS, button.menu().actions(), strict=True):
        with qtbot.waitSignal(button.chosen):
            action.trigger()
        assert button.sort == sort
