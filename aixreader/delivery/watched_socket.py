"""Sockets whose waits can be cancelled: every step of connecting, sending and receiving looks at its `Exchange`."""

from __future__ import annotations

import io
import select
import socket
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from typing_extensions import override

from aixreader.delivery.exchange import LOOK_SECONDS, Exchange

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


def connect(host: str, port: int, exchange: Exchange) -> socket.socket:
    """A connection to `host`: its addresses are tried in their order.

    Raises `socket.gaierror` where the name is not known, `TimeoutError` or `OSError` where no address answers, and what
    the exchange raises. The name's resolution is the system's and cannot be cancelled.
    """
    error: OSError = socket.gaierror(socket.EAI_NONAME, "no address")
    for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        connection = socket.socket(family, kind, protocol)
        try:
            _connect(connection, address, exchange)
        except OSError as failed:
            connection.close()
            error = failed
        except BaseException:
            connection.close()
            raise
        else:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection.settimeout(exchange.limits.connect_seconds)
            return connection
    raise error


def _connect(connection: socket.socket, address: object, exchange: Exchange) -> None:
    end = time.monotonic() + exchange.limits.connect_seconds
    connection.settimeout(0)
    connection.connect_ex(address)  # type: ignore[arg-type]  # as `getaddrinfo` gave it
    while True:
        _, writable, failed = select.select([], [connection], [connection], LOOK_SECONDS)
        if writable or failed:
            code = connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if code:
                raise OSError(code, "no connection")
            return
        exchange.look()
        if time.monotonic() > end:
            raise TimeoutError


class WatchedSocket:
    """Stands in for a connected socket (plain or TLS): what `http.client` and urllib3 use of one."""

    def __init__(self, connected: socket.socket, current: Callable[[], Exchange]) -> None:
        """`current` gives the exchange that the connection serves now: connections are used again."""
        connected.settimeout(LOOK_SECONDS)
        self._socket = connected
        self._current = current

    def sendall(self, data: bytes) -> None:
        """Send all of `data`."""
        exchange, view, sent = self._current(), memoryview(data).cast("B"), 0
        while sent < len(view):
            try:
                count = self._socket.send(view[sent:])
            except TimeoutError:
                exchange.look()
            else:
                exchange.sent(count)
                sent += count

    def makefile(self, _mode: str = "rb", *_args: object) -> io.BufferedReader:
        """The answer to what was just sent."""
        return io.BufferedReader(_WatchedReader(self._socket, self._current()))

    def settimeout(self, _seconds: float | None) -> None:
        """Nothing: the limits are those of the exchange."""

    def fileno(self) -> int:
        """The number of the descriptor, -1 once closed."""
        return self._socket.fileno()

    def shutdown(self, how: int) -> None:
        """Stop receiving or sending."""
        self._socket.shutdown(how)

    def close(self) -> None:
        """Close it as soon as no answer is read from it any more."""
        self._socket.close()


class _WatchedReader(io.RawIOBase):
    """The bytes that come, until the other end closes."""

    def __init__(self, connected: socket.socket, exchange: Exchange) -> None:
        self._socket = connected
        self._held_open = connected.makefile("rb", buffering=0)  # `close` of the socket waits for this one's
        self._exchange = exchange

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: WriteableBuffer, /) -> int:
        while True:
            try:
                count = self._socket.recv_into(buffer)
            except TimeoutError:
                self._exchange.look()
            else:
                self._exchange.received(count)
                return count

    @override
    def close(self) -> None:
        if not self.closed:
            self._held_open.close()
        super().close()
