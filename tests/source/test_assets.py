"""Files that pages refer to."""

from __future__ import annotations

from aixreader.errors import SourceError
from aixreader.model import Asset
from aixreader.source.assets import AssetList, site_files
from tests.pictures import SVG, png


def read(path: str) -> bytes:
    files = {
        "a.svg": SVG,
        "a.PNG": png(),
        "a.pdf": b"1234567",
        "c.html": b"<p>",
        "d": b"?",
        "e.exe": b"MZ",
        "f.svg": b"",
    }
    if path not in files:
        raise SourceError("gone")
    return files[path]


def listed(*paths: str) -> AssetList:
    return AssetList({path: path for path in paths}, read, {"left.png": "it is a link"})


def test_only_kinds_that_can_be_shown_or_opened_are_taken() -> None:
    for path, mime in (("a.PNG", "image/png"), ("a.svg", "image/svg+xml"), ("a.pdf", "application/pdf")):
        assets = listed(path)
        assert assets.use(path) == ""
        assert assets.used()[0].mime == mime
    for path, why in (
        ("c.html", "(.html)"),
        ("d", "without a suffix"),
        ("e.exe", "(.exe)"),
        ("f.svg", "no bytes"),
        ("gone.png", "gone"),
        ("left.png", "it is a link"),
    ):
        assets = listed(path)
        assert why in assets.use(path)
        assert assets.used() == ()


def test_a_document_is_no_picture() -> None:
    assets = listed("a.pdf")
    assert "no picture" in assets.use("a.pdf", is_picture=True)
    assert assets.use("a.pdf") == ""


def test_static_wins_over_files_beside_the_pages_and_those_over_assets() -> None:
    files = {
        "assets/docs/a.png": 1,
        "assets/docs/c.png": 1,
        "content/docs/a.png": 1,
        "static/docs/a.png": 2,
        "content/docs/b.png": 3,
        "content/docs/a.md": 4,
        "data/x.png": 5,
        "repository/assets/d.png": 6,
    }
    assert site_files(files) == {
        "docs/a.png": "static/docs/a.png",
        "docs/b.png": "content/docs/b.png",
        "docs/c.png": "assets/docs/c.png",
        "repository/assets/d.png": "repository/assets/d.png",
    }


def test_each_asset_is_used_once_and_unknown_ones_not_at_all() -> None:
    assets = AssetList({"x/a.pdf": "a.pdf"}, read)
    for path in ("x/a.pdf", "x/a.pdf", "b.png"):
        assets.use(path)
    assert assets.used() == (Asset("x/a.pdf", "a.pdf", 7, "application/pdf"),)


def test_images_are_measured() -> None:
    assets = listed("a.svg", "a.pdf", "gone.svg")
    for path in ("a.svg", "a.pdf", "gone.svg"):
        assets.use(path)
    assert [(asset.path, asset.width, asset.height) for asset in assets.used()] == [
        ("a.svg", 2, 2),
        ("a.pdf", None, None),
    ]
