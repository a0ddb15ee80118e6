"""Asks a git server which commit is the newest, in one request of a few hundred bytes."""

from __future__ import annotations

import re

from aixreader.delivery.exchange import Watch
from aixreader.delivery.transport import Transport
from aixreader.delivery.upstream import BRANCH, Upstream
from aixreader.errors import DeliveryError

MAX_BYTES = 16 * 1024
"""Of the answer, which has some 70."""
NAME = f"refs/heads/{BRANCH}"
HEADERS = {
    "Content-Type": "application/x-git-upload-pack-request",
    "Accept": "application/x-git-upload-pack-result",
    "Git-Protocol": "version=2",
}
LINE = re.compile(rb"[0-9a-f]{4}([0-9a-f]{40}) " + NAME.encode() + rb"(?: [^\n]*)?\n")


def newest_commit(transport: Transport, upstream: Upstream, watch: Watch) -> str:
    """The commit that the Exchange is at. Raises `DeliveryError`, and what `watch` raises."""
    body = _line("command=ls-refs\n") + b"0001" + _line(f"ref-prefix {NAME}\n") + b"0000"
    url = f"{upstream.address}/git-upload-pack"
    with transport.post(url, body, max_bytes=MAX_BYTES, headers=HEADERS, cancel=watch) as answer:
        answer.raise_for_status()
        match = LINE.search(answer.read())
    if match is None:
        raise DeliveryError(f"{upstream.host} does not say which commit is the newest.", "Check the address.")
    return match[1].decode()


def _line(text: str) -> bytes:
    """A line as git's protocol frames it."""
    return f"{len(text) + 4:04x}{text}".encode()
