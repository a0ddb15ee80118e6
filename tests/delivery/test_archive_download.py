"""Downloads of a zip: whole or not at all."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from aixreader.delivery.archive_download import download
from aixreader.delivery.request_counter import RequestCounter
from aixreader.delivery.transport import Transport
from aixreader.errors import Cancelled, DeliveryError, OutputError
from aixreader.progress import silent
from tests.web_server import Answer, web_server


def make_zip() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("kettle.md", "A kettle boils water. " * 5000)
        archive.comment = b"1" * 40
    return data.getvalue()


ZIP = make_zip()
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(ZIP), ZIP)


@pytest.fixture
def transport() -> Iterator[Transport]:
    with Transport(RequestCounter()) as made:
        yield made


@pytest.mark.parametrize("answer", [lambda visit: visit.raw(CHUNKED), lambda visit: visit.reply(ZIP)])
def test_a_zip_comes_whole(transport: Transport, tmp_path: Path, answer: Answer) -> None:
    with web_server({"/x.zip": answer}) as server:
        file = download(transport, f"{server.url}/x.zip", tmp_path / "editions", silent)
    assert file.read_bytes() == ZIP


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda visit: visit.reply(b" <!doctype html><p>Sign in"), "sent a page instead"),
        (lambda visit: visit.reply(b"\x1f\x8b" + ZIP), "no zip"),
        (lambda visit: visit.raw(b"HTTP/1.1 200 OK\r\n\r\n" + ZIP[:9000]), "broke off after 9 kB"),
        (lambda visit: visit.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n" + ZIP[:9000]), "broke off"),
        (lambda visit: visit.reply(b""), "broke off after 0 bytes"),
        (lambda visit: visit.reply(ZIP, 404), "answered 404"),
    ],
    ids=["portal", "gzip", "cut", "cut length", "empty", "404"],
)
def test_what_is_no_whole_zip_leaves_nothing(transport: Transport, tmp_path: Path, answer: Answer, words: str) -> None:
    with web_server({"/x.zip": answer}) as server, pytest.raises(DeliveryError, match=words):
        download(transport, f"{server.url}/x.zip", tmp_path, silent)
    assert list(tmp_path.iterdir()) == []


def test_a_cancel_leaves_nothing(transport: Transport, tmp_path: Path) -> None:
    def report(fraction: float, text: str) -> None:
        if fraction and "kB" in text:
            raise Cancelled

    with web_server({"/x.zip": lambda visit: visit.reply(ZIP)}) as server, pytest.raises(Cancelled):
        download(transport, f"{server.url}/x.zip", tmp_path, report)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(transport: Transport, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be kept"):
        download(transport, "http://127.0.0.1/", tmp_path / "file", silent)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are those of POSIX")
def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    script = """
import resource, sys
from pathlib import Path
from aixreader.delivery.archive_download import download
from aixreader.delivery.request_counter import RequestCounter
from aixreader.delivery.transport import Transport
from aixreader.errors import OutputError
from aixreader.progress import silent
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    download(Transport(RequestCounter()), sys.argv[1], Path(sys.argv[2]), silent)
except OutputError as error:
    print(error)
"""
    with web_server({"/x.zip": lambda visit: visit.reply(ZIP)}) as server:
        command = [sys.executable, "-c", script, f"{server.url}/x.zip", str(tmp_path)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "There is no room" in told
    assert list(tmp_path.iterdir()) == []
