"""The clocks of a request; how they end one is tried with a server, in `test_transport`."""

from __future__ import annotations

import pytest

from aixreader.delivery.exchange import Exchange, Limits, unwatched
from aixreader.delivery.request_counter import HostRequests, RequestCounter
from aixreader.errors import Cancelled, DeliveryError


def made(limits: Limits, counter: RequestCounter | None = None) -> Exchange:
    return Exchange("a.example.org", limits, counter or RequestCounter(), unwatched)


def test_bytes_are_counted_both_ways() -> None:
    counter = RequestCounter()
    exchange = made(Limits(), counter)
    exchange.sent(7)
    exchange.received(5)
    exchange.received(6)
    assert counter.hosts == (HostRequests("a.example.org", received=11, sent=7),)


def test_silence_has_an_end() -> None:
    with pytest.raises(DeliveryError, match="has sent nothing"):
        made(Limits(silence_seconds=-1)).look()


def test_the_whole_has_an_end_however_fast_it_goes() -> None:
    with pytest.raises(DeliveryError, match="in the time allowed"):
        made(Limits(total_seconds=-1)).received(10**9)


def test_what_is_too_slow_has_an_end() -> None:
    slow = made(Limits(rate_seconds=0, min_bytes_a_second=10**12))
    with pytest.raises(DeliveryError, match="too slowly"):
        slow.received(1)
    made(Limits(rate_seconds=0, min_bytes_a_second=0)).received(1)


def test_a_wait_says_what_for_and_can_be_stopped() -> None:
    told: list[str] = []

    def watch(text: str) -> None:
        told.append(text)
        raise Cancelled

    with pytest.raises(Cancelled):
        Exchange("a.example.org", Limits(), RequestCounter(), watch).hold_back(3600)
    assert told == ["a.example.org asks to wait: 3600 s"]
