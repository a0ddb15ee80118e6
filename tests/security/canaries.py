"""Listeners that nobody may ever reach: a TCP and a UDP port for each attack, and a DNS server where names are asked.

They answer as a willing web server would, so that an attack that gets through goes on to its end.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Callable
from threading import Thread
from typing import cast

from typing_extensions import override

from tests.security.attack import DOMAIN, LITERAL, Attack
from tests.security.isolation import RESOLVER

Asked = set[str]
READ_SECONDS = 1
BODIES = {
    "js": ("text/javascript", b"probe()"),
    "css": ("text/css", b"p { color: red }"),
    "svg": ("image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    "bin": ("application/octet-stream", b"x"),
}
PAGE = ("text/html", b"<title>elsewhere</title>")


class Canaries:
    """Take notes in `asked`: names of attacks whose port was reached, or whose host name was asked for."""

    def __init__(self, attacks: tuple[Attack, ...], *, dns: bool) -> None:
        self.asked: dict[str, Asked] = {attack.name: set() for attack in attacks}
        self.ports: dict[str, int] = {}
        self.pages = 0
        self._attacks = {f"/{attack.slug}": attack for attack in attacks}
        self._dns = dns
        self._loop = asyncio.new_event_loop()
        self._loop.run_until_complete(self._listen(attacks))
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    async def _listen(self, attacks: tuple[Attack, ...]) -> None:
        for attack in attacks:
            self.ports[attack.name] = await self._listen_for(attack.name)
        server = await asyncio.start_server(self._serve_page, LITERAL, 0)
        self.pages = server.sockets[0].getsockname()[1]
        if self._dns:
            await self._loop.create_datagram_endpoint(lambda: _Names(self._note_name), local_addr=(RESOLVER, 53))

    async def _listen_for(self, name: str) -> int:
        asked = self.asked[name]

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            asked.add("TCP")
            await _answer(reader, writer)

        listener = _listener()
        port = int(listener.getsockname()[1])
        await asyncio.start_server(serve, sock=listener)
        await self._loop.create_datagram_endpoint(lambda: _Packets(asked), local_addr=(LITERAL, port))
        return port

    def _note_name(self, name: str) -> None:
        for attack in self._attacks.values():
            if name.startswith(attack.slug + "."):
                self.asked[attack.name].add("DNS")

    async def _serve_page(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve the attacks as pages of an ordinary web site."""
        path = (await _path(reader)).partition("?")[0]
        attack = self._attacks.get(path)
        if attack is not None:
            _reply(writer, attack.mime, attack.render(self.ports[attack.name]).encode())
        elif path.endswith(".js"):
            _reply(writer, "text/javascript", b"")
        else:
            _reply(writer, *PAGE)
        writer.close()


def _listener() -> socket.socket:
    """A listener that both families reach, so that no way of writing an address leads past it."""
    listener = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
    listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
    listener.bind(("::", 0))
    return listener


async def _path(reader: asyncio.StreamReader) -> str:
    """The path a request asks for; "" where none comes."""
    try:
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), READ_SECONDS)
    except (TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, OSError):
        return ""
    words = head.split(b" ", 2)
    return words[1].decode("ascii", "replace") if len(words) == 3 else ""


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    path = await _path(reader)
    if path:
        _reply(writer, *BODIES.get(path.rpartition(".")[2], PAGE))
    writer.close()


def _reply(writer: asyncio.StreamWriter, mime: str, body: bytes) -> None:
    head = (
        f"HTTP/1.1 200 OK\r\nContent-Type: {mime}; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
        "Access-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n"
    )
    writer.write(head.encode() + body)


class _Packets(asyncio.DatagramProtocol):
    """Notes that any packet came."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked

    @override
    def datagram_received(self, data: bytes, addr: tuple[object, ...]) -> None:
        self._asked.add("UDP")


class _Names(asyncio.DatagramProtocol):
    """A DNS server for which every name of the canaries is this machine."""

    def __init__(self, note: Callable[[str], None]) -> None:
        self._note = note

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.DatagramTransport", transport)

    @override
    def datagram_received(self, data: bytes, addr: tuple[object, ...]) -> None:
        name, end = _read_name(data)
        self._note(name)
        known = name.endswith(DOMAIN) and data[end : end + 2] == b"\0\1"
        head = data[:2] + (b"\x81\x80" if name.endswith(DOMAIN) else b"\x81\x83")
        answer = struct.pack(">HHHLH", 0xC00C, 1, 1, 1, 4) + socket.inet_aton(LITERAL) if known else b""
        reply = head + struct.pack(">HHHH", 1, int(known), 0, 0) + data[12 : end + 4] + answer
        self._transport.sendto(reply, addr)


def _read_name(query: bytes) -> tuple[str, int]:
    """The name a query asks for, and where it ends."""
    at, labels = 12, []
    while query[at]:
        labels.append(query[at + 1 : at + 1 + query[at]].decode("ascii", "replace").lower())
        at += 1 + query[at]
    return ".".join(labels), at + 1
