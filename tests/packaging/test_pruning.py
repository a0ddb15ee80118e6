"""What is removed from a standalone program, and what is kept."""

from __future__ import annotations

import sys
from pathlib import Path

import pruning
import pytest

CODE = b"\x7fELF rest"


def make(folder: Path, *names: str, data: bytes = CODE) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


@pytest.mark.parametrize("qt", ["PySide6/Qt", "PySide6"])
def test_what_no_reader_uses_goes(tmp_path: Path, qt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    kept = {
        f"{qt}/translations/qtwebengine_locales/en-US.pak",
        f"{qt}/resources/icudtl.dat",
        f"{qt}/plugins/platforms/libqxcb.so",
        f"{qt}/plugins/imageformats/libqsvg.so",
        f"{qt}/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/QtWidgets.abi3.so",
        "PySide6/QtCore.pyd",
        "aixreader/resources/synonyms.txt",
    }
    gone = {
        f"{qt}/translations/qtwebengine_locales/de.pak",
        f"{qt}/translations/qtbase_de.qm",
        f"{qt}/resources/qtwebengine_devtools_resources.pak",
        f"{qt}/qml/QtQuick/Controls/a.qml",
        f"{qt}/plugins/platforms/libqvnc.so",
        f"{qt}/plugins/sqldrivers/libqsqlite.so",
        "PySide6/QtQuick.abi3.so",
        "PySide6/QtOpenGL.pyd",
    }
    make(tmp_path, *kept, *gone)
    pruning.prune(tmp_path)
    assert names(tmp_path) == kept
    assert not (tmp_path / qt / "plugins" / "sqldrivers").exists()


def test_libraries_that_nothing_needs_go(tmp_path: Path) -> None:
    make(
        tmp_path,
        *("libpython3.11.so.1.0", "liba.so.1", "libb.so.2", "libold.so", "libolder.so", "libsoftokn3.so"),
        *("libstdc++.so.6", "libofit.so.1"),
        *("PySide6/QtCore.abi3.so", "PySide6/Qt/lib/libQt6Core.so.6", "PySide6/Qt/lib/libQt6Charts.so.6"),
    )
    make(tmp_path, "notes.so.txt", data=b"no code")
    (tmp_path / "libQt6Core.so.6").symlink_to("PySide6/Qt/lib/libQt6Core.so.6")
    needs = {
        "QtCore.abi3.so": ["libQt6Core.so.6", "libc.so.6"],
        "libQt6Core.so.6": ["liba.so.1"],
        "liba.so.1": ["libb.so.2", "liba.so.1", "libstdc++.so.6"],
        "libstdc++.so.6": ["libofit.so.1"],
        "libold.so": ["libolder.so"],
    }
    pruning.prune_libraries(tmp_path, lambda path: needs.get(path.name, []))
    assert names(tmp_path) == {
        *("libpython3.11.so.1.0", "liba.so.1", "libb.so.2", "libsoftokn3.so", "libQt6Core.so.6", "notes.so.txt"),
        *("PySide6/QtCore.abi3.so", "PySide6/Qt/lib/libQt6Core.so.6"),
    }


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it reads Linux programs")
def test_what_a_program_needs_is_read_from_it() -> None:
    import _ctypes

    pytest.importorskip("PySide6")
    try:
        result = pruning.needed_by(Path(_ctypes.__file__))
    except FileNotFoundError:
        pytest.skip("objdump is not installed here; making a standalone program needs it")
    assert any(name.startswith(("libc.so", "libffi")) for name in result)
