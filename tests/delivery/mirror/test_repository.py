"""The folder of a mirror, as its publisher reads and writes it."""

from __future__ import annotations

import pytest

from aixreader.delivery.mirror.place import FolderPlace
from aixreader.delivery.mirror.repository import KEPT, Repository
from aixreader.delivery.mirror.verify import verify_mirror
from aixreader.errors import MirrorError, OutputError
from aixreader.progress import silent
from tests.mirrors import NEWER, SITE, Workshop, now


def test_one_publisher_at_a_time(workshop: Workshop) -> None:
    with workshop.repository.lock(), pytest.raises(MirrorError) as caught, Repository(workshop.folder).lock():
        pass
    assert caught.value.reason == "busy"
    with workshop.repository.lock():
        pass


@pytest.mark.parametrize("name", ["1.root", "2.targets", "2.snapshot", "timestamp"])
def test_what_was_altered_is_not_signed_again(workshop: Workshop, name: str) -> None:
    path = workshop.folder / f"metadata/{name}.json"
    path.write_bytes(path.read_bytes().replace(b'"version":', b'"version":1'))
    with pytest.raises(MirrorError) as caught:
        workshop.publisher().renew()
    assert caught.value.reason in ("altered", "incomplete")


def test_a_root_of_somebody_else_is_not_followed(workshop: Workshop, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = Workshop(tmp_path_factory.mktemp("other"))
    other.init()
    (workshop.folder / "metadata/1.root.json").write_bytes((other.folder / "metadata/1.root.json").read_bytes())
    with pytest.raises(MirrorError, match="not the one that was made for it"):
        workshop.publisher().renew()


def test_contents_are_written_once_and_mended(workshop: Workshop) -> None:
    digest = workshop.repository.write_blob(SITE["hugo.yaml"])
    path = workshop.folder / "blobs" / digest[:2] / digest
    written = path.stat().st_ino
    assert workshop.repository.write_blob(SITE["hugo.yaml"]) == digest
    assert path.stat().st_ino == written
    path.write_bytes(b"bad")
    workshop.repository.write_blob(SITE["hugo.yaml"])
    assert path.read_bytes() == SITE["hugo.yaml"]


def test_what_no_recent_state_names_is_removed(workshop: Workshop) -> None:
    workshop.add("2026-09", NEWER)
    workshop.publisher().remove("2026-08")
    workshop.publisher().remove("2026-09")
    stray = workshop.folder / "blobs/00" / ("0" * 64)
    stray.parent.mkdir()
    stray.touch()
    (workshop.folder / "robots.txt").touch()
    for _ in range(KEPT):
        workshop.publisher().renew()
        verify_mirror(FolderPlace(workshop.folder), workshop.root, now(), silent)
    assert len(list((workshop.folder / "metadata").glob("*.snapshot.json"))) == KEPT + 1
    workshop.publisher().renew()
    assert list((workshop.folder / "blobs").glob("??/*")) == []
    assert list((workshop.folder / "editions").iterdir()) == []
    assert (workshop.folder / "robots.txt").exists()


def test_files_can_be_served(workshop: Workshop) -> None:
    modes = {path.stat().st_mode & 0o777 for path in workshop.folder.rglob("*.json")}
    assert modes == {0o644}


def test_a_folder_that_cannot_be_written_is_told(workshop: Workshop) -> None:
    (workshop.folder / "blobs/ab").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        workshop.repository.write("blobs/ab/abcd", b"")
