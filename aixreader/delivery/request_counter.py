"""Counts every request of the running program, by host: what *About* shows. Made once by whoever composes the program.

It is fed by the transport of this room and by the pane's request interceptor, from any thread.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from threading import Lock

MAX_HOSTS = 200
"""Hosts that are counted one by one; further ones are counted together, as `OTHERS`."""
OTHERS = "…"


@dataclass(frozen=True, slots=True)
class HostRequests:
    """The requests to one host, and the bytes of headers and bodies. TLS and name resolution are not in them."""

    host: str
    requests: int = 0
    received: int = 0
    sent: int = 0
    blocked: int = 0
    """Requests of a page that the pane stopped: none of their bytes went anywhere."""


class RequestCounter:
    """The requests of the running program so far."""

    def __init__(self) -> None:
        self._hosts: dict[str, HostRequests] = {}
        self._lock = Lock()

    def add_request(self, host: str) -> None:
        """Count a request that is about to be sent."""
        self._add(host, requests=1)

    def add_bytes(self, host: str, *, received: int = 0, sent: int = 0) -> None:
        """Count bytes of a request that was counted before."""
        self._add(host, received=received, sent=sent)

    def add_blocked(self, host: str) -> None:
        """Count a request that was stopped before anything was sent."""
        self._add(host, blocked=1)

    @property
    def hosts(self) -> tuple[HostRequests, ...]:
        """What was counted, in the order of the hosts' first requests."""
        with self._lock:
            return tuple(self._hosts.values())

    @property
    def requests(self) -> int:
        """How many requests left the program."""
        return sum(host.requests for host in self.hosts)

    def _add(self, host: str, *, requests: int = 0, received: int = 0, sent: int = 0, blocked: int = 0) -> None:
        with self._lock:
            name = host if host in self._hosts or len(self._hosts) < MAX_HOSTS else OTHERS
            old = self._hosts.get(name, HostRequests(name))
            self._hosts[name] = replace(
                old,
                requests=old.requests + requests,
                received=old.received + received,
                sent=old.sent + sent,
                blocked=old.blocked + blocked,
            )
