"""Sockets whose waits are ours; with a whole request they are tried in `test_transport`."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from aixreader.delivery.exchange import Exchange, Limits
from aixreader.delivery.request_counter import RequestCounter
from aixreader.delivery.watched_socket import WatchedSocket, connect
from aixreader.errors import Cancelled


def stopped_after(looks: int) -> Exchange:
    """An exchange that is cancelled at one of its looks."""
    left = looks

    def watch(_text: str) -> None:
        nonlocal left
        left -= 1
        if left <= 0:
            raise Cancelled

    return Exchange("127.0.0.1", Limits(), RequestCounter(), watch)


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


@contextmanager
def connections_to(port: int) -> Iterator[None]:
    """As many as a listener takes."""
    with ExitStack() as stack:
        for _ in range(8):
            stack.enter_context(connect("127.0.0.1", port, stopped_after(2)))
        yield


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse at once")
def test_a_full_listener_is_waited_for_until_cancelled() -> None:
    """Its queue is full, so that it accepts nobody: as a host behind a silent firewall."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(Cancelled), connections_to(port):
            pass


def test_sending_is_given_up_where_nobody_reads(pair: tuple[socket.socket, socket.socket]) -> None:
    exchange = stopped_after(2)
    with pytest.raises(Cancelled):
        WatchedSocket(pair[0], lambda: exchange).sendall(bytes(10**8))


def test_an_answer_is_read_to_its_end_after_its_socket_was_closed(pair: tuple[socket.socket, socket.socket]) -> None:
    """`http.client` closes the socket as soon as it knows that the connection serves no further request."""
    exchange = stopped_after(100)
    ours, theirs = pair
    watched = WatchedSocket(ours, lambda: exchange)
    answer = watched.makefile()
    watched.close()
    theirs.sendall(b"steam")
    theirs.close()
    assert answer.read() == b"steam"
    answer.close()
    assert watched.fileno() == -1
