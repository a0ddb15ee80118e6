"""Commits and folders as a server may send them."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.delivery.git_tree import commit_tree, files_of
from aixreader.delivery.object_store import ObjectStore
from aixreader.errors import DeliveryError
from aixreader.git.objects import GitObject

BLOB = "ab" * 20


@pytest.fixture
def store(tmp_path: Path) -> ObjectStore:
    return ObjectStore(tmp_path / "exchange.git")


def kept(store: ObjectStore, kind: bytes, data: bytes) -> str:
    item = GitObject(kind, data)
    store.write(item)
    return item.id


def folder(store: ObjectStore, *entries: tuple[str, str, str]) -> str:
    """The id of a folder with (mode, name, id) in it."""
    parts = [mode.encode() + b" " + name.encode() + b"\0" + bytes.fromhex(item) for mode, name, item in entries]
    return kept(store, b"tree", b"".join(parts))


def commit(store: ObjectStore, text: str) -> str:
    return kept(store, b"commit", text.encode())


def test_a_commit_names_its_tree_and_date(store: ObjectStore) -> None:
    head = f"tree {BLOB}\nparent {BLOB}\nparent {BLOB}\nauthor a <a@x> 1 +0000\n"
    name = commit(store, head + "committer b <b@x> 1772366400 +0100\ngpgsig x\n\ntree 0\n")
    assert commit_tree(store, name) == (BLOB, "2026-03-01T12:00:00+00:00")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tree x\n",
        f"tree {BLOB}\nauthor a <a> 1 +0000\n\ncommitter b <b> 1 +0000\n",
        f"x\ntree {BLOB}\ncommitter b <b> 1 +0000\n",
    ],
)
def test_a_commit_that_is_none_is_told(store: ObjectStore, text: str) -> None:
    with pytest.raises(DeliveryError, match="not in the usual form"):
        commit_tree(store, commit(store, text))


def test_a_date_of_no_calendar_is_left_out(store: ObjectStore) -> None:
    assert commit_tree(store, commit(store, f"tree {BLOB}\ncommitter b <b> 999999999999 +0000\n"))[1] == ""


def test_files_are_found_and_links_and_submodules_are_not(store: ObjectStore) -> None:
    inner = folder(store, ("100755", "run.sh", BLOB), ("120000", "link", BLOB), ("160000", "module", BLOB))
    top = folder(store, ("100644", "a.md", BLOB), ("40000", "inner", inner), ("100664", "odd", BLOB))
    assert files_of(store, top) == {"a.md": BLOB, "inner/run.sh": BLOB, "odd": BLOB}


def test_a_name_that_is_no_text_is_left_out(store: ObjectStore) -> None:
    top = kept(store, b"tree", b"100644 \xff\0" + bytes(20) + b"100644 b\0" + bytes(20))
    assert files_of(store, top) == {"b": "0" * 40}


@pytest.mark.parametrize("data", [b"100644 a", b"100644 a\0short", b"noblankatall\0" + bytes(20), b"\0" * 30])
def test_a_damaged_folder_is_told(store: ObjectStore, data: bytes) -> None:
    with pytest.raises(DeliveryError, match="damaged"):
        files_of(store, kept(store, b"tree", data))


def test_what_is_missing_or_of_another_kind_is_told(store: ObjectStore) -> None:
    with pytest.raises(DeliveryError, match="is missing"):
        files_of(store, BLOB)
    with pytest.raises(DeliveryError, match="none of the expected kind"):
        files_of(store, commit(store, "tree x"))


def test_folders_within_folders_without_end_are_refused(store: ObjectStore) -> None:
    """Each holds the one before twice: 2 to the 50th files in 50 small objects."""
    name = folder(store, ("100644", "a", BLOB), ("100644", "b", BLOB))
    for _ in range(50):
        name = folder(store, ("40000", "a", name), ("40000", "b", name))
    with pytest.raises(DeliveryError, match="too many files"):
        files_of(store, name)
