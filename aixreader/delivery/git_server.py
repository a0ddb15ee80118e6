"""Git's own protocol with a server over HTTP: dulwich speaks it, our transport carries it.

Version 2 and partial clones only, as the large hosts offer them. Who offers less is refused (`NoGitError`), and an
archive may do instead.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from dulwich.client import AbstractHttpGitClient
from dulwich.errors import GitProtocolError, NotGitRepository
from dulwich.objects import ObjectID
from dulwich.refs import Ref
from typing_extensions import override

from aixreader.delivery.exchange import Watch
from aixreader.delivery.transport import SMALL_BYTES, Response, Transport, host_of
from aixreader.errors import DeliveryError, NoGitError

if TYPE_CHECKING:
    from dulwich.client import HTTPResponse

    Read = Callable[[int], bytes]
    References = tuple[dict[bytes, ObjectID | None], set[bytes], str, dict[bytes, bytes], dict[bytes, ObjectID]]

NO_FILTER = b"blob:none"
ODD_ANSWERS = (GitProtocolError, AssertionError, EOFError, IndexError, KeyError, TypeError, ValueError, zlib.error)
"""What dulwich raises where an answer is not what the protocol says."""
NO_SUCH = frozenset({401, 403, 404, 405, 406, 410})
"""Statuses of servers that have no git at an address, or keep it to themselves."""


class GitServer:
    """A repository on a server; `address` is that of its page, as git takes it."""

    def __init__(self, address: str, transport: Transport, watch: Watch) -> None:
        self._host = host_of(address)
        self._client = _Client(address, transport, watch)

    def commit_of(self, branch: str) -> str:
        """The commit that a branch is at. Raises `NoGitError`, `DeliveryError` and what the watch raises."""
        name = f"refs/heads/{branch}".encode()
        try:
            references = self._client.references(name)
        except NotGitRepository as error:
            raise NoGitError(f"{self._host} offers no git repository there.", "") from error
        except ODD_ANSWERS as error:
            raise NoGitError(f"{self._host} does not answer as a git server.", "Check the address.") from error
        commit = references.get(name)
        if commit is None:
            raise DeliveryError(f"{self._host} has no branch “{branch}” there.", "Check the address.")
        return commit.decode("ascii")

    def fetch_folders(self, commit: str, *, max_bytes: int, on_bytes: Callable[[int], None]) -> bytes:
        """A pack with a commit and the lists of its folders, without files and ancestors. `on_bytes` is told as they
        come. Raises as `commit_of` does.
        """
        return self._fetch([commit], max_bytes, on_bytes, depth=1, filter_spec=NO_FILTER)

    def fetch_files(self, wanted: Sequence[str], *, max_bytes: int, on_bytes: Callable[[int], None]) -> bytes:
        """A pack with the files whose ids are `wanted`; otherwise as `fetch_folders`."""
        return self._fetch(wanted, max_bytes, on_bytes)

    def _fetch(
        self,
        wanted: Sequence[str],
        max_bytes: int,
        on_bytes: Callable[[int], None],
        *,
        depth: int | None = None,
        filter_spec: bytes | None = None,
    ) -> bytes:
        pack = bytearray()

        def collect(data: bytes) -> int:
            pack.extend(data)
            on_bytes(len(data))
            return len(data)

        ids = [ObjectID(name.encode("ascii")) for name in wanted]
        self._client.max_bytes = max_bytes
        try:
            self._client.fetch_pack(
                "",
                _want(ids),
                _KnowsNothing(),
                collect,
                depth=depth,
                filter_spec=filter_spec,
                protocol_version=2,
            )
        except ODD_ANSWERS as error:
            raise DeliveryError(
                f"{self._host} does not send what was asked for ({type(error).__name__}).",
                "What has arrived is kept. Try again later.",
            ) from error
        return bytes(pack)


class _Client(AbstractHttpGitClient):
    """dulwich's client on our transport; references and abilities of the server are asked for once."""

    def __init__(self, address: str, transport: Transport, watch: Watch) -> None:
        super().__init__(address, thin_packs=False, quiet=True)
        self.max_bytes = SMALL_BYTES
        self._transport = transport
        self._watch = watch
        self._known: References | None = None
        self._answer: _Answer | None = None

    def references(self, prefix: bytes) -> dict[bytes, ObjectID | None]:
        """The references that begin with `prefix`."""
        return self._discover_references(b"git-upload-pack", self._get_url(""), 2, [prefix])[0]

    @override
    def _discover_references(  # type: ignore[override]  # bytes of which dulwich has made types of its own
        self,
        service: bytes,
        base_url: str,
        protocol_version: int | None = None,
        ref_prefix: Sequence[bytes] | None = None,
    ) -> References:
        if self._known is None:
            found = super()._discover_references(service, base_url, protocol_version, ref_prefix)
            abilities = found[1]
            fetch = next((each for each in abilities if each.startswith(b"fetch=")), b"")
            if self.dumb or self.protocol_version != 2 or b"filter" not in fetch.strip()[6:].split():
                raise GitProtocolError("no partial clones")
            self._known = cast("References", found)
        return self._known

    @override
    def _http_request(
        self,
        url: str,
        headers: dict[str, str] | None = None,
        data: bytes | Iterator[bytes] | None = None,
        raise_for_status: bool = True,
    ) -> tuple[HTTPResponse, Read]:
        if self._answer is not None:  # dulwich leaves some open
            self._answer.finish()
        sent = {"Pragma": "no-cache", **(headers or {})}
        sent.pop("Content-Length", None)  # the transport knows it
        if data is None:
            response = self._transport.get(url, max_bytes=self.max_bytes, headers=sent, cancel=self._watch)
        else:
            body = data if isinstance(data, bytes) else b"".join(data)
            response = self._transport.post(url, body, max_bytes=self.max_bytes, headers=sent, cancel=self._watch)
        if response.status in NO_SUCH:
            response.close()
            raise NotGitRepository
        response.raise_for_status()
        self._answer = answer = _Answer(response, url)
        return cast("HTTPResponse", answer), answer.read


def _want(ids: list[ObjectID]) -> Callable[..., list[ObjectID]]:
    """What decides on what is wanted, whatever the references are."""

    def decide(refs: Mapping[Ref, ObjectID], depth: int | None = None) -> list[ObjectID]:
        del refs, depth
        return ids

    return decide


class _Answer:
    """An answer as dulwich takes it."""

    def __init__(self, response: Response, url: str) -> None:
        self.content_type = response.headers.get("content-type")
        self.redirect_location = response.url if response.url != url else ""
        self._response = response
        self._blocks = iter(response)
        self._left = b""

    def read(self, count: int) -> bytes:
        """`count` bytes, fewer only at the end."""
        parts, wanted = [self._left], count - len(self._left)
        while wanted > 0 and (block := next(self._blocks, b"")):
            parts.append(block)
            wanted -= len(block)
        data = b"".join(parts)
        self._left = data[count:]
        return data[:count]

    def finish(self) -> None:
        """See the end, if nothing but that is still to come: the connection can then be used again."""
        with suppress(DeliveryError):
            next(self._blocks, b"")
        self._response.close()

    def close(self) -> None:
        """The same: whatever is read after a whole answer is its end."""
        self.finish()


class _KnowsNothing:
    """Walks through the commits that are here: none, so that the server leaves nothing out."""

    shallow: frozenset[ObjectID] = frozenset()

    def __next__(self) -> ObjectID | None:
        return None

    def ack(self, _name: ObjectID) -> None:
        """Nothing was offered."""

    def nak(self) -> None:
        """Nothing was offered."""
