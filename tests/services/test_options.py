"""What the window can be asked for."""

from __future__ import annotations

from dataclasses import astuple

from aixreader.services.options import WindowOptions


def test_nothing_is_asked_for_by_default() -> None:
    assert set(astuple(WindowOptions())) == {None, False}
