"""Opening the place of a mirror."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from aixreader.delivery.exchange import unwatched
from aixreader.delivery.mirror.place import MissingFileError, read_whole
from aixreader.delivery.mirror.web_place import WebPlace
from aixreader.delivery.request_counter import RequestCounter
from aixreader.errors import Cancelled, MirrorError
from aixreader.services.mirrors.places import WatchedReport, open_place
from tests.mirrors import SITE, Desk, Workshop


def test_a_folder_and_a_zip_of_it_are_read_alike(workshop: Workshop, tmp_path: Path) -> None:
    shutil.make_archive(str(tmp_path / "flat"), "zip", workshop.folder)
    shutil.make_archive(str(tmp_path / "inside"), "zip", workshop.folder.parent, "mirror")
    for number, name in enumerate(("flat.zip", "inside.zip", "workshop/mirror")):
        desk = Desk(tmp_path / str(number), workshop.root)
        with open_place(str(tmp_path / name), RequestCounter(), unwatched) as place:
            desk.update(place)
            with pytest.raises(MissingFileError):
                read_whole(place, "metadata/9.root.json", 10)
            with pytest.raises(MirrorError):
                read_whole(place, "../secret", 10)
            with pytest.raises(MirrorError) as caught:
                read_whole(place, "metadata/timestamp.json", 10)
            assert caught.value.reason == "endless"
            assert b"".join(place.chunks("metadata/timestamp.json", 10_000, 1)).startswith(b'"')
        assert desk.text() == SITE


def test_an_address_is_not_asked_before_it_is_needed() -> None:
    counter = RequestCounter()
    with open_place("https://mirror.example/", counter, unwatched) as place:
        assert isinstance(place, WebPlace)
    assert counter.requests == 0


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.write_bytes(b"tea"), "altered"),
        (lambda path: path.write_bytes(b"PK\x03\x04tea"), "altered"),
        (lambda path: zipfile.ZipFile(path, "w").close(), "incomplete"),
        (lambda _path: None, "unreachable"),
    ],
)
def test_what_is_no_place_is_told(workshop: Workshop, tmp_path: Path, make: object, reason: str) -> None:
    path = tmp_path / "mirror.zip"
    make(path)  # type: ignore[operator] # one of the above
    with pytest.raises(MirrorError) as caught, open_place(str(path), RequestCounter(), unwatched) as place:
        Desk(tmp_path / "data", workshop.root).update(place)
    assert caught.value.reason == reason


def test_a_zip_made_to_do_harm_is_refused(workshop: Workshop, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
        archive.write(workshop.timestamp, "metadata/timestamp.json")
        archive.writestr("../evil", "x")
    with (
        pytest.raises(MirrorError, match="leads out") as caught,
        open_place(str(tmp_path / "evil.zip"), RequestCounter(), unwatched),
    ):
        pass
    assert caught.value.reason == "altered"


def test_what_waits_is_told_and_can_be_cancelled() -> None:
    told: list[tuple[float, str]] = []
    report = WatchedReport(lambda fraction, text: told.append((fraction, text)))
    report(0.5, "Receiving")
    report.watch("Waiting for a server")
    report.watch("")
    assert told == [(0.5, "Receiving"), (0.5, "Waiting for a server"), (0.5, "Receiving")]

    def stop(fraction: float, text: str) -> None:
        assert (fraction, text) == (0.0, "")
        raise Cancelled

    with pytest.raises(Cancelled):
        WatchedReport(stop).watch("")
