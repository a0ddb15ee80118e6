"""Checks beside those of `tuf`: remembered versions, the clock, one request where nothing is new."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import chain, repeat
from pathlib import Path

import pytest

from aixreader.delivery.mirror.place import FolderPlace
from aixreader.delivery.mirror.refresh import RootFile, expired_error, floor_of_clock
from aixreader.errors import MirrorError
from aixreader.model.signed_versions import SignedVersions
from aixreader.userdata.mirror_record import MirrorRecord
from tests.mirrors import NEWER, SITE, Desk, Workshop, now


class Tagged(FolderPlace):
    """A folder that tells when a file has not changed, as servers do."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.asked: list[str] = []

    def changed(self, path: str, limit: int, tag: str) -> tuple[bytes, str] | None:
        answer = super().changed(path, limit, tag)
        assert answer is not None
        new = str(hash(answer[0]))
        return None if new == tag else (answer[0], new)

    def chunks(self, path: str, limit: int, start: int = 0) -> Iterator[bytes]:
        self.asked.append(path)
        return super().chunks(path, limit, start)


def test_nothing_new_takes_one_request(workshop: Workshop, desk: Desk) -> None:
    desk.update(Tagged(workshop.folder))
    place = Tagged(workshop.folder)
    desk.update(place)
    assert place.asked == ["metadata/timestamp.json"]
    workshop.add("2026-09", NEWER)
    desk.update(Tagged(workshop.folder))
    assert desk.text() == NEWER


def test_a_new_root_is_noticed_though_little_is_asked_for(workshop: Workshop, desk: Desk) -> None:
    desk.update(Tagged(workshop.folder))
    workshop.publisher().rotate("root", workshop.ring.make("root"), "")
    desk.update(Tagged(workshop.folder))
    seen = MirrorRecord(desk.data).seen(desk.root.mirror)
    assert seen is not None
    assert seen.root == 2


@pytest.mark.parametrize("damage", ["gone", "empty", "other", "no root"])
def test_a_tag_of_what_is_not_in_the_cache_counts_for_nothing(workshop: Workshop, desk: Desk, damage: str) -> None:
    desk.update(Tagged(workshop.folder))
    path = desk.folder / f"metadata/{'root' if damage == 'no root' else 'timestamp'}.json"
    if damage in ("gone", "no root"):
        path.unlink()
    else:
        path.write_bytes(b"" if damage == "empty" else b"{}")
    place = Tagged(workshop.folder)
    desk.update(place)
    assert "metadata/2.root.json" in place.asked
    assert desk.text() == SITE


@pytest.mark.parametrize("conditional", [False, True])
def test_what_is_cached_expires_too(tmp_path: Path, conditional: bool) -> None:
    workshop = Workshop(tmp_path / "workshop")
    workshop.init(at=now() - timedelta(days=13, hours=23))
    workshop.add("2026-08", at=now() - timedelta(days=13, hours=23))
    desk, kind = Desk(tmp_path / "data", workshop.root), Tagged if conditional else FolderPlace
    desk.update(kind(workshop.folder))
    later = now() + timedelta(days=2)
    with pytest.raises(MirrorError) as caught:
        desk.update(kind(workshop.folder), later)
    assert caught.value.reason == "expired"
    assert f"today is {later:%Y-%m-%d}" in caught.value.message
    assert f"valid until {now() + timedelta(hours=1):%Y-%m-%d}" in caught.value.message
    assert desk.text() == SITE


def test_a_clock_that_is_set_back_makes_nothing_valid_again(workshop: Workshop, desk: Desk) -> None:
    desk.update(workshop.folder)
    record = MirrorRecord(desk.data)
    seen = record.seen(desk.root.mirror)
    assert seen is not None
    future = now() + timedelta(days=20)
    record.remember(replace(seen, signed=future.isoformat()))
    with pytest.raises(MirrorError) as caught:
        desk.update(workshop.folder)
    assert caught.value.reason == "expired"
    assert f"was signed on {future:%Y-%m-%d} or later" in caught.value.message
    assert f"clock says {now():%Y-%m-%d}" in caught.value.message


