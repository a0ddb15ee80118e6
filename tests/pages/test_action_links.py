"""Links that ask the window to do something."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from aixreader.pages.action_links import FIGURE, SEARCH, action_address
from aixreader.source.sanitise import sanitise


@pytest.mark.parametrize("what", ["images/cup (2).png", "docs/tea#a", "a?b&c", "%2F", "grün"])
def test_what_is_meant_comes_back_whole(what: str) -> None:
    address = action_address(FIGURE, what)
    assert address.startswith("aix://act/figure/")
    assert unquote(address.rpartition("/")[2]) == what


def test_an_act_may_stand_alone() -> None:
    assert action_address(SEARCH) == "aix://act/search"


def test_content_can_hold_none() -> None:
    assert "aix:" not in sanitise('<a href="aix://act/search">x</a>')
