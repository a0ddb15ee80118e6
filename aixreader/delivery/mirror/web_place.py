"""A mirror behind an address of the web: any server of files will do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aixreader.delivery.exchange import Watch
from aixreader.delivery.mirror.place import MissingFileError, check_path
from aixreader.delivery.mirror.refusals import ALTERED, refusal
from aixreader.delivery.transport import Response, Transport

GONE = frozenset({403, 404, 410})
"""How servers say that there is no such file; a store of objects answers 403 where it does not list its contents."""
UNCHANGED, PARTIAL, BEYOND = 304, 206, 416
RANGE = re.compile(r"bytes (\d{1,15})-")


class WebPlace:
    """Files below `address`, fetched by `transport`; `watch` is called while they are, and stops it by raising."""

    def __init__(self, address: str, transport: Transport, watch: Watch) -> None:
        self.address = address
        self._base = address if address.endswith("/") else f"{address}/"
        self._transport = transport
        self._watch = watch

    def chunks(self, path: str, limit: int, start: int = 0) -> Iterator[bytes]:
        """The bytes of a file from `start` on: the rest of it, if the server can send that alone."""
        headers = {"Range": f"bytes={start}-"} if start else {}
        with self._get(path, limit, headers) as response:
            if response.status == BEYOND:
                return
            skip = self._begin(response, path, start)
            for piece in response:
                if skip < len(piece):
                    yield piece[skip:]
                skip = max(0, skip - len(piece))

    def changed(self, path: str, limit: int, tag: str) -> tuple[bytes, str] | None:
        """A small file with its entity tag, None if it still has the tag `tag`."""
        with self._get(path, limit, {"If-None-Match": tag} if tag else {}) as response:
            if tag and response.status == UNCHANGED:
                return None
            response.raise_for_status()
            return response.read(), response.headers.get("etag", "")

    def _get(self, path: str, limit: int, headers: dict[str, str]) -> Response:
        check_path(path)
        response = self._transport.get(f"{self._base}{path}", max_bytes=limit, headers=headers, cancel=self._watch)
        if response.status in GONE:
            response.close()
            raise MissingFileError(path)
        return response

    @staticmethod
    def _begin(response: Response, path: str, start: int) -> int:
        """How many bytes of an answer lie before `start`; raises `DeliveryError` for one that is none."""
        response.raise_for_status()
        if response.status != PARTIAL:
            return start
        found = RANGE.match(response.headers.get("content-range", ""))
        if found is None or int(found[1]) != start:
            raise refusal(ALTERED, f"The server sends another part of {path} than was asked for.")
        return 0
