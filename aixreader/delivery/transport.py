"""Requests over HTTP: the one way of the program to the network.

Nothing is followed, repeated or decoded behind our back: redirects, waits and limits are decided here, told to a
`Watch` and stopped by it within `LOOK_SECONDS`.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin, urlsplit

from aixreader.delivery.exchange import Exchange, Limits, Watch, unwatched
from aixreader.delivery.network_errors import retry_after, status_error, transfer_error
from aixreader.delivery.request_counter import RequestCounter
from aixreader.errors import DeliveryError, shortened

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

    from aixreader.delivery.connection_pools import ConnectionPools

REDIRECTS = frozenset({301, 302, 303, 307, 308})
KEEPING_METHOD = frozenset({307, 308})
WAITING = frozenset({413, 429, 503})
MAX_WAITS = 3
BLOCK_BYTES = 64 * 1024
SMALL_BYTES = 1024 * 1024
USER_AGENT = "AIX-Reader"


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: a GET, or a POST of `body`."""

    url: str
    headers: Mapping[str, str]
    max_bytes: int
    body: bytes | None = None


class Response:
    """An answer: its status at once, its bytes as they come. To be closed, or used as a context manager.

    `url` is the address that answered, after redirects; names of `headers` are in small letters.
    """

    def __init__(self, response: BaseHTTPResponse, request: Request) -> None:
        self.status = response.status
        self.headers: Mapping[str, str] = {name.lower(): value for name, value in response.headers.items()}
        self.url = request.url
        self._response = response
        self._max_bytes = request.max_bytes

    @property
    def host(self) -> str:
        """The name of the host that answered."""
        return host_of(self.url)

    @property
    def length(self) -> int | None:
        """The number of bytes that are announced; None if none is."""
        value = self.headers.get("content-length", "")
        return int(value) if value.isascii() and value.isdigit() else None

    def raise_for_status(self) -> None:
        """Raise `DeliveryError` unless this is an answer with the status 200, or 206 for a part."""
        if self.status not in (200, 206):
            self.close()
            raise status_error(self.status, self.host, self.headers, time.time())

    def __iter__(self) -> Iterator[bytes]:
        """The bytes as they come. Raises `DeliveryError` where they break off, or are more than allowed."""
        import urllib3

        if (self.length or 0) > self._max_bytes:
            raise self._too_large()
        count = 0
        while True:
            try:
                block = self._response.read1(BLOCK_BYTES)
            except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
                raise transfer_error(error, self.host) from error
            if not block:
                return
            count += len(block)
            if count > self._max_bytes:
                raise self._too_large()
            yield block

    def read(self) -> bytes:
        """All bytes."""
        return b"".join(self)

    def close(self) -> None:
        """Give the answer up, whatever of it is still to come."""
        self._response.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def _too_large(self) -> DeliveryError:
        return DeliveryError(
            f"{self.host} sends more than the {self._max_bytes:,} bytes that were to be expected.",
            "Nothing of it was installed. Check the address.",
        )


