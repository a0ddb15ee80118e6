"""PySide6 is loaded without its import hook, in the reader and in the tests."""

from __future__ import annotations

import builtins
import linecache
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from aixreader.services.session.window_options import WindowOptions
from aixreader.ui.app import engine_environment, main, pyside_loader


def test_modules_are_imported_by_python_itself() -> None:
    assert isinstance(sys.modules["PySide6.QtCore"], ModuleType)
    assert builtins.__import__.__name__ == "__import__"
    assert __file__ not in linecache.cache


def test_with_the_hook_sources_would_be_kept() -> None:
    """And without it Qt's classes work as before."""
    script = (
        "import sys, linecache; from aixreader.ui.app.pyside_loader import load_pyside\n"
        "if len(sys.argv) > 1: load_pyside()\n"
        "from PySide6.QtCore import QObject, Signal; import colorsys\n"
        "class Emitter(QObject):\n    sent = Signal(int)\n"
        "one = Emitter(objectName='one'); one.sent.connect(lambda number: print(one.objectName(), number))\n"
        "one.sent.emit(1)\n"
        "print(any('colorsys' in name for name in linecache.cache))"
    )
    found = [
        subprocess.run(
            [sys.executable, "-c", script, *extra], check=True, capture_output=True, text=True
        ).stdout.split()
        for extra in ((), ("without",))
    ]
    assert found == [["one", "1", "True"], ["one", "1", "False"]]


class _LoadedError(Exception):
    """PySide6 would be loaded now."""


@pytest.mark.parametrize(
    "start",
    [
        lambda home: main.open_window(WindowOptions(smoke=True, home=home)),
        lambda _home: main.convert_picture(b""),
        lambda _home: main.draw_table(None, "png", face="", dark=False),  # type: ignore[arg-type]  # it is not looked at
        lambda _home: main.make_pdf(None, None, None, None),  # type: ignore[arg-type]  # they are not looked at
    ],
    ids=["window", "picture", "table", "PDF"],
)
def test_each_entry_point_begins_with_it(
    start: Callable[[Path], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load() -> None:
        raise _LoadedError

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")  # they set it
    monkeypatch.setattr(engine_environment, "prepare", lambda *_arguments, **_options: None)
    monkeypatch.setattr(pyside_loader, "load_pyside", load)
    with pytest.raises(_LoadedError):
        start(tmp_path)
