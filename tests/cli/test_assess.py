"""`aixreader assess` and its actions."""

from __future__ import annotations

import pytest

from aixreader.cli.assess import ACTIONS, load_action


@pytest.mark.parametrize("name", ACTIONS)
def test_each_action_is_a_module_with_a_purpose(name: str) -> None:
    assert load_action(name).__doc__.startswith(f"`aixreader assess {name}`")  # type: ignore[union-attr]  # modules have
