"""A page of the last run is read on where it was, in a window of another size."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from aixreader.ui.web.history_state import saved_heading
from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages, Show

TEXT = f"<p>{'some words of tea ' * 60}</p>" * 9
PAGE = "".join(f"<h2 id='h{number}'>Head</h2>{TEXT}" for number in range(12))


def test_the_heading_that_was_read_is_read_on_in_a_narrower_window(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show, make_trial_pane: Callable[[], Pane]
) -> None:
    pages.pages["/p"] = PAGE
    pane.engine.serve(pages)
    pane.resize(900, 600)
    show("aix://content/p")
    pane.run_script("document.getElementById('h8').scrollIntoView()")
    qtbot.waitUntil(lambda: pane.scroll_position.heading == "h8")
    with qtbot.waitSignal(pane.history_state_changed):  # the engine has the position now
        pass
    state = pane.history_state
    assert saved_heading(state) == "h8"
    other = make_trial_pane()
    other.engine.serve(pages)
    other.resize(300, 600)
    other.restore(state, "aix://content/p")
    qtbot.waitUntil(lambda: other.read_address == "aix://content/p#h8")
