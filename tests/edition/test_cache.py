"""Editions kept by what they were made of."""

from __future__ import annotations

import dataclasses
import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from aixreader.cache_key import CacheKey
from aixreader.edition.cache import EditionCache, cache_key
from aixreader.errors import Cancelled, OutputError, SourceError
from aixreader.file_locks import FileLock
from aixreader.model import Library
from aixreader.progress import Report, silent

Write = Callable[..., Path]
KEYS = [cache_key(str(number), "compiler") for number in range(6)]


class Builder:
    """Builds editions and counts how often."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self.built: list[str] = []

    def __call__(self, target: Path, report: Report) -> None:
        self.built.append(target.name)
        self._write(target, report=report)


@pytest.fixture
def builder(write: Write) -> Builder:
    return Builder(write)


def test_the_key_tells_source_and_compiler_apart() -> None:
    assert (
        len(
            {
                cache_key("a", "b"),
                cache_key("a", "c"),
                cache_key("b", "b"),
                cache_key("a\nb", ""),
                cache_key("a", "b", "c"),
            }
        )
        == 5
    )


@pytest.mark.parametrize(
    ("until", "times"), [("", 1), ("2001-01-01T00:00:00+00:00", 2), ("2999-01-01T00:00:00+00:00", 1)]
)
def test_an_edition_is_built_again_once_other_pages_are_published(
    tmp_path: Path, write: Write, library: Library, until: str, times: int
) -> None:
    builder = Builder(lambda target, report: write(target, dataclasses.replace(library, until=until), report=report))
    cache = EditionCache(tmp_path / "editions", None)
    for _ in range(2):
        cache.get(KEYS[0], builder, silent).close()
    assert len(builder.built) == times


def test_the_second_time_nothing_is_built(tmp_path: Path, builder: Builder) -> None:
    cache = EditionCache(tmp_path / "editions", None)
    for _ in range(2):
        with cache.get(KEYS[0], builder, silent) as edition:
            assert edition.manifest.title == "Trial"
    assert builder.built == [KEYS[0]]


def test_what_was_built_before_is_opened_from_a_read_only_medium(
    tmp_path: Path, builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = EditionCache(tmp_path / "editions", None)
    cache.get(KEYS[0], builder, silent).close()

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(FileLock, "take", refuse)
    cache.get(KEYS[0], builder, silent).close()
    with pytest.raises(OutputError, match="read-only"):
        cache.get(KEYS[1], builder, silent)
    assert builder.built == [KEYS[0]]


@pytest.mark.parametrize("name", ["manifest.json", "catalogue.json", "pages/p000.html", "assets/a000.png"])
def test_a_damaged_edition_is_built_again(tmp_path: Path, builder: Builder, name: str) -> None:
    cache = EditionCache(tmp_path, None)
    cache.get(KEYS[0], builder, silent).close()
    path = tmp_path / KEYS[0] / name
    path.write_bytes(path.read_bytes()[:-1])
    with cache.get(KEYS[0], builder, silent) as edition:
        edition.verify(silent)
    assert builder.built == [KEYS[0]] * 2


def test_what_this_user_has_not_written_is_built_again(
    tmp_path: Path, builder: Builder, write: Write, library: Library
) -> None:
    """Whoever can write the cache can make a whole edition, with all its digests, but not its code."""
    secret = CacheKey(b"k" * 32)
    folder = tmp_path / "editions"
    cache = EditionCache(folder, secret)
    for _ in range(2):
        cache.get(KEYS[0], builder, silent).close()
    assert builder.built == [KEYS[0]]

    def plant() -> None:
        shutil.rmtree(folder / KEYS[0])
        write(folder / KEYS[0], dataclasses.replace(library, title="Planted"))

    def swap() -> None:
        EditionCache(folder, secret).get(KEYS[1], builder, silent).close()
        shutil.rmtree(folder / KEYS[0])
        (folder / KEYS[1]).rename(folder / KEYS[0])
        (folder / f"{KEYS[1]}.code").rename(folder / f"{KEYS[0]}.code")

    def forget() -> None:
        (folder / f"{KEYS[0]}.code").write_bytes(b"\xff")

    for spoil in (plant, swap, forget, (folder / f"{KEYS[0]}.code").unlink):
        spoil()
        builder.built.clear()
        for _ in range(2):
            with cache.get(KEYS[0], builder, silent) as edition:
                assert edition.manifest.title == "Trial"
        assert builder.built == [KEYS[0]]
    builder.built.clear()
    EditionCache(folder, CacheKey(b"j" * 32)).get(KEYS[0], builder, silent).close()
    assert builder.built == [KEYS[0]]


@pytest.mark.skipif(os.name == "nt", reason="Windows has access control lists in place of modes")
@pytest.mark.parametrize("secret", [None, CacheKey(b"k" * 32)])
def test_what_others_may_write_is_built_again(tmp_path: Path, builder: Builder, secret: CacheKey | None) -> None:
    folder = tmp_path / "editions"
    old = os.umask(0)
    EditionCache(folder, secret).get(KEYS[0], builder, silent).close()
    os.umask(old)
    paths = [folder, *folder.rglob("*")]
    assert {path.stat().st_mode & 0o777 for path in paths if path.is_dir()} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in paths if path.is_file()} == {0o600}
    names = ("", KEYS[0], f"{KEYS[0]}/manifest.json", f"{KEYS[0]}/pages", f"{KEYS[0]}/pages/p000.html")
    for name in names:
        (folder / name).chmod(0o777)
        builder.built.clear()
        for _ in range(2):
            EditionCache(folder, secret).get(KEYS[0], builder, silent).close()
        assert builder.built == [KEYS[0]], name
    (folder / KEYS[0]).rename(tmp_path / "moved")
    (folder / KEYS[0]).symlink_to(tmp_path / "moved")
    EditionCache(folder, secret).get(KEYS[0], builder, silent).close()
    assert builder.built == [KEYS[0]] * 2
    assert not (folder / KEYS[0]).is_symlink()


def test_codes_go_with_their_editions(tmp_path: Path, builder: Builder) -> None:
    cache = EditionCache(tmp_path, CacheKey(b"k" * 32), keep=1)
    for age, key in enumerate(KEYS[:3]):
        cache.get(key, builder, silent).close()
        os.utime(tmp_path / key, (age, age))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([KEYS[2], f"{KEYS[2]}.code"])


def test_a_file_in_an_editions_place_gives_way(tmp_path: Path, builder: Builder) -> None:
    (tmp_path / KEYS[0]).touch()
    EditionCache(tmp_path, None).get(KEYS[0], builder, silent).close()
    assert [path.name for path in tmp_path.iterdir()] == [KEYS[0]]


def test_the_newest_few_stay(tmp_path: Path, builder: Builder) -> None:
    cache = EditionCache(tmp_path, None, keep=2)
    for age, key in enumerate(KEYS[:3]):
        cache.get(key, builder, silent).close()
        os.utime(tmp_path / key, (age, age))
    cache.get(KEYS[0], builder, silent).close()  # used again: now the newest
    cache.get(KEYS[3], builder, silent).close()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([KEYS[0], KEYS[3]])


def test_what_is_in_use_stays(tmp_path: Path, builder: Builder) -> None:
    cache = EditionCache(tmp_path, None, keep=1)
    with cache.get(KEYS[0], builder, silent) as used:
        os.utime(tmp_path / KEYS[0], (0, 0))
        cache.get(KEYS[1], builder, silent).close()
        used.verify(silent)
    os.utime(tmp_path / KEYS[0], (0, 0))
    cache.get(KEYS[2], builder, silent).close()
    assert [path.name for path in tmp_path.iterdir()] == [KEYS[2]]


def test_marks_of_killed_readers_go(tmp_path: Path, builder: Builder) -> None:
    (tmp_path / f"{KEYS[5]}.use-0123456789abcdef").touch()
    EditionCache(tmp_path, None).get(KEYS[0], builder, silent).close()
    assert [path.name for path in tmp_path.iterdir()] == [KEYS[0]]


@pytest.mark.parametrize("error", [Cancelled(), SourceError("no"), OutputError("full"), RuntimeError("bug")])
def test_a_failed_build_leaves_nothing(tmp_path: Path, error: Exception) -> None:
    def fail(_target: Path, _report: Report) -> None:
        raise error

    with pytest.raises(type(error)):
        EditionCache(tmp_path, None).get(KEYS[0], fail, silent)
    assert list(tmp_path.iterdir()) == []


def test_another_process_that_was_first_is_welcome(tmp_path: Path, write: Write) -> None:
    def late(target: Path, report: Report) -> None:
        write(target, report=report)
        raise OutputError("somebody else was first")

    with EditionCache(tmp_path, None).get(KEYS[0], late, silent) as edition:
        assert edition.manifest.title == "Trial"


def test_a_cache_that_cannot_be_made_is_told(tmp_path: Path, builder: Builder) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError):
        EditionCache(tmp_path / "file" / "editions", None).get(KEYS[0], builder, silent)
