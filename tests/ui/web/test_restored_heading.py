"""A page of the last run is read on where it was, in a window of another size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from aixreader.ui.web.history_state import saved_heading
from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages, Show

TEXT = f"<p>{'some words of tea ' * 60}</p>" * 9
PAGE = "".join(f"<h2 id='h{number}'>Head</h2>{TEXT}" for number in range(12))


@pytest.mark.parametrize("heading", ["h8", "h0"])  # the engine's position is in another section, or in the same
def test_what_was_read_is_read_on_in_a_narrower_window(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show, make_trial_pane: Callable[[], Pane], heading: str
) -> None:
    pages.pages["/p"] = PAGE
    pane.engine.serve(pages)
    pane.resize(900, 600)
    show("aix://content/p")
    middle = f"document.querySelectorAll('#{heading} ~ p')[4].scrollIntoView()"
    pane.run_script(middle)
    position = pane.scroll_position
    qtbot.waitUntil(lambda: position.heading == heading and position.section_share > 0.4)
    with qtbot.waitSignal(pane.history_state_changed):  # the engine has the position now
        pass
    state = pane.history_state
    assert saved_heading(state) == (heading, round(position.section_share, 6))
    other = make_trial_pane()
    other.engine.serve(pages)
    other.resize(300, 600)
    other.restore(state, "aix://content/p")
    qtbot.waitUntil(lambda: other.read_address == f"aix://content/p#{heading}")
    qtbot.waitUntil(lambda: abs(other.scroll_position.section_share - position.section_share) < 0.02)


def test_a_damaged_place_is_none() -> None:
    for end in ("", " - h", " - h x", " - h 2", " - h nan", " - h 0.5 more"):
        assert saved_heading(f"6.9 digest data{end}") == ("", 0.0), end
    assert saved_heading("6.9 digest data - a%20h 0.5") == ("a h", 0.5)
