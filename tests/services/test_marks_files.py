"""Marks out to files and in."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.errors import OutputError, UserDataError
from aixreader.services.marks_files import FORMATS, read_marks, save_marks, write_marks
from aixreader.services.session import Session
from tests.userdata.conftest import RECORDS


@pytest.mark.parametrize("form", FORMATS)
def test_every_form(session: Session, tmp_path: Path, form: str) -> None:
    path = tmp_path / "marks"
    save_marks(RECORDS, path, form, session)
    assert path.read_text(encoding="utf-8") == write_marks(RECORDS, form, session)
    assert "MONITOR USE" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["json", "html"])
def test_what_can_be_read_again(tmp_path: Path, form: str) -> None:
    path = tmp_path / "marks"
    save_marks(RECORDS, path, form)
    assert {record.KIND for record in read_marks(path)} >= {"bookmark", "folder"}


def test_what_cannot_be_written_or_read(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        save_marks(RECORDS, tmp_path / "gone" / "marks", "json")
    with pytest.raises(UserDataError, match="cannot be read"):
        read_marks(tmp_path / "gone")
    (tmp_path / "tea").write_text("tea")
    with pytest.raises(UserDataError, match="no JSON"):
        read_marks(tmp_path / "tea")
