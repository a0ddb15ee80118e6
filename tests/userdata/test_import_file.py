"""Reading a file to import."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aixreader.errors import UserDataError
from aixreader.userdata.import_file import read_import


def test_a_file_is_read_up_to_a_limit(tmp_path: Path) -> None:
    file = tmp_path / "tea"
    file.write_bytes(b"kettle")
    assert read_import(file, 6, "") == b"kettle"
    with pytest.raises(UserDataError, match="too large") as error:
        read_import(file, 5, "Nothing was changed.")
    assert error.value.hint == "Nothing was changed."


@pytest.mark.skipif(os.name == "nt", reason="no named pipes among files")
def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, problem in (("", "not a file"), ("pipe", "not a file"), ("none", "No such file")):
        with pytest.raises(UserDataError, match=problem):
            read_import(tmp_path / name, 9, "")
