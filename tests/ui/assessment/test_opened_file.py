"""Files of assessments, as they are opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.assess.document import Assessment
from aixreader.errors import OutputError
from aixreader.ui.assessment.opened_file import create_file, open_file


def test_a_file_is_made_once_and_read(tmp_path: Path, document: Assessment) -> None:
    path = tmp_path / "new.aixassess"
    made = create_file(path, tmp_path / "copies", document)
    assert made.is_writable
    with pytest.raises(OutputError):
        create_file(path, tmp_path / "copies", document)
    opened = open_file(path, tmp_path / "copies")
    assert (opened.document, opened.is_writable, opened.unsaved) == (document, True, None)
