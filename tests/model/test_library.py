"""What an asset says of itself."""

from __future__ import annotations

from aixreader.model import Asset


def test_an_assets_name_is_without_its_folders() -> None:
    assert Asset("images/a/kettle (1).png", "static/images/a/kettle (1).png", 3, "image/png").name == "kettle (1).png"
    assert Asset("favicon.ico", "static/favicon.ico", 3, "image/x-icon").name == "favicon.ico"
