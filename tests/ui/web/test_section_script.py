"""How far a section is read is told, and gone to."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.ui.web.pane import Pane
from aixreader.ui.web.section_script import READ_ON, SECTION
from tests.ui.web.outside import Pages, Show, answer
from tests.ui.web.test_scroll_position import PAGE


def test_a_share_of_a_section_is_gone_to_unless_it_is_there(qtbot: QtBot, pane: Pane, pages: Pages, show: Show) -> None:
    pages.pages["/p"] = PAGE
    pane.engine.serve(pages)
    show("aix://content/p")
    for share in (0.5, 0.0, 0.9):
        told = answer(qtbot, pane, f"{READ_ON}('h2', {share}); {SECTION}('h2').share")
        assert isinstance(told, int | float)
        assert abs(told - share) < 0.01
    answer(qtbot, pane, f"{READ_ON}('h2', 0); scrollBy(0, -30); globalThis.before = scrollY; 0")
    assert answer(qtbot, pane, f"{READ_ON}('h2', 0); scrollY - before") == 0, "it is read already"
    assert answer(qtbot, pane, f"{READ_ON}('gone', 0.5); scrollY - before") == 0
    assert answer(qtbot, pane, f"{SECTION}('gone') === null") is True
