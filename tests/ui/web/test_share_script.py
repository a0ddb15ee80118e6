"""A page is scrolled to where it was left."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages, Show, answer
from tests.ui.web.test_scroll_position import PAGE


def test_a_share_of_another_layout_leads_to_the_section_of_the_address(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show
) -> None:
    pages.pages |= {"/p": PAGE, "/q": "<p>short</p>"}
    pane.engine.serve(pages)
    for share, leads_to in ((0.9, "h2"), (0.02, "h2"), (0.45, "")):
        show("aix://content/q")
        pane.scroll_after_load(share, in_section=True)
        show("aix://content/p#h2")
        top = f"document.getElementById('{leads_to}')?.getBoundingClientRect().top" if leads_to else "NaN"
        there = (
            f"{top} < 60 || Math.abs(scrollY - {share} * document.documentElement.scrollHeight) < 60 && !'{leads_to}'"
        )
        qtbot.waitUntil(lambda there=there: bool(answer(qtbot, pane, f"scrollY > 0 && ({there})")))  # type: ignore[misc]
