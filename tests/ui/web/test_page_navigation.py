"""Where a page goes, and that the reader has left where it was."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages, Show, answer

LINK = f"<a href='#b'>on</a>{'<p>x</p>' * 300}<h2 id=b>B</h2>"


def test_it_is_told_that_the_reader_goes_elsewhere_by_whatever_way(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show
) -> None:
    pages.pages |= {"/a": f"<h1>A</h1>{LINK}", "/c": "<h1>C</h1>"}
    pane.engine.serve(pages)
    show("aix://content/a")
    navigation = pane.navigation
    with qtbot.waitSignals([navigation.departed, pane.shown]):
        answer(qtbot, pane, "document.querySelector('a').click()")
    show("aix://content/c")
    for go in (pane.back, pane.forward, lambda: pane.show_address("aix://content/a")):
        with qtbot.waitSignals([navigation.departed, pane.shown]):
            go()
    assert pane.address == "aix://content/a"
    with qtbot.assertNotEmitted(navigation.departed, wait=50):
        answer(qtbot, pane, "scrollTo(0, 10)")
        navigation.end_preview()

    assert navigation.restore("no history", "aix://content/a") is False
