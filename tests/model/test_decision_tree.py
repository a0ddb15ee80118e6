"""Outcomes of the decision tree."""

from __future__ import annotations

import pytest

from aixreader.model import Outcome


@pytest.mark.parametrize(
    ("role", "is_threat"),
    [("threat", True), ("threat group", True), ("control", False), ("discussion", False), ("", False)],
)
def test_threats_and_what_is_to_be_read_beside_them(role: str, is_threat: bool) -> None:
    assert Outcome("spill", role, "", 1).is_threat is is_threat
