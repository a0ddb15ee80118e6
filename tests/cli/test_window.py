"""`aixreader` without a command."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from aixreader.services.session.window_options import WindowOptions

Call = Callable[..., Any]
CHECKOUT = Path(__file__).resolve().parents[2]


def stand_in(monkeypatch: pytest.MonkeyPatch, open_window: Callable[[WindowOptions], int]) -> None:
    """Put a window of ours in the place of Qt's."""
    module = ModuleType("aixreader.ui.app.main")
    module.open_window = open_window  # type: ignore[attr-defined] # a module is what is put into it
    monkeypatch.setitem(sys.modules, "aixreader.ui.app.main", module)


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


LACKS = "libEGL.so.1: cannot open shared object file: No such file or directory"


@pytest.mark.parametrize(
    "error",
    [
        ImportError(LACKS, name="QtGui", path="/opt/lib/PySide6/QtGui.abi3.so"),
        ImportError(LACKS, name="PySide6.QtGui"),
        ImportError("DLL load failed while importing QtGui: no EGL.so.1", name="QtGui", path="C:/x/PySide6/QtGui.pyd"),
    ],
    ids=["as it is on Linux", "by its full name", "on Windows"],
)
def test_a_qt_that_cannot_load_is_told(call: Call, monkeypatch: pytest.MonkeyPatch, error: ImportError) -> None:
    def missing(_options: WindowOptions) -> int:
        raise error

    stand_in(monkeypatch, missing)
    said = call()
    assert (said.code, said.out) == (2, "")
    assert "EGL.so.1" in said.err
    assert "aixreader show" in said.err


def test_a_library_that_the_system_lacks_is_told(tmp_path: Path) -> None:
    """As Python itself says it: a Qt whose library cannot be found, in the place of the real one."""
    qt = tmp_path / "PySide6"
    qt.mkdir()
    (qt / "__init__.py").write_text("")
    found = importlib.util.find_spec("_ctypes_test")
    if not sys.platform.startswith("linux") or found is None or found.origin is None:
        pytest.skip("there is no library here that can be broken")
    code = Path(found.origin).read_bytes()
    assert b"libc.so.6" in code
    (qt / "QtCore.abi3.so").write_bytes(code.replace(b"libc.so.6", b"libq.so.6"))
    env = os.environ | {"PYTHONPATH": f"{tmp_path}:{CHECKOUT}", "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "aixreader", "--temp-home", str(tmp_path / "home")]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=env, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "libq.so.6: cannot open shared object file" in done.stderr
    assert "Install the package that holds this library" in done.stderr


def test_a_missing_module_of_ours_is_a_bug(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "aixreader.ui.app.main", None)
    with pytest.raises(ImportError):
        call()
