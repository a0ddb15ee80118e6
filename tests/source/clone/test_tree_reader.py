"""Folders of a revision as somebody may have written them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from aixreader.errors import CloneError
from aixreader.source.clone.git_folder import GitFolder
from aixreader.source.clone.object_store import ObjectStore
from aixreader.source.clone.tree_reader import TreeReader
from tests.source.clone.conftest import FILE, FOLDER, LINK, SUBMODULE, Repository

SOME = "1" * 40


@pytest.fixture
def objects(repository: Repository) -> Iterator[ObjectStore]:
    """The objects of the repository."""
    with ObjectStore(GitFolder(repository.git, repository.git)) as opened:
        yield opened


def test_folders_are_read_by_path(repository: Repository, objects: ObjectStore) -> None:
    inner = repository.folder([(FILE, b"one.md", SOME), (LINK, b"two.md", SOME), (SUBMODULE, b"three", SOME)])
    reader = TreeReader(objects, repository.folder([(FOLDER, b"docs", inner), (b"100755", b"run", SOME)]))
    assert reader.names("") == reader.names("/") == ["docs", "run"]
    assert reader.names("docs") == ["one.md", "two.md", "three"]
    assert reader.names("run") == reader.names("gone") == reader.names("docs/gone/x") == []
    found = [reader.find(path) for path in ("docs", "docs/one.md", "docs/two.md", "docs/three", "run")]
    assert [(entry.is_folder, entry.is_file) for entry in found if entry is not None] == [
        (True, False),
        (False, True),
        (False, False),
        (False, False),
        (False, True),
    ]
    assert reader.find("docs/one.md/x") is reader.find("gone") is None


@pytest.mark.parametrize("name", [b"..", b".", b"", b".git", b".GIT", b"a/b", b"/etc", b"../../x"])
def test_a_name_that_git_forbids_is_refused(repository: Repository, objects: ObjectStore, name: bytes) -> None:
    with pytest.raises(CloneError, match="which git forbids"):
        TreeReader(objects, repository.folder([(FILE, name, SOME)])).names("")


def test_a_name_that_stands_twice_is_refused(repository: Repository, objects: ObjectStore) -> None:
    tree = repository.folder([(FILE, b"a", SOME), (FOLDER, b"a", SOME)])
    with pytest.raises(CloneError, match="two entries named 'a'"):
        TreeReader(objects, tree).names("")


@pytest.mark.parametrize("mode", [b"0", b"777", b"100600", b"140000", b"60644", b"10644"])
def test_an_unknown_kind_is_refused(repository: Repository, objects: ObjectStore, mode: bytes) -> None:
    with pytest.raises(CloneError, match="unknown kind"):
        TreeReader(objects, repository.folder([(mode, b"a", SOME)])).names("")


@pytest.mark.parametrize(
    "data",
    [b"x", b"100644 a", b"100644 a\0short", b"100644a\0" + bytes(20), b"8 a\0" + bytes(20), b"-1 a\0" + bytes(20),
     b"\xb2 a\0" + bytes(20), b"1" * 5000 + b" a\0" + bytes(20), b" a\0" + bytes(20), b"\0" * 30],
)  # fmt: skip
def test_a_damaged_folder_is_refused(repository: Repository, objects: ObjectStore, data: bytes) -> None:
    with pytest.raises(CloneError, match="is damaged"):
        TreeReader(objects, repository.loose("tree", data)).names("")


def test_a_missing_folder_is_named(repository: Repository, objects: ObjectStore) -> None:
    with pytest.raises(CloneError, match=f"lacks the folder 'docs' of this revision .object {SOME}"):
        TreeReader(objects, repository.folder([(FOLDER, b"docs", SOME)])).names("docs")