def test_the_floor_of_the_clock() -> None:
    seen = SignedVersions("m", 1, 1, 1, 1, "k", (now() + timedelta(days=1)).isoformat())
    assert floor_of_clock(None, now()) < floor_of_clock(seen, now())
    time = now() + timedelta(days=9)
    assert floor_of_clock(seen, time) == time
    assert "today is" in expired_error("root", now(), time, time).message


@pytest.mark.parametrize("lost", ["deleted", "emptied", "kept"])
def test_an_old_state_is_refused_also_without_a_cache(
    workshop: Workshop, desk: Desk, tmp_path: Path, lost: str
) -> None:
    old = workshop.copy(tmp_path / "old")
    workshop.add("2026-09", NEWER)
    desk.update(workshop.folder)
    if lost == "deleted":
        shutil.rmtree(desk.folder / "metadata")
    elif lost == "emptied":
        for name in ("timestamp", "snapshot", "targets"):
            (desk.folder / f"metadata/{name}.json").write_bytes(b"")
    before = desk.state()
    for _ in range(2):
        with pytest.raises(MirrorError) as caught:
            desk.update(old)
        assert caught.value.reason == "old"
    assert desk.state() == before
    assert desk.text() == NEWER
    desk.update(workshop.folder)


def test_an_old_root_is_refused_without_a_cache(workshop: Workshop, desk: Desk, tmp_path: Path) -> None:
    old = workshop.copy(tmp_path / "old")
    workshop.publisher().rotate("targets", workshop.ring.make("targets"), "")
    desk.update(workshop.folder)
    shutil.rmtree(desk.folder / "metadata")
    with pytest.raises(MirrorError) as caught:
        desk.update(old)
    assert caught.value.reason == "old"


def test_a_root_of_another_mirror_is_told(workshop: Workshop, desk: Desk) -> None:
    with pytest.raises(MirrorError) as caught:
        Desk(desk.data, RootFile(workshop.root.data, "0" * 32)).update(workshop.folder)
    assert caught.value.reason == "altered"


def test_a_newer_root_file_may_be_handed_out(workshop: Workshop, desk: Desk, tmp_path: Path) -> None:
    desk.update(workshop.folder)
    for role in ("root", "timestamp", "snapshot"):
        workshop.publisher().rotate(role, workshop.ring.make(role), "")
    newer = RootFile.parse((workshop.folder / "metadata/4.root.json").read_bytes())
    for data in (desk.data, tmp_path / "other"):
        Desk(data, newer).update(workshop.folder)
        assert Desk(data, newer).text() == SITE


class Busy(FolderPlace):
    """A mirror of which something is published before each file that is read."""

    def __init__(self, folder: Path, acts: Iterator[Callable[[], object]]) -> None:
        super().__init__(folder)
        self._acts = acts
        self.read: list[str] = []

    def chunks(self, path: str, limit: int, start: int = 0) -> Iterator[bytes]:
        self.read.append(path)
        next(self._acts, lambda: None)()
        return super().chunks(path, limit, start)


def test_a_reader_that_is_overtaken_sees_whole_states(workshop: Workshop, desk: Desk) -> None:
    place = Busy(workshop.folder, repeat(lambda: workshop.publisher().renew(), 8))
    desk.update(place)
    assert len(place.read) >= 8
    assert desk.text() == SITE


@pytest.mark.parametrize("role", ["root", "targets", "snapshot", "timestamp"])
@pytest.mark.parametrize("at", range(6))
def test_keys_are_replaced_while_a_reader_reads(workshop: Workshop, desk: Desk, role: str, at: int) -> None:
    """At any of its requests, and with a new edition at once."""

    def rotate() -> None:
        workshop.publisher().rotate(role, workshop.ring.make(role), "")
        workshop.add("2026-09", NEWER)

    place = Busy(workshop.folder, chain(repeat(lambda: None, at), [rotate]))
    desk.update(place)
    assert desk.text() in (SITE, NEWER)
    desk.update(place)
    assert desk.text() == NEWER
