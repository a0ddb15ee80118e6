"""An edition of a mirror as a source."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from aixreader.delivery.mirror.blobs import BlobStore
from aixreader.delivery.mirror.manifest import FORMAT, Manifest, ManifestFile
from aixreader.errors import MirrorError, SourceError
from aixreader.progress import silent
from aixreader.services.mirrors.mirrored_source import MirroredTree, check_manifest
from aixreader.source.tree import open_source


def stored(folder: Path, files: dict[str, bytes]) -> tuple[Manifest, BlobStore]:
    """A manifest of files, and a store with their contents."""
    store, entries = BlobStore(folder), dict[str, ManifestFile]()
    for path, data in files.items():
        digest = hashlib.sha256(data).hexdigest()
        store.receive(digest, len(data), lambda _start, data=data: iter([data] if data else []), lambda _count: None)  # type: ignore[misc] # one content each
        entries[path] = ManifestFile(digest, len(data))
    return Manifest(FORMAT, "tea", "a" * 40, "2026-08-22", entries), store


def test_it_is_the_source_that_was_published(site: Path, tmp_path: Path) -> None:
    with open_source(site, silent) as source:
        manifest, store = stored(tmp_path, {path: source.read(path) for path in source.files})
        check_manifest(manifest)
        tree = MirroredTree(manifest, store)
        assert tree.files == source.files
        assert tree.digest(silent) == source.digest(silent), "so that it is compiled once, whichever way it came"
        assert (tree.name, tree.revision, tree.date) == ("tea", "a" * 40, "2026-08-22")


def test_what_is_none_of_a_site_s_files_is_left_out(tmp_path: Path) -> None:
    manifest, store = stored(
        tmp_path, {"content/docs/a.md": b"a", "layouts/b.html": b"b", "repository/assets/c.png": b"c"}
    )
    check_manifest(manifest)
    tree = MirroredTree(manifest, store)
    assert set(tree.files) == {"content/docs/a.md", "repository/assets/c.png"}
    with pytest.raises(SourceError, match="is not in tea"):
        tree.read("layouts/b.html")


def test_what_went_bad_is_not_compiled(tmp_path: Path) -> None:
    manifest, store = stored(tmp_path, {"content/docs/a.md": b"a"})
    store.path(manifest.files["content/docs/a.md"].sha256).write_bytes(b"b")
    with pytest.raises(SourceError, match="not what was signed") as caught:
        MirroredTree(manifest, store).read("content/docs/a.md")
    assert "edition update" in caught.value.hint


@pytest.mark.parametrize("path", ["../a.md", "/a.md", "content/a\x00.md", "content/con.md", "content/a/"])
def test_hostile_paths_are_refused(path: str) -> None:
    entry = ManifestFile("0" * 64, 1)
    manifest = Manifest(FORMAT, "tea", "", "", {"content/docs/b.md": entry, path: entry})
    with pytest.raises(MirrorError, match="is not taken") as caught:
        check_manifest(manifest)
    assert "\x00" not in str(caught.value)
