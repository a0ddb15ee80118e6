"""A reader's use of a mirror, from first to later editions."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from aixreader.delivery.mirror.client import InstalledMirror
from aixreader.delivery.mirror.layout import BLOBS
from aixreader.delivery.mirror.manifest import Manifest
from aixreader.delivery.mirror.place import FolderPlace
from aixreader.errors import MirrorError, UserDataError
from aixreader.progress import silent
from aixreader.userdata.mirror_record import MirrorRecord
from tests.mirrors import NEWER, SITE, Desk, Workshop, now
from tests.waiting import PROCESS_SECONDS

CHECKOUT = Path(__file__).resolve().parents[3]


class Counting(FolderPlace):
    """Counts what is read."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.read: list[str] = []

    def chunks(self, path: str, limit: int, start: int = 0) -> Iterator[bytes]:
        self.read.append(path)
        return super().chunks(path, limit, start)


def test_what_was_published_is_installed(workshop: Workshop, desk: Desk) -> None:
    installed = desk.update(workshop.folder)
    assert installed is not None
    assert (installed.name, installed.signed_by) == ("2026-08", "Tea House")
    assert desk.text() == SITE


def test_a_newer_edition_costs_what_has_changed(workshop: Workshop, desk: Desk) -> None:
    first = Counting(workshop.folder)
    desk.update(first)
    assert len([path for path in first.read if path.startswith(BLOBS)]) == len(SITE)
    workshop.add("2026-09", NEWER)
    second = Counting(workshop.folder)
    installed = desk.update(second)
    assert installed is not None
    assert installed.name == "2026-09"
    assert desk.text() == NEWER
    assert len([path for path in second.read if path.startswith(BLOBS)]) == 1
    third = Counting(workshop.folder)
    desk.update(third)
    assert third.read == ["metadata/timestamp.json", "metadata/2.root.json"]


def test_a_withdrawn_edition_gives_way_to_the_newest_other(workshop: Workshop, desk: Desk) -> None:
    workshop.add("2026-09", NEWER)
    desk.update(workshop.folder)
    workshop.publisher().remove("2026-09")
    installed = desk.update(workshop.folder)
    assert installed is not None
    assert (installed.name, desk.text()) == ("2026-08", SITE)
    workshop.publisher().remove("2026-08")
    assert desk.update(workshop.folder) == installed, "a mirror without editions takes nothing away"


def test_the_edition_before_is_kept_and_older_ones_are_not(workshop: Workshop, desk: Desk) -> None:
    desk.update(workshop.folder)
    for number in range(3):
        workshop.add(f"more-{number}", {**SITE, "content/docs/_index.md": b"%d" % number})
        desk.update(workshop.folder)
    kept = list((desk.folder / "blobs").glob("??/*"))
    assert len(kept) == len(SITE) + 1
    assert len(list((desk.folder / "manifests").iterdir())) == 2


def test_contents_that_went_bad_are_brought_in_again(workshop: Workshop, desk: Desk) -> None:
    desk.update(workshop.folder)
    for path in (desk.folder / "blobs").glob("??/*"):
        path.write_bytes(b"bad")
    with pytest.raises(OSError, match=r"not what was signed|larger than"):
        desk.text()
    desk.update(workshop.folder)
    assert desk.text() == SITE


def test_what_is_installed_and_damaged_is_told(workshop: Workshop, desk: Desk) -> None:
    desk.update(workshop.folder)
    local = InstalledMirror(desk.folder)
    installed = local.installed()
    assert installed is not None
    (desk.folder / "manifests" / installed.sha256).write_bytes(b"{}")
    with pytest.raises(MirrorError, match="damaged"):
        local.manifest(installed)
    (desk.folder / "installed.json").write_bytes(b"{")
    assert local.installed() is None
    desk.update(workshop.folder)
    assert desk.text() == SITE


def test_a_manifest_that_is_refused_changes_nothing(workshop: Workshop, desk: Desk) -> None:
    def refuse(manifest: Manifest) -> None:
        raise UserDataError(f"not {manifest.name}")

    mirror = desk.mirror(workshop.folder)
    with mirror.lock(), pytest.raises(UserDataError, match="not 2026-08"):
        mirror.install(mirror.offer(now()), refuse, now(), silent)
    assert desk.text() == {}


def test_one_reader_at_a_time(workshop: Workshop, desk: Desk) -> None:
    with desk.mirror(workshop.folder).lock(), pytest.raises(MirrorError) as caught:
        desk.update(workshop.folder)
    assert caught.value.reason == "busy"
    assert desk.update(workshop.folder) is not None


def test_readers_at_once_do_each_other_no_harm(workshop: Workshop, desk: Desk) -> None:
    script = (
        "import sys; from pathlib import Path; from tests.mirrors import *\n"
        "from aixreader.errors import MirrorError\n"
        "desk = Desk(Path(sys.argv[1]), Workshop(Path(sys.argv[2])).root)\n"
        "for _ in range(5):\n"
        "    try: desk.update(Path(sys.argv[2]) / 'mirror')\n"
        "    except MirrorError as error: assert error.reason == 'busy', error\n"
    )
    command = [sys.executable, "-c", script, str(desk.data), str(workshop.folder.parent)]
    children = [subprocess.Popen(command, cwd=CHECKOUT) for _ in range(3)]
    assert [child.wait(PROCESS_SECONDS) for child in children] == [0, 0, 0]
    desk.update(workshop.folder)
    assert desk.text() == SITE


def test_a_disk_without_room_is_told_before_anything_comes(
    workshop: Workshop, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(workshop.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=1000))
    with pytest.raises(MirrorError, match="not enough room") as caught:
        desk.update(workshop.folder)
    assert caught.value.reason == "storage"
    assert desk.text() == {}


def test_a_folder_that_cannot_be_made_is_told(workshop: Workshop, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/mirrors").touch()
    with pytest.raises(MirrorError, match="cannot be written"):
        Desk(tmp_path / "data", workshop.root).update(workshop.folder)


def test_nothing_is_installed_that_cannot_be_remembered(
    workshop: Workshop, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(MirrorRecord, "remember", refuse)
    with pytest.raises(MirrorError, match="no room left") as caught:
        desk.update(workshop.folder)
    assert caught.value.reason == "storage"
    assert desk.text() == {}


def test_a_medium_without_links_is_told(workshop: Workshop, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """As FAT and exFAT are."""
    import os

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted", "root.json")

    with ExitStack():
        for name in ("symlink", "link"):
            monkeypatch.setattr(os, name, refuse)
        with pytest.raises(MirrorError, match="without links") as caught:
            desk.update(workshop.folder)
    assert "another disk" in caught.value.hint
    monkeypatch.undo()
    assert desk.update(workshop.folder) is not None
