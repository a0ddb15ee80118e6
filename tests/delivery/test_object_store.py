"""The repository that is fetched into: git opens it, and a damaged object counts as missing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from aixreader.delivery.object_store import ObjectStore
from aixreader.errors import OutputError
from aixreader.git.objects import GitObject
from tests.git_server import GIT, needs_git

KETTLE = GitObject(b"blob", b"A kettle boils water.\n")


@pytest.fixture
def store(tmp_path: Path) -> ObjectStore:
    return ObjectStore(tmp_path / "editions" / "exchange.git")


def test_an_object_is_read_as_it_was_written(store: ObjectStore) -> None:
    assert not store.has(KETTLE.id)
    store.write(KETTLE)
    store.write(KETTLE)
    assert store.has(KETTLE.id)
    assert store.read(KETTLE.id, 1000) == KETTLE
    assert store.missing([KETTLE.id, "0" * 40, "0" * 40]) == ["0" * 40]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps others from removing a file by its being open")
def test_what_killed_writers_left_goes_with_the_next_object(store: ObjectStore) -> None:
    left = store.folder / "objects/2a/.a69e1cbf5155780a7bfb1d7322060c36fea1ef.xp_62abc"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"x")
    store.write(KETTLE)
    assert list(left.parent.iterdir()) == []


def test_nothing_is_made_by_looking(store: ObjectStore) -> None:
    assert store.refs == {}
    with pytest.raises(KeyError):
        store.read(KETTLE.id, 1000)
    assert not store.folder.exists()


def test_a_damaged_or_large_object_is_missing(store: ObjectStore) -> None:
    store.write(KETTLE)
    with pytest.raises(KeyError):
        store.read(KETTLE.id, 10)
    file = next(path for path in (store.folder / "objects").rglob("*") if path.is_file())
    file.chmod(0o600)
    for damage in (b"", file.read_bytes()[:-1] + b"\0", b"x" * 100):
        file.write_bytes(damage)
        with pytest.raises(KeyError):
            store.read(KETTLE.id, 1000)


def test_commits_are_named_and_forgotten(store: ObjectStore) -> None:
    store.name("refs/heads/main", "1" * 40)
    store.name("refs/tags/2026-03-01-1", "2" * 40)
    assert ObjectStore(store.folder).refs == {"refs/heads/main": "1" * 40, "refs/tags/2026-03-01-1": "2" * 40}
    store.forget("refs/tags/2026-03-01-1")
    assert store.refs == {"refs/heads/main": "1" * 40}
    (store.folder / "refs/heads/odd").write_text("no commit")
    (store.folder / "refs/heads/main").unlink()
    (store.folder / "refs/heads/main").symlink_to("odd")
    assert store.refs == {}


@pytest.mark.skipif(os.name == "nt", reason="modes are those of POSIX")
def test_it_is_closed_to_others(store: ObjectStore) -> None:
    store.write(KETTLE)
    store.name("refs/heads/main", "1" * 40)
    assert all(path.stat().st_mode & 0o077 == 0 for path in (store.folder, *store.folder.rglob("*")))


@needs_git
def test_git_opens_it(store: ObjectStore) -> None:
    tree = GitObject(b"tree", b"100644 kettle.md\0" + bytes.fromhex(KETTLE.id))
    commit = GitObject(b"commit", f"tree {tree.id}\nauthor a <a> 0 +0000\ncommitter a <a> 0 +0000\n\nx\n".encode())
    for item in (KETTLE, tree, commit):
        store.write(item)
    store.name("refs/heads/main", commit.id)
    assert GIT is not None
    told = subprocess.run([GIT, "-C", str(store.folder), "show", "main:kettle.md"], check=True, capture_output=True)
    assert told.stdout == KETTLE.data
    subprocess.run([GIT, "-C", str(store.folder), "fsck", "--strict"], check=True, capture_output=True)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are those of POSIX")
def test_a_full_disk_is_told_and_leaves_nothing_half_written(store: ObjectStore) -> None:
    script = f"""
import os, resource
from pathlib import Path
from aixreader.delivery.object_store import ObjectStore
from aixreader.git.objects import GitObject
from aixreader.errors import OutputError
store = ObjectStore(Path({str(store.folder)!r}))
store.write(GitObject(b"blob", b"small"))
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    store.write(GitObject(b"blob", os.urandom(5000)))
except OutputError as error:
    print(error)
"""
    told = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    assert "cannot be kept" in told
    assert "goes on where it broke off" in told
    assert sum(path.is_file() for path in (store.folder / "objects").rglob("*")) == 1


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    nowhere = ObjectStore(tmp_path / "file" / "exchange.git")
    with pytest.raises(OutputError, match="cannot be kept"):
        nowhere.write(KETTLE)
    with pytest.raises(OutputError, match="cannot be kept"):
        nowhere.name("refs/heads/main", "1" * 40)
