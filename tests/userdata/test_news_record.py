"""When it was asked last whether there is news."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.userdata.news_record import FILE, NewsRecord


def test_it_is_kept_over_runs(tmp_path: Path) -> None:
    assert NewsRecord(tmp_path).last() == 0.0
    NewsRecord(tmp_path).note(1234.5)
    assert NewsRecord(tmp_path).last() == 1234.5


@pytest.mark.parametrize("text", ['{"asked": "soon"}', '{"asked": 1e999}', "[]", "{"])
def test_a_file_that_tells_nothing_counts_as_never(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert NewsRecord(tmp_path).last() == 0.0
