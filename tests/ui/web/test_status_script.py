"""What an assessment states, at headings."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.ui.web.pane import Pane
from aixreader.ui.web.status_script import status_script
from tests.ui.web.outside import Pages, Show, answer

PAGE = """<main id="aix-content"><h2 id="a">Pot<a class="stated" href="aix://act/state/docs%2Ftea%23a"
data-label="Assessment: {0}" hidden></a></h2><h2 id="b">Lid<a class="stated" href="aix://act/state/b" data-label="{0}"
hidden></a></h2></main>"""


def test_headings_show_their_status_and_lose_it(qtbot: QtBot, pane: Pane, pages: Pages, show: Show) -> None:
    pages.pages["/p"] = PAGE
    pane.engine.serve(pages)
    show("aix://content/p")
    link = "document.querySelector('a.stated')"
    assert answer(qtbot, pane, status_script({"docs/tea#a": '✓ "In" </script> place'})) == 1
    assert answer(qtbot, pane, f"{link}.hidden") is False
    assert answer(qtbot, pane, f"{link}.getAttribute('aria-label')") == 'Assessment: ✓ "In" </script> place'
    assert answer(qtbot, pane, "document.querySelector('h2').textContent") == "Pot", "it is no text"
    assert answer(qtbot, pane, status_script({})) == 0
    assert answer(qtbot, pane, f"{link}.hidden") is True
