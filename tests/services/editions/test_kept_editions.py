"""The list of what was got."""

from __future__ import annotations

from aixreader.paths import Folders
from aixreader.services.editions.kept_editions import kept_editions, kept_folder


def test_archives_are_listed_by_their_commit_and_nothing_else_is(folders: Folders) -> None:
    assert kept_editions(folders) == []
    folder = kept_folder(folders)
    folder.mkdir(parents=True, exist_ok=True)
    commit = "c0ffee" + "0" * 34
    for name in (f"{commit}.zip", "notes.zip", "half.zip.part"):
        (folder / name).write_bytes(b"PK")
    (kept,) = kept_editions(folders)
    assert (kept.commit, kept.source, kept.missing) == (commit, folder / f"{commit}.zip", 0)