class Transport:
    """Sends requests, one after the other; for one thread. `counter` is told of each."""

    def __init__(self, counter: RequestCounter, limits: Limits | None = None) -> None:
        self._counter = counter
        self._limits = limits or Limits()
        self._exchange: Exchange | None = None
        self._pools: ConnectionPools | None = None
        self._response: Response | None = None

    def get(
        self, url: str, *, max_bytes: int, headers: Mapping[str, str] | None = None, cancel: Watch = unwatched
    ) -> Response:
        """Ask for `url`. The status of the answer is not judged: see `Response.raise_for_status`.

        `cancel` is called several times a second until the answer is read, and stops it by raising.

        Raises `DeliveryError` where no answer comes, and what `cancel` raises.
        """
        return self._follow(Request(url, headers or {}, max_bytes), cancel)

    def post(
        self, url: str, body: bytes, *, max_bytes: int, headers: Mapping[str, str], cancel: Watch = unwatched
    ) -> Response:
        """Send `body` to `url`; otherwise as `get`."""
        return self._follow(Request(url, headers, max_bytes, body), cancel)

    def close(self) -> None:
        """Close all connections, and the last answer if it is not read to its end."""
        if self._response is not None:
            self._response.close()
        if self._pools is not None:
            self._pools.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def _follow(self, request: Request, watch: Watch) -> Response:
        """The answer behind all redirects."""
        seen = [request.url]
        while True:
            response = self._wait_and_send(request, watch)
            target = response.headers.get("location", "")
            if response.status not in REDIRECTS or not target:
                return response
            response.close()
            request = redirected(request, response.status, target)
            if request.url in seen or len(seen) > self._limits.redirects:
                raise DeliveryError(
                    f"{host_of(seen[0])} redirects in a circle or too often.", "Check the address, or try again later."
                )
            seen.append(request.url)

    def _wait_and_send(self, request: Request, watch: Watch) -> Response:
        """The answer, after the short waits that the server asks for."""
        waits = 0
        while True:
            response = self._send(request, watch)
            seconds = retry_after(response.headers, time.time()) if response.status in WAITING else None
            if seconds is None or seconds > self._limits.wait_seconds or waits == MAX_WAITS:
                return response
            response.close()
            assert self._exchange is not None  # noqa: S101  # `_send` made it
            self._exchange.hold_back(seconds)
            waits += 1

    def _send(self, request: Request, watch: Watch) -> Response:
        import urllib3

        host = host_of(request.url)
        if not host:
            raise DeliveryError(f"“{shortened(request.url)}” is not an address on the web.", "Check the address.")
        watch("")
        if self._response is not None:
            self._response.close()  # one that was not read to its end would keep its connection open
        self._exchange = Exchange(host, self._limits, self._counter, watch)
        self._counter.add_request(host)
        try:
            self._response = Response(self._open(request), request)
            return self._response
        except urllib3.exceptions.LocationParseError as error:
            raise DeliveryError(f"“{shortened(request.url)}” is not a valid address.", "Check the address.") from error
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            raise transfer_error(error, host) from error

    def _open(self, request: Request) -> BaseHTTPResponse:
        import urllib3

        if self._pools is None:
            from aixreader.delivery.connection_pools import ConnectionPools

            self._pools = ConnectionPools(self._current)
        return self._pools.manager_for(request.url).urlopen(
            "GET" if request.body is None else "POST",
            request.url,
            body=request.body,
            headers={"Accept-Encoding": "identity", "User-Agent": USER_AGENT, **request.headers},
            redirect=False,
            retries=False,
            preload_content=False,
            decode_content=False,
            timeout=urllib3.Timeout(self._limits.connect_seconds),
        )

    def _current(self) -> Exchange:
        assert self._exchange is not None  # noqa: S101  # connections are made for requests only
        return self._exchange


def host_of(url: str) -> str:
    """The name of the host in an address of the web; "" where there is none."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host if parts.scheme in ("http", "https") else ""


def redirected(request: Request, status: int, location: str) -> Request:
    """What to ask for after a redirect. Raises `DeliveryError` where it leads to less safety than before."""
    try:
        target = urljoin(request.url, location)
    except ValueError:
        target = ""
    host, origin = host_of(target), host_of(request.url)
    if not host or "@" in urlsplit(target).netloc:
        raise DeliveryError(f"{origin} redirects to something that is no address of the web.", "Check the address.")
    if urlsplit(request.url).scheme == "https" and urlsplit(target).scheme != "https":
        raise DeliveryError(
            f"{origin} redirects from a secure to an insecure connection, to {host}. That was refused.",
            "A network that wants you to sign in does that: open a page in a browser first. Then try again.",
        )
    if is_private(host) and not is_private(origin):
        raise DeliveryError(
            f"{origin} redirects into the local network, to {host}. That was refused.", "Check the address."
        )
    if request.body is not None and status not in KEEPING_METHOD:
        raise DeliveryError(f"{origin} redirects a request that cannot be repeated elsewhere.", "Check the address.")
    return Request(target.partition("#")[0], request.headers, request.max_bytes, request.body)


def is_private(host: str) -> bool:
    """Whether a host is this computer or one of the local network, as far as its name tells."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local", ".internal")) or "." not in host
