"""The logo of a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.errors import UserDataError
from aixreader.services.assessments.report_logo import SIGNATURES, read_logo


def test_pictures_are_read_and_nothing_else(tmp_path: Path) -> None:
    for name, kind in (("a.png", "image/png"), ("b.JPG", "image/jpeg")):
        path = tmp_path / name
        path.write_bytes(SIGNATURES[kind] + b"tea")
        assert (read_logo(path).mime, read_logo(path).data) == (kind, SIGNATURES[kind] + b"tea")
    for name in ("c.svg", "d.png"):
        (tmp_path / name).write_text("<svg onload='alert(1)'/>", "utf-8")
    for name in ("c.svg", "d.png", "none.png"):
        with pytest.raises(UserDataError):
            read_logo(tmp_path / name)
