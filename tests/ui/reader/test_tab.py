"""A tab without a page: what is saved of it."""

from __future__ import annotations

from aixreader.ui.reader.tab import Tab
from aixreader.userdata.session_state import TabState


def test_an_unloaded_tab_saves_what_it_was_restored_with() -> None:
    tab = Tab("aix://content/a", "A", "history")
    assert tab.state() == TabState("aix://content/a", "A", "history")
    assert tab != Tab("aix://content/a", "A", "history"), "two tabs of one page are two tabs"
