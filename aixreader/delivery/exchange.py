"""One request and its answer while they are under way: how long, how slow and how large they may be, and who may stop
them.

The sockets ask here several times a second, whether bytes come or not.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from aixreader.delivery.request_counter import RequestCounter
from aixreader.errors import DeliveryError

Watch = Callable[[str], None]
"""Called at least every `LOOK_SECONDS` with what is waited for ("" while bytes come); raises `Cancelled` to stop."""

LOOK_SECONDS = 0.2
"""How often a wait looks whether it was cancelled."""

TRY_LATER = "Check the network connection and try again later. What has arrived is kept where it can be continued."


@dataclass(frozen=True, slots=True)
class Limits:
    """How patient a transport is. All of them are clocks of our own: a timeout of a socket limits the gaps only."""

    connect_seconds: float = 15
    """For a connection to one address of a host, and for its handshake."""
    silence_seconds: float = 60
    """Without a single byte."""
    rate_seconds: float = 60
    """Over which the speed is measured."""
    min_bytes_a_second: int = 200
    total_seconds: float = 4 * 60 * 60
    """For one answer."""
    wait_seconds: float = 120
    """That a server may ask to wait (Retry-After); a longer wait is left to the user."""
    redirects: int = 5


def unwatched(_waits_for: str) -> None:
    """A `Watch` that never stops anything."""


class Exchange:
    """The state of one request to `host`; a new one is made for each request."""

    def __init__(self, host: str, limits: Limits, counter: RequestCounter, watch: Watch) -> None:
        self.host = host
        self.limits = limits
        self._counter = counter
        self._watch = watch
        self._begun = self._last = self._window_start = time.monotonic()
        self._window_bytes = 0

    def look(self) -> None:
        """Raises what the watch raises, and `DeliveryError` where a limit is passed. Called while nothing comes."""
        now = time.monotonic()
        silent = now - self._last
        self._watch("" if silent < 1 else f"Waiting for {self.host} ({silent:.0f} s)")
        if silent > self.limits.silence_seconds:
            raise DeliveryError(f"{self.host} has sent nothing for {silent:.0f} seconds.", TRY_LATER)
        self._check_time(now)

    def received(self, count: int) -> None:
        """Count bytes that came, and look."""
        self._counter.add_bytes(self.host, received=count)
        now = time.monotonic()
        self._last = now
        self._window_bytes += count
        self._watch("")
        self._check_time(now)

    def sent(self, count: int) -> None:
        """Count bytes that were sent."""
        self._counter.add_bytes(self.host, sent=count)
        self._last = time.monotonic()

    def hold_back(self, seconds: float) -> None:
        """Wait as a server has asked to, visibly; stops as soon as the watch raises."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._watch(f"{self.host} asks to wait: {left:.0f} s")
            time.sleep(min(LOOK_SECONDS, left))

    def _check_time(self, now: float) -> None:
        if now - self._begun > self.limits.total_seconds:
            raise DeliveryError(f"{self.host} has not finished its answer in the time allowed.", TRY_LATER)
        elapsed = now - self._window_start
        if elapsed < self.limits.rate_seconds:
            return
        rate = self._window_bytes / elapsed
        if rate < self.limits.min_bytes_a_second:
            raise DeliveryError(f"{self.host} answers too slowly: {rate:.0f} bytes a second.", TRY_LATER)
        self._window_start, self._window_bytes = now, 0
