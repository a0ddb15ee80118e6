"""The system's libraries in a standalone program."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import system_parts

pytestmark = pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="it asks Debian's own tools")


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    for name in ("libc.so.6", "libz.so.1", "libnobody.so.1", "libz.txt"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "libm.so.6").symlink_to("libc.so.6")
    return tmp_path


def test_libraries_are_told_by_their_packages(inside: Path) -> None:
    parts = {part.package: part for part in system_parts.system_parts(inside)}
    assert parts["libc6"].files == ("libc.so.6",), "symbolic links are not listed"
    assert parts["libc6"].version[0].isdigit()
    assert parts["libc6"].architecture in ("amd64", "arm64")
    assert set(parts) <= {"libc6", "zlib1g"}


def test_their_licences_are_put_beside_them(inside: Path, tmp_path: Path) -> None:
    parts = system_parts.system_parts(inside)
    system_parts.copy_copyrights(parts, tmp_path / "system")
    if not (system_parts.COPYRIGHTS / "libc6" / "copyright").is_file():
        pytest.skip("this system was made without its documentation")
    assert "GNU" in (tmp_path / "system" / "libc6" / "copyright").read_text("utf-8")


def test_where_there_is_no_package_there_is_no_part(inside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert system_parts.package_of("libnobody.so.1") is None
    monkeypatch.setenv("PATH", str(inside))
    assert system_parts.system_parts(inside) == []
