"""A mirror on a web server."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest

from aixreader.delivery.exchange import Limits, unwatched
from aixreader.delivery.mirror.place import MissingFileError, read_whole
from aixreader.delivery.mirror.web_place import WebPlace
from aixreader.delivery.request_counter import RequestCounter
from aixreader.delivery.transport import Transport
from aixreader.errors import DeliveryError, MirrorError
from tests.mirrors import NEWER, SITE, Desk, Workshop
from tests.web_server import Answer, Visit, web_server

pytestmark = pytest.mark.usefixtures("no_proxy")

DATA = bytes(range(256)) * 40


@pytest.fixture
def transport() -> Iterator[Transport]:
    with Transport(RequestCounter(), Limits(connect_seconds=2, silence_seconds=0.5)) as made:
        yield made


def serving(workshop: Workshop) -> Answer:
    """A file server with entity tags and ranges."""

    def answer(visit: Visit) -> None:
        path = workshop.folder / visit.path.removeprefix("/mirror/")
        if not path.is_file():
            visit.reply(b"", 404)
            return
        data = path.read_bytes()
        tag = f'"{hashlib.md5(data).hexdigest()}"'  # noqa: S324  # as servers make them
        if visit.headers.get("If-None-Match") == tag:
            visit.reply(b"", 304)
        else:
            visit.reply(data, ETag=tag)

    return answer


def test_an_edition_comes_over_the_web(workshop: Workshop, desk: Desk, transport: Transport) -> None:
    with web_server({"*": serving(workshop)}) as server:
        for address in (f"{server.url}/mirror", f"{server.url}/mirror/"):
            desk.update(WebPlace(address, transport, unwatched))
        assert desk.text() == SITE
        server.requests.clear()
        desk.update(WebPlace(f"{server.url}/mirror", transport, unwatched))
        assert [visit.path for visit in server.requests] == ["/mirror/metadata/timestamp.json"]
        workshop.add("2026-09", NEWER)
        server.requests.clear()
        desk.update(WebPlace(f"{server.url}/mirror", transport, unwatched))
        assert desk.text() == NEWER
        assert len(server.requests) == 6


@pytest.mark.parametrize("status", [403, 404, 410])
def test_what_is_not_there_is_missing(transport: Transport, status: int) -> None:
    with web_server({"*": lambda visit: visit.reply(b"", status)}) as server, pytest.raises(MissingFileError):
        read_whole(WebPlace(server.url, transport, unwatched), "blobs/tea", 10)


def part_of(visit: Visit, *, shift: int = 0, known: bool = True) -> None:
    """An answer to a range, wrong by `shift`; the whole file where ranges are not `known`."""
    begin = int(visit.headers.get("Range", "bytes=0-")[6:-1])
    if not known:
        visit.reply(DATA)
    elif begin >= len(DATA):
        visit.reply(b"", 416)
    else:
        at = f"bytes {begin + shift}-{len(DATA) - 1}/{len(DATA)}"
        visit.reply(DATA[begin + shift :], 206, Content_Range=at)


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("start", [1, 5000, len(DATA) - 1, len(DATA)])
def test_the_rest_of_a_file(transport: Transport, known: bool, start: int) -> None:
    with web_server({"*": lambda visit: part_of(visit, known=known)}) as server:
        place = WebPlace(server.url, transport, unwatched)
        assert b"".join(place.chunks("blobs/tea", len(DATA), start)) == DATA[start:]


def test_another_part_than_was_asked_for_is_refused(transport: Transport) -> None:
    with web_server({"*": lambda visit: part_of(visit, shift=1)}) as server, pytest.raises(MirrorError) as caught:
        list(WebPlace(server.url, transport, unwatched).chunks("blobs/tea", len(DATA), 10))
    assert caught.value.reason == "altered"


def endless(visit: Visit) -> None:
    """Chunks without end."""
    visit.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        visit.wfile.write(b"400\r\n" + b"x" * 1024 + b"\r\n")


@pytest.mark.parametrize(
    "answer",
    [
        lambda visit: visit.reply(b"<html>Sign in</html>"),
        lambda visit: visit.reply(b"", 500),
        lambda visit: visit.reply(b"x" * 20_000),
        lambda visit: visit.reply(b"", 302, Location="ftp://elsewhere/"),
        lambda visit: visit.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"),
        lambda visit: visit.say_nothing(),
        endless,
    ],
    ids=["portal", "fault", "large", "redirect", "cut", "silent", "endless"],
)
def test_servers_that_misbehave_are_told(workshop: Workshop, desk: Desk, transport: Transport, answer: Answer) -> None:
    desk.update(workshop.folder)
    before = desk.state()
    with web_server({"*": answer}) as server, pytest.raises(DeliveryError) as caught:
        desk.update(WebPlace(server.url, transport, unwatched))
    assert caught.value.hint
    assert desk.state() == before


def test_a_transfer_that_broke_off_goes_on_where_it_was(workshop: Workshop, desk: Desk, transport: Transport) -> None:
    large = bytes(range(256)) * 2000
    workshop.add("2026-09", {**SITE, "static/pot.png": large})
    serve, cut, ranges = serving(workshop), [True], list[str]()

    def answer(visit: Visit) -> None:
        path = workshop.folder / visit.path.removeprefix("/mirror/")
        if not path.is_file() or path.read_bytes() != large:
            serve(visit)
        elif cut.pop() if cut else False:
            visit.raw(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(large) + large[:300_000])
        else:
            ranges.append(visit.headers.get("Range", "bytes=0-"))
            start = int(ranges[-1][6:-1])
            visit.reply(large[start:], 206, Content_Range=f"bytes {start}-{len(large) - 1}/{len(large)}")

    with web_server({"*": answer}) as server:
        place = WebPlace(f"{server.url}/mirror", transport, unwatched)
        with pytest.raises(DeliveryError, match="broke off"):
            desk.update(place)
        assert desk.text() == {}
        desk.update(place)
    assert ranges == ["bytes=300000-"]
    assert desk.text()["static/pot.png"] == large


def test_contents_that_never_end_are_stopped(workshop: Workshop, desk: Desk, transport: Transport) -> None:
    serve = serving(workshop)

    def answer(visit: Visit) -> None:
        if "/blobs/" in visit.path:
            endless(visit)
        else:
            serve(visit)

    with web_server({"*": answer}) as server, pytest.raises(DeliveryError):
        desk.update(WebPlace(f"{server.url}/mirror", transport, unwatched))
    assert desk.text() == {}


def test_no_path_leads_out(transport: Transport) -> None:
    with pytest.raises(MirrorError):
        list(WebPlace("http://127.0.0.1:1", transport, unwatched).chunks("../x", 1))
