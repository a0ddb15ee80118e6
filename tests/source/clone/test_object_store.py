"""Objects by their ids: loose and packed ones, damaged, missing and hostile ones."""

from __future__ import annotations

import os
import sys
import tracemalloc
import zlib
from collections.abc import Iterator

import pytest

from aixreader.errors import CloneError
from aixreader.source.clone.git_folder import GitFolder
from aixreader.source.clone.object_store import ObjectStore
from tests.source.clone.conftest import BLOB, Repository
from tests.waiting import no_hang

MEGABYTE = 1024 * 1024
ABSENT = "9" * 40
pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with pipes")
links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")


@pytest.fixture
def store(repository: Repository) -> Iterator[ObjectStore]:
    """The objects of the repository."""
    with ObjectStore(GitFolder(repository.git, repository.git)) as opened:
        yield opened


def test_loose_objects_are_read(repository: Repository, store: ObjectStore) -> None:
    for data in (b"", b"text", os.urandom(5000), bytes(range(256)) * 40):
        name = repository.blob(data)
        assert store.describe(name) == ("blob", len(data))
        assert store.read(name, "blob") == data
    assert (store.describe(ABSENT), store.read(ABSENT, "blob")) == (None, None)


def test_content_that_is_not_what_its_id_stands_for_is_refused(repository: Repository, store: ObjectStore) -> None:
    loose = repository.loose("blob", b"false", name="1" * 40)
    packed = "2" * 40
    repository.pack([(packed, BLOB, 5, b"", b"false")])
    for name in (loose, packed):
        assert store.describe(name) == ("blob", 5)
        with pytest.raises(CloneError, match="does not hold what its id stands for"):
            store.read(name, "blob")


def test_an_object_of_another_kind_is_refused(repository: Repository, store: ObjectStore) -> None:
    with pytest.raises(CloneError, match="is a blob, where a tree belongs"):
        store.read(repository.blob("text"), "tree")


@no_hang()
def test_a_loose_blob_that_blows_up_is_not_unpacked(repository: Repository, store: ObjectStore) -> None:
    huge = bytes(60 * MEGABYTE)
    honest = repository.blob(huge)
    liar = repository.loose("blob", huge, stated=10, name="1" * 40)
    del huge
    tracemalloc.start()
    with pytest.raises(CloneError, match="more than 8 MB"):
        store.read(honest, "blob")
    with pytest.raises(CloneError, match="not of the size that it states"):
        store.read(liar, "blob")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4 * MEGABYTE
    assert store.describe(honest) == ("blob", 60 * MEGABYTE)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"x",
        zlib.compress(b"text"),
        zlib.compress(b"blob x\0text"),
        zlib.compress(b"blob 04\0text"),
        zlib.compress(b"blob -4\0text"),
        zlib.compress(b"blob 4\0text") + b"more",
        zlib.compress(b"blob 5\0text"),
        zlib.compress(b"blob 3\0text"),
        zlib.compress(b"blob 4\0text")[:-6],
        zlib.compress(b"blob 99999999999999999999\0text"),
        zlib.compress(b"bulb 4\0text"),
    ],
)
def test_a_damaged_loose_object_is_refused(repository: Repository, store: ObjectStore, raw: bytes) -> None:
    name = repository.blob("text")
    repository.loose_path(name).write_bytes(raw)
    with pytest.raises(CloneError, match=r"damaged|of the size"):
        store.read(name, "blob")


@pipes
@pytest.mark.parametrize("place", ["objects/aa/" + "a" * 38, "objects/pack/pack-1.idx", "objects/pack/pack-1.pack"])
@no_hang()
def test_a_pipe_in_place_of_an_object_or_pack_does_not_hold_up(
    repository: Repository, store: ObjectStore, place: str
) -> None:
    repository.pack([("b" * 40, BLOB, 4, b"", b"text")])
    path = repository.git / place
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    if "pack" in place:
        with pytest.raises(CloneError, match="not a regular file"):
            store.read("b" * 40, "blob")
    else:
        assert store.read("a" * 40, "blob") is None


@pipes
@no_hang()
def test_pipes_in_place_of_folders_are_no_folders(repository: Repository, store: ObjectStore) -> None:
    (repository.git / "objects" / "pack").rmdir()
    os.mkfifo(repository.git / "objects" / "pack")
    os.mkfifo(repository.git / "objects" / "aa")
    with pytest.raises(CloneError, match="packs cannot be read"):
        store.describe("a" * 40)


@links
def test_objects_behind_links_are_not_read(repository: Repository, store: ObjectStore) -> None:
    name = repository.blob("secret")
    folder = repository.loose_path(name).parent
    folder.rename(repository.path / "moved")
    folder.symlink_to(repository.path / "moved")
    assert store.describe(name) is None


@pytest.mark.parametrize("alternates", ["alternates", "http-alternates"])
def test_alternates_are_not_followed(
    repository: Repository, store: ObjectStore, tmp_path_factory: pytest.TempPathFactory, alternates: str
) -> None:
    other = Repository(tmp_path_factory.mktemp("other") / "secret")
    name = other.blob("secret")
    (repository.git / "objects" / "info" / alternates).write_text(f"{other.git / 'objects'}\n")
    assert (store.describe(name), store.read(name, "blob")) == (None, None)
    if alternates == "alternates":
        assert "borrows objects" in store.why_missing()[0]


def test_why_an_object_may_be_missing(repository: Repository, store: ObjectStore) -> None:
    assert "not whole" in store.why_missing()[0]
    path = repository.pack([("b" * 40, BLOB, 4, b"", b"text")])
    path.with_suffix(".promisor").touch()
    assert "partial clone" in store.why_missing()[0]


def test_ids_are_completed(repository: Repository, store: ObjectStore) -> None:
    packed = ["abc1" + "0" * 36, "abd1" + "0" * 36]
    repository.pack([(name, BLOB, 4, b"", b"text") for name in packed])
    loose = repository.blob("text")
    assert store.starting_with("abc1") == store.starting_with("abc10") == packed[:1]
    assert store.starting_with(loose[:7]) == [loose]
    assert store.starting_with("abc") == store.starting_with("../x") == store.starting_with("abcd") == []


def test_work_is_bounded(repository: Repository) -> None:
    name = repository.blob("x" * 1000)
    with ObjectStore(GitFolder(repository.git, repository.git), max_work=2500) as store:
        for _ in range(2):
            assert store.read(name, "blob") is not None
        with pytest.raises(CloneError, match="more than any site needs"):
            store.read(name, "blob")
