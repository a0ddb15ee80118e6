"""Sees every TCP and UDP packet of a network namespace, whatever its address. Linux, and only for its root."""

from __future__ import annotations

import socket
import struct
from threading import Thread

ALL = 0x0003  # ETH_P_ALL
IPV4, IPV6 = 0x0800, 0x86DD
TCP, UDP = 6, 17
SYN, ACK = 0x02, 0x10
LARGEST = 65535


class Capture:
    """Gathers from its making on: `packets` holds "TCP to 1.2.3.4:80" for each attempt at a connection, and the same
    for each UDP packet.
    """

    def __init__(self) -> None:
        self.packets: list[str] = []
        self._socket = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(ALL))
        self._socket.settimeout(0.2)
        self._running = True
        self._thread = Thread(target=self._gather, daemon=True)
        self._thread.start()

    def stop(self) -> list[str]:
        """What was seen; what is under way is waited for."""
        self._running = False
        self._thread.join()
        self._socket.close()
        return self.packets

    def _gather(self) -> None:
        while True:
            try:
                packet, origin = self._socket.recvfrom(LARGEST)
            except TimeoutError:
                if not self._running:
                    return
                continue
            told = describe(origin[1], packet)
            if told is not None:
                self.packets.append(told)


def describe(family: int, packet: bytes) -> str | None:
    """What `packet` wants; None for anything but UDP and the first packet of a TCP connection."""
    if family == IPV4:
        protocol, start = packet[9], (packet[0] & 15) * 4
        target = socket.inet_ntop(socket.AF_INET, packet[16:20])
    elif family == IPV6:
        protocol, start = packet[6], 40
        target = f"[{socket.inet_ntop(socket.AF_INET6, packet[24:40])}]"
    else:
        return None
    if protocol == TCP and packet[start + 13] & (SYN | ACK) == SYN:
        return f"TCP to {target}:{_port(packet, start)}"
    if protocol == UDP:
        return f"UDP to {target}:{_port(packet, start)}"
    return None


def _port(packet: bytes, start: int) -> int:
    return int(struct.unpack(">H", packet[start + 2 : start + 4])[0])
