"""Files that pages refer to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aixreader.errors import SourceError
from aixreader.model import Asset
from aixreader.source.assets import AssetList, measured, mime_of, site_files


@pytest.mark.parametrize(
    ("path", "mime"),
    [("a.PNG", "image/png"), ("b.svg", "image/svg+xml"), ("c.html", None), ("d", None), ("e.exe", None)],
)
def test_only_kinds_of_our_own_table_are_taken(path: str, mime: str | None) -> None:
    assert mime_of(path) == mime


def test_static_wins_over_files_beside_the_pages() -> None:
    files = {
        "content/docs/a.png": 1,
        "static/docs/a.png": 2,
        "content/docs/b.png": 3,
        "content/docs/a.md": 4,
        "data/x.png": 5,
    }
    assert site_files(files) == {"docs/a.png": "static/docs/a.png", "docs/b.png": "content/docs/b.png"}


def test_each_asset_is_used_once_and_unknown_ones_not_at_all() -> None:
    assets = AssetList({"a.png": "static/a.png"}, {"static/a.png": 7})
    for path in ("a.png", "a.png", "b.png"):
        assets.use(path)
    assert assets.used() == (Asset("a.png", "static/a.png", 7, "image/png"),)


def test_images_are_measured_and_what_cannot_be_read_is_left_as_it_is() -> None:
    svg, pdf, gone = (Asset(name, name, 1, mime_of(name) or "") for name in ("a.svg", "a.pdf", "b.svg"))

    def read(path: str) -> bytes:
        if path == gone.file:
            raise SourceError("gone")
        return b'<svg width="4" height="3">'

    assert measured([svg, pdf, gone], read) == (replace(svg, width=4, height=3), pdf, gone)
