"""Names in a mirror."""

from __future__ import annotations

import pytest

from aixreader.delivery.mirror.layout import EDITION_NAME, TARGET, blob_path, manifest_path, metadata_path, target_path


@pytest.mark.parametrize("name", ["2026-08", "a", "main.2", "x" * 80])
def test_names_of_editions(name: str) -> None:
    assert EDITION_NAME.fullmatch(name)
    match = TARGET.fullmatch(target_path(name))
    assert match is not None
    assert match[1] == name


@pytest.mark.parametrize("name", ["", "..", ".a", "A", "a/b", "a b", "a.", "x" * 81, "é", "a\n"])
def test_what_is_no_name(name: str) -> None:
    assert not EDITION_NAME.fullmatch(name)


def test_paths() -> None:
    assert blob_path("abcd") == "blobs/ab/abcd"
    assert manifest_path("2026-08", "ff") == "editions/ff.2026-08.json"
    assert metadata_path("root", 3) == "metadata/3.root.json"
    assert metadata_path("timestamp", 3) == "metadata/timestamp.json"
