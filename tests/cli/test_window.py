"""`aixreader` without a command."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from aixreader.services.options import WindowOptions

Call = Callable[..., Any]


def stand_in(monkeypatch: pytest.MonkeyPatch, open_window: Callable[[WindowOptions], int]) -> None:
    """Put a window of ours in the place of Qt's."""
    module = ModuleType("aixreader.ui.main")
    module.open_window = open_window  # type: ignore[attr-defined] # a module is what is put into it
    monkeypatch.setitem(sys.modules, "aixreader.ui.main", module)


def test_all_options_reach_the_window(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[WindowOptions] = []

    def open_window(options: WindowOptions) -> int:
        opened.append(options)
        return 7

    stand_in(monkeypatch, open_window)
    line = "--content a --temp-home c --open teapot --screenshot d.png --smoke --dark --size 800x600"
    assert call(*line.split()).code == 7
    assert call("--edition", "b").code == 7
    expected = WindowOptions(
        Path("a"), None, Path("c"), "teapot", Path("d.png"), smoke=True, dark=True, size=(800, 600)
    )
    assert opened == [expected, WindowOptions(edition=Path("b"))]


def test_a_qt_that_cannot_load_is_told(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_options: WindowOptions) -> int:
        raise ImportError("libEGL.so.1: cannot open shared object file", name="PySide6.QtGui")

    stand_in(monkeypatch, missing)
    said = call()
    assert (said.code, said.out) == (2, "")
    assert "libEGL.so.1" in said.err
    assert "aixreader show" in said.err


def test_a_missing_module_of_ours_is_a_bug(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "aixreader.ui.main", None)
    with pytest.raises(ImportError):
        call()
