"""Names of dragged rows."""

from __future__ import annotations

from aixreader.ui.base.dragged_names import pack_names, unpack_names

MIME = "application/x-tea"


def test_names_come_out_as_they_went_in() -> None:
    for names in (["teapot"], ["docs/tea#ünder", "lid"]):
        data = pack_names(MIME, names)
        assert data.formats() == [MIME]
        assert unpack_names(MIME, data) == names
