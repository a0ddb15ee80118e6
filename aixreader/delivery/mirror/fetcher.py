"""What `tuf` asks for, answered from a place: `make_fetcher`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from aixreader.delivery.mirror.layout import MAX_LIST, METADATA
from aixreader.delivery.mirror.place import MissingFileError, Place, read_whole

if TYPE_CHECKING:
    from tuf.ngclient.fetcher import FetcherInterface

BASE = f"mirror:{METADATA}"
"""The address that `tuf` is given; what it puts behind it is a path below `METADATA`."""


class Received:
    """The metadata that was asked for, by role and in order: for messages about what was refused."""

    def __init__(self) -> None:
        self.data: dict[str, bytes] = {}
        self.role = "root"

    def note(self, path: str, data: bytes | None) -> None:
        """Remember what came for a path ("metadata/3.snapshot.json")."""
        self.role = path.removesuffix(".json").rpartition("/")[2].rpartition(".")[2]
        if data is not None:
            self.data[self.role] = data


def make_fetcher(place: Place, known: Mapping[str, bytes | None], received: Received) -> FetcherInterface:
    """A fetcher of `place`.

    `known` has files that need not be asked for again, None for one that is known to be missing. Errors of the place
    are raised as they are.
    """
    from tuf.api.exceptions import DownloadHTTPError
    from tuf.ngclient.fetcher import FetcherInterface

    class PlaceFetcher(FetcherInterface):
        """Reads below a place, and nowhere else."""

        def _fetch(self, url: str) -> Iterator[bytes]:
            yield self.download_bytes(url, MAX_LIST)

        def download_bytes(self, url: str, max_length: int) -> bytes:
            """The bytes of a file of at most `max_length`."""
            path = f"{METADATA}{url.removeprefix(BASE)}"
            received.note(path, None)
            try:
                data = known[path] if path in known else read_whole(place, path, max_length)
            except MissingFileError:
                data = None
            if data is None:
                raise DownloadHTTPError(f"{path} is missing", 404)
            received.note(path, data)
            return data

    return PlaceFetcher()
