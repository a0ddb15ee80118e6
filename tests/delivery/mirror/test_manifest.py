"""Manifests."""

from __future__ import annotations

import json
from typing import Any

import pytest

from aixreader.delivery.mirror.layout import MAX_FILES
from aixreader.delivery.mirror.manifest import FORMAT, Manifest, ManifestFile, read_manifest, write_manifest
from aixreader.errors import MirrorError

DIGEST = "0" * 64
MANIFEST = Manifest(FORMAT, "tea", "abc", "2026", {"hugo.yaml": ManifestFile(DIGEST, 3)})


def test_it_is_read_as_it_was_written() -> None:
    assert read_manifest(write_manifest(MANIFEST), "tea") == MANIFEST
    assert write_manifest(MANIFEST) == write_manifest(read_manifest(write_manifest(MANIFEST), "tea"))
    assert MANIFEST.size == 3


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"format": "1"},
        {"name": "../tea"},
        {"files": {"a": {"sha256": "zz", "size": 1}}},
        {"files": {"a": {"sha256": DIGEST, "size": -1}}},
        {"files": {"a": {"sha256": DIGEST, "size": 1 << 40}}},
        {"files": {"a": {"sha256": DIGEST}}},
        {"files": []},
        {"more": 1},
        {"files": {str(number): {"sha256": DIGEST, "size": 64 << 20} for number in range(5)}},
        {"files": {str(number): {"sha256": DIGEST, "size": 1} for number in range(MAX_FILES + 1)}},
    ],
)
def test_what_is_no_manifest_is_refused(change: dict[str, Any]) -> None:
    values = json.loads(write_manifest(MANIFEST)) | change
    with pytest.raises(MirrorError) as caught:
        read_manifest(json.dumps(values).encode(), "tea")
    assert caught.value.reason == "altered"


@pytest.mark.parametrize("data", [b"", b"{", b"[" * 100_000, b"\xff"])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(MirrorError):
        read_manifest(data, "tea")


def test_that_of_another_edition_is_refused() -> None:
    with pytest.raises(MirrorError, match="another edition"):
        read_manifest(write_manifest(MANIFEST), "coffee")
