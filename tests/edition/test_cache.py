"""Editions kept by what they were made of."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from aixreader.edition.cache import EditionCache, cache_key
from aixreader.errors import Cancelled, OutputError, SourceError
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


def test_the_second_time_nothing_is_built(tmp_path: Path, builder: Builder) -> None:
    cache = EditionCache(tmp_path / "editions")
    for _ in range(2):
        with cache.get(KEYS[0], builder, silent) as edition:
            assert edition.manifest.title == "Trial"
    assert builder.built == [KEYS[0]]


@pytest.mark.parametrize("name", ["manifest.json", "catalogue.json", "pages/p000.html", "assets/a000.png"])
def test_a_damaged_edition_is_built_again(tmp_path: Path, builder: Builder, name: str) -> None:
    cache = EditionCache(tmp_path)
    cache.get(KEYS[0], builder, silent).close()
    path = tmp_path / KEYS[0] / name
    path.write_bytes(path.read_bytes()[:-1])
    with cache.get(KEYS[0], builder, silent) as edition:
        edition.verify(silent)
    assert builder.built == [KEYS[0]] * 2


def test_a_file_in_an_editions_place_gives_way(tmp_path: Path, builder: Builder) -> None:
    (tmp_path / KEYS[0]).touch()
    EditionCache(tmp_path).get(KEYS[0], builder, silent).close()
    assert [path.name for path in tmp_path.iterdir()] == [KEYS[0]]


def test_the_newest_few_stay(tmp_path: Path, builder: Builder) -> None:
    cache = EditionCache(tmp_path, keep=2)
    for age, key in enumerate(KEYS[:3]):
        cache.get(key, builder, silent).close()
        os.utime(tmp_path / key, (age, age))
    cache.get(KEYS[0], builder, silent).close()  # used again: now the newest
    cache.get(KEYS[3], builder, silent).close()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([KEYS[0], KEYS[3]])


def test_what_is_in_use_stays(tmp_path: Path, builder: Builder) -> None:
    cache = EditionCache(tmp_path, keep=1)
    with cache.get(KEYS[0], builder, silent) as used:
        os.utime(tmp_path / KEYS[0], (0, 0))
        cache.get(KEYS[1], builder, silent).close()
        used.verify(silent)
    os.utime(tmp_path / KEYS[0], (0, 0))
    cache.get(KEYS[2], builder, silent).close()
    assert [path.name for path in tmp_path.iterdir()] == [KEYS[2]]


def test_marks_of_killed_readers_go(tmp_path: Path, builder: Builder) -> None:
    (tmp_path / f"{KEYS[5]}.use-0123456789abcdef").touch()
    EditionCache(tmp_path).get(KEYS[0], builder, silent).close()
    assert [path.name for path in tmp_path.iterdir()] == [KEYS[0]]


@pytest.mark.parametrize("error", [Cancelled(), SourceError("no"), OutputError("full"), RuntimeError("bug")])
def test_a_failed_build_leaves_nothing(tmp_path: Path, error: Exception) -> None:
    def fail(_target: Path, _report: Report) -> None:
        raise error

    with pytest.raises(type(error)):
        EditionCache(tmp_path).get(KEYS[0], fail, silent)
    assert list(tmp_path.iterdir()) == []


def test_another_process_that_was_first_is_welcome(tmp_path: Path, write: Write) -> None:
    def late(target: Path, report: Report) -> None:
        write(target, report=report)
        raise OutputError("somebody else was first")

    with EditionCache(tmp_path).get(KEYS[0], late, silent) as edition:
        assert edition.manifest.title == "Trial"


def test_a_cache_that_cannot_be_made_is_told(tmp_path: Path, builder: Builder) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError):
        EditionCache(tmp_path / "file" / "editions").get(KEYS[0], builder, silent)
