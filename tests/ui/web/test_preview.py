"""Previews leave one entry in the history at most, and none where they end."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages, Show, answer

TALL = "<p>x</p>" * 300


def test_they_take_each_other_s_place_and_the_page_comes_back_where_it_was(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show
) -> None:
    pages.pages |= {f"/{name}": f"<h1 id=top>{name}</h1>{TALL}<h2 id=end>end</h2>{TALL}" for name in "abcd"}
    pane.engine.serve(pages)
    show("aix://content/d")
    show("aix://content/a")
    answer(qtbot, pane, "scrollTo(0, 1234)")
    history = pane.page.history()

    def preview(address: str) -> None:
        pane.navigation.preview(f"aix://content/{address}")
        qtbot.waitUntil(lambda: pane.address == f"aix://content/{address}")

    preview("a#end")
    preview("a#top")
    assert (history.currentItemIndex(), history.count()) == (2, 3)
    pane.navigation.end_preview()
    qtbot.waitUntil(lambda: pane.address == "aix://content/a")
    qtbot.waitUntil(lambda: answer(qtbot, pane, "scrollY") == 1234)

    for address in ("a#end", "b", "c#end"):
        preview(address)
        assert (history.currentItemIndex(), history.count()) == (2, 3)
    pane.show_address("aix://content/c#end")  # the preview is opened
    pane.navigation.end_preview()
    pane.back()
    qtbot.waitUntil(lambda: pane.address == "aix://content/a")
    assert history.currentItemIndex() == 1

    pane.navigation.preview("aix://content/a")  # what is shown already
    pane.navigation.end_preview()
    assert history.currentItemIndex() == 1
    qtbot.waitUntil(lambda: pane.target == "aix://content/a")


def test_what_is_opened_takes_the_place_of_a_glance_but_not_of_what_was_read(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show
) -> None:
    pages.pages |= {f"/{name}": f"<h1>{name}</h1>" for name in "abcd"}
    pane.engine.serve(pages)
    show("aix://content/a")
    history = pane.page.history()
    for is_read, opened, count in ((False, "c", 2), (True, "d", 4)):
        with qtbot.waitSignal(pane.loaded):
            pane.navigation.preview("aix://content/b")
        assert pane.address == "aix://content/b"
        if is_read:
            pane.navigation.take_over()
        with qtbot.waitSignal(pane.loaded):
            pane.show_address(f"aix://content/{opened}")
        assert (pane.address, history.count()) == (f"aix://content/{opened}", count)
