"""What About shows of the requests of the running program."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from aixreader.delivery.request_counter import MAX_HOSTS, OTHERS, HostRequests, RequestCounter


def test_nothing_was_asked_at_first() -> None:
    counter = RequestCounter()
    assert (counter.requests, counter.hosts) == (0, ())


def test_requests_and_bytes_are_counted_by_host() -> None:
    counter = RequestCounter()
    counter.add_request("a.example.org")
    counter.add_request("b.example.org")
    counter.add_request("a.example.org")
    counter.add_bytes("a.example.org", received=10)
    counter.add_bytes("a.example.org", sent=3)
    counter.add_blocked("c.example.org")
    assert counter.hosts == (
        HostRequests("a.example.org", 2, 10, 3),
        HostRequests("b.example.org", 1),
        HostRequests("c.example.org", blocked=1),
    )
    assert counter.requests == 3, "what was stopped is none"


def test_no_page_fills_the_memory_with_hosts() -> None:
    counter = RequestCounter()
    for number in range(MAX_HOSTS * 2):
        counter.add_blocked(f"{number}.example.org")
    assert len(counter.hosts) == MAX_HOSTS + 1
    assert counter.hosts[-1] == HostRequests(OTHERS, blocked=MAX_HOSTS)


def test_no_count_is_lost_between_threads() -> None:
    counter = RequestCounter()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(counter.add_request, ["a.example.org"] * 4000))
    assert counter.requests == 4000
