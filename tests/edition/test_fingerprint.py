"""What the compiler is."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import aixreader
from aixreader.edition import fingerprint
from aixreader.edition.fingerprint import compiler_fingerprint


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the compiler's files that may be changed."""
    copy = tmp_path / "aixreader"
    for room in fingerprint.ROOMS:
        shutil.copytree(Path(aixreader.__file__).parent / room, copy / room)
    for module in fingerprint.MODULES:
        shutil.copy(Path(aixreader.__file__).parent / module, copy)
    monkeypatch.setattr(aixreader, "__file__", str(copy / "__init__.py"))
    return copy


def test_it_stays_while_nothing_changes() -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", compiler_fingerprint())
    assert compiler_fingerprint() == compiler_fingerprint()


@pytest.mark.parametrize("room", fingerprint.ROOMS)
def test_it_changes_with_any_file_of_the_compiler(package: Path, room: str) -> None:
    before = compiler_fingerprint()
    (package / room / "new.py").touch()
    added = compiler_fingerprint()
    (package / room / "new.py").write_text("x")
    assert len({before, added, compiler_fingerprint()}) == 3


@pytest.mark.parametrize("module", fingerprint.MODULES)
def test_it_changes_with_the_modules_beside_the_rooms(package: Path, module: str) -> None:
    before = compiler_fingerprint()
    (package / module).write_text("x")
    changed = compiler_fingerprint()
    (package / module).unlink()
    assert len({before, changed, compiler_fingerprint()}) == 3


def test_it_changes_with_the_packages_it_stands_on(monkeypatch: pytest.MonkeyPatch) -> None:
    before = compiler_fingerprint()
    monkeypatch.setattr(fingerprint, "PACKAGES", (*fingerprint.PACKAGES, "pytest"))
    assert compiler_fingerprint() != before


def test_without_files_the_version_stands_for_them(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(package / "source")
    before = compiler_fingerprint()
    assert compiler_fingerprint() == before
    monkeypatch.setattr(aixreader, "__version__", "99.0")
    assert compiler_fingerprint() != before


def test_a_package_without_metadata_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprint, "PACKAGES", ("no-such-package-anywhere",))
    assert len(compiler_fingerprint()) == 64
