"""Opens the place of a mirror by what names it: an address of the web, a folder, or an archive of such a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aixreader.delivery.exchange import Watch
from aixreader.delivery.mirror.layout import CHUNK, TIMESTAMP
from aixreader.delivery.mirror.place import FolderPlace, MissingFileError, Place, check_path
from aixreader.delivery.mirror.refusals import ALTERED, ENDLESS, UNREACHABLE, refusal
from aixreader.delivery.request_counter import RequestCounter
from aixreader.errors import SourceError
from aixreader.files import is_there
from aixreader.progress import Report
from aixreader.source.archive import open_checked
from aixreader.source.archive_checks import CheckedArchive

WEB = ("http://", "https://")


class WatchedReport:
    """A `Report` that can be called without progress, by what waits: see `watch`."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._fraction, self._text = 0.0, ""

    def __call__(self, fraction: float, text: str) -> None:
        """Report `fraction` and `text`."""
        self._fraction, self._text = fraction, text
        self._report(fraction, text)

    def watch(self, waits_for: str) -> None:
        """Report what is waited for, "" for nothing; raises what the report raises."""
        self._report(self._fraction, waits_for or self._text)


class ArchivePlace:
    """A packed mirror: the folder itself, or an archive with that folder alone in it."""

    def __init__(self, archive: CheckedArchive, address: str) -> None:
        self.address = address
        self._archive = archive
        tops = {name.partition("/")[0] for name in archive.entries}
        roots = ["", *(f"{top}/" for top in tops if len(tops) == 1)]
        self._root = next((root for root in roots if f"{root}{TIMESTAMP}" in archive.entries), "")

    def chunks(self, path: str, limit: int, start: int = 0) -> Iterator[bytes]:
        """The bytes of a file from `start` on."""
        check_path(path)
        entry = self._archive.entries.get(f"{self._root}{path}")
        if entry is None:
            raise MissingFileError(path)
        if entry.size > limit:
            raise refusal(ENDLESS, f"{path} of the mirror is larger than what was signed can be.")
        data = self._archive.read(f"{self._root}{path}")
        for at in range(start, len(data), CHUNK):
            yield data[at : at + CHUNK]

    def changed(self, path: str, limit: int, tag: str) -> tuple[bytes, str] | None:  # noqa: ARG002 - reading is cheap
        """The file: an archive has no tags."""
        return b"".join(self.chunks(path, limit)), ""


@contextmanager
def open_place(address: str, counter: RequestCounter, watch: Watch) -> Iterator[Place]:
    """The place that `address` names; raises `MirrorError` where there is none. Requests are told to `counter`."""
    if address.lower().startswith(WEB):
        from aixreader.delivery.mirror.web_place import WebPlace
        from aixreader.delivery.transport import Transport

        with Transport(counter) as transport:
            yield WebPlace(address, transport, watch)
        return
    path = Path(address)
    if path.is_dir() or not is_there(path):
        yield FolderPlace(path)
        return
    try:
        with open_checked(path) as archive:
            yield ArchivePlace(archive, address)
    except SourceError as error:
        is_damaged = path.is_file()
        raise refusal(ALTERED if is_damaged else UNREACHABLE, f"The mirror {address}: {error.message}") from error
