"""Requests against servers that misbehave: each fault has an end, and words."""

from __future__ import annotations

import gzip
import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aixreader.delivery.exchange import Limits, Watch, unwatched
from aixreader.delivery.request_counter import RequestCounter
from aixreader.delivery.transport import Request, Transport, host_of, is_private, redirected
from aixreader.errors import Cancelled, DeliveryError
from tests.waiting import cpu_seconds_once
from tests.web_server import Answer, Visit, WebServer, make_certificate, web_server

pytestmark = pytest.mark.usefixtures("no_proxy")

SHORT = Limits(connect_seconds=2, silence_seconds=0.5, rate_seconds=0.5, min_bytes_a_second=1000)
BODY = b"A kettle boils water. " * 200
PORTAL = b"<html><form>Sign in to the network</form></html>"


@pytest.fixture
def counter() -> RequestCounter:
    return RequestCounter()


@pytest.fixture
def transport(counter: RequestCounter) -> Iterator[Transport]:
    with Transport(counter, SHORT) as made:
        yield made


def asked(transport: Transport, answer: Answer, max_bytes: int = 10_000, cancel: Watch = unwatched) -> bytes:
    """What a GET brings whose answer is good."""
    with (
        web_server({"/": answer}) as server,
        transport.get(f"{server.url}/", max_bytes=max_bytes, cancel=cancel) as got,
    ):
        got.raise_for_status()
        return got.read()


def refused(transport: Transport, answer: Answer) -> str:
    """The message and hint of the error that a GET ends with."""
    with pytest.raises(DeliveryError) as raised:
        asked(transport, answer)
    assert raised.value.hint
    return str(raised.value)


# --------------------------------------------------------------------------------------------------------- as it should
def test_what_is_there_comes_whole_and_is_counted(transport: Transport, counter: RequestCounter) -> None:
    assert asked(transport, lambda visit: visit.reply(BODY)) == BODY
    (host,) = counter.hosts
    assert (host.host, host.requests) == ("127.0.0.1", 1)
    assert len(BODY) < host.received < len(BODY) + 500
    assert 50 < host.sent < 500


def test_chunks_come_whole(transport: Transport) -> None:
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (BODY[:1000], BODY[1000:])) + b"0\r\n\r\n"
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert asked(transport, lambda visit: visit.raw(head + chunked)) == BODY


def test_one_connection_serves_several_requests(transport: Transport) -> None:
    with web_server({"/": lambda visit: visit.reply(BODY)}) as server:
        for _ in range(3):
            with transport.get(f"{server.url}/", max_bytes=10_000) as got:
                assert got.read() == BODY
        assert len({visit.client_address for visit in server.requests}) == 1


def test_a_body_is_posted(transport: Transport) -> None:
    def echo(visit: Visit) -> None:
        visit.reply(visit.rfile.read(int(visit.headers["Content-Length"])))

    with web_server({"/": echo}) as server:
        got = transport.post(f"{server.url}/", BODY * 100, max_bytes=10**6, headers={"Content-Type": "text/plain"})
        assert got.read() == BODY * 100


def test_nothing_is_decoded(transport: Transport) -> None:
    """A bomb of gzip is what it is on the way: small."""
    bomb = gzip.compress(bytes(10**7))
    assert asked(transport, lambda visit: visit.reply(bomb, Content_Encoding="gzip"), max_bytes=20_000) == bomb


# ----------------------------------------------------------------------------------------------- slow, cut, without end
@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Visit.say_nothing, r"has sent nothing for \d seconds"),
        (lambda visit: visit.drip(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 9000), "too slowly"),
        (lambda visit: visit.drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + bytes(9000)), "too slowly"),
        (lambda visit: visit.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + BODY[:50]), "broke off"),
        (lambda visit: visit.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc"), "broke off"),
        (lambda visit: visit.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc"), "broke off"),
        (lambda visit: visit.raw(b""), "broke off"),
        (lambda visit: visit.raw(b"SSH-2.0-OpenSSH_9.2\r\n"), "broke off"),
        (lambda visit: visit.raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n"), "broke off"),
        (lambda visit: visit.reply(bytes(20_000)), "more than the 10,000 bytes"),
        (lambda visit: visit.reply(Content_Length="99999999999"), "more than the 10,000 bytes"),
    ],
)
def test_an_answer_that_never_ends_well_is_told(transport: Transport, answer: Answer, words: str) -> None:
    assert re.search(words, refused(transport, answer))


def test_what_never_ends_is_stopped_at_its_limit(transport: Transport) -> None:
    def endless(visit: Visit) -> None:
        visit.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not visit.server.stopped.is_set():
            visit.wfile.write(bytes(1000))

    assert "more than the 10,000 bytes" in refused(transport, endless)


def test_a_cut_without_a_length_looks_like_an_end(transport: Transport) -> None:
    """Nothing tells: who asks has to know what it wants."""
    assert asked(transport, lambda visit: visit.raw(b"HTTP/1.1 200 OK\r\n\r\n" + BODY[:100])) == BODY[:100]


@pytest.mark.parametrize(
    "answer",
    [
        Visit.say_nothing,
        lambda visit: visit.drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + bytes(9000)),
        lambda visit: visit.reply(status=429, Retry_After="60"),
    ],
    ids=["silent", "slow", "asked to wait"],
)
def test_a_cancel_is_seen_at_once(counter: RequestCounter, answer: Answer) -> None:
    looks = 0

    def cancel(_text: str) -> None:
        nonlocal looks
        looks += 1
        if looks > 3:
            raise Cancelled

    with Transport(counter) as patient, pytest.raises(Cancelled):
        asked(patient, answer, cancel=cancel)
    assert looks == 4, "nothing catches it on the way"


def test_waiting_costs_nothing(transport: Transport) -> None:
    def refuse() -> None:
        with pytest.raises(DeliveryError):
            asked(transport, Visit.say_nothing)

    assert cpu_seconds_once(refuse) < 1


# ---------------------------------------------------------------------------------------------------- statuses in words
@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "needs a password"),
        (403, "refuses to answer"),
        (404, "Check the address"),
        (407, "NTLM, Kerberos and PAC scripts are not known"),
        (413, "limits the size"),
        (429, "too often"),
        (500, "fault"),
        (502, "fault"),
        (503, "fault"),
        (599, "fault"),
        (204, "answered 204"),
    ],
)
def test_a_status_is_told_with_what_to_do(transport: Transport, status: int, words: str) -> None:
    message = refused(transport, lambda visit: visit.reply(status=status))
    assert f"answered {status}" in message
    assert words in message


def test_a_long_wait_is_left_to_the_user(transport: Transport) -> None:
    assert "asks to wait 3 hours" in refused(transport, lambda visit: visit.reply(status=429, Retry_After="10800"))


def test_a_short_wait_is_kept_and_told(transport: Transport) -> None:
    told: list[str] = []

    def busy(visit: Visit) -> None:
        if len(visit.server.requests) == 1:
            visit.reply(status=503, Retry_After="1")
        else:
            visit.reply(BODY)

    assert asked(transport, busy, cancel=told.append) == BODY
    assert "127.0.0.1 asks to wait: 1 s" in told


def test_a_server_that_always_asks_to_wait_is_given_up(transport: Transport) -> None:
    assert "answered 429" in refused(transport, lambda visit: visit.reply(status=429, Retry_After="0"))


# ------------------------------------------------------------------------------------------------------------ redirects
def test_a_redirect_is_followed(transport: Transport) -> None:
    answers: dict[str, Answer] = {
        "/": lambda visit: visit.reply(status=302, Location="/there#fragment"),
        "/there": lambda visit: visit.reply(BODY),
    }
    with web_server(answers) as server, transport.get(f"{server.url}/", max_bytes=10_000) as got:
        assert got.read() == BODY
        assert got.url == f"{server.url}/there"


def test_circles_and_long_ways_are_given_up(transport: Transport) -> None:
    assert "in a circle" in refused(transport, lambda visit: visit.reply(status=302, Location="/"))
    answers: dict[str, Answer] = {"*": lambda visit: visit.reply(status=302, Location=f"{visit.path}x")}
    with web_server(answers) as server:
        with pytest.raises(DeliveryError, match="too often"):
            transport.get(f"{server.url}/", max_bytes=10)
        assert len(server.requests) == SHORT.redirects + 1


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("https://exchange.example.org/a", "http://exchange.example.org/a", "insecure"),
        ("https://exchange.example.org/a", "//127.0.0.1/a", "local network"),
        ("https://exchange.example.org/a", "https://192.168.1.1/a", "local network"),
        ("https://exchange.example.org/a", "https://printer/a", "local network"),
        ("https://exchange.example.org/a", "https://[::1]/a", "local network"),
        ("https://exchange.example.org/a", "file:///etc/passwd", "no address of the web"),
        ("https://exchange.example.org/a", "https://user@other.example.org/", "no address of the web"),
        ("https://exchange.example.org/a", "https://[broken/", "no address of the web"),
    ],
)
def test_a_redirect_to_less_safety_is_refused(source: str, target: str, words: str) -> None:
    with pytest.raises(DeliveryError, match=words):
        redirected(Request(source, {}, 10), 302, target)


def test_a_redirect_keeps_what_was_posted_or_is_refused() -> None:
    request = Request("https://exchange.example.org/a", {}, 10, b"wants")
    assert redirected(request, 308, "/b") == Request("https://exchange.example.org/b", {}, 10, b"wants")
    with pytest.raises(DeliveryError, match="cannot be repeated"):
        redirected(request, 302, "/b")


def test_hosts_of_the_local_network_are_known() -> None:
    assert [host for host in ("localhost", "10.0.0.1", "nas.local", "fe80::1", "8.8.8.8") if is_private(host)] == [
        "localhost",
        "10.0.0.1",
        "nas.local",
        "fe80::1",
    ]


# ------------------------------------------------------------------------------------------------------------ addresses
@pytest.mark.parametrize("url", ["", "exchange", "file:///etc/passwd", "ftp://a.example.org/", "http://", "http://[x/"])
def test_what_is_no_address_is_refused_before_anything_is_sent(
    transport: Transport, counter: RequestCounter, url: str
) -> None:
    assert host_of(url) == ""
    with pytest.raises(DeliveryError, match="not an address"):
        transport.get(url, max_bytes=10)
    assert counter.hosts == ()


def test_an_unknown_host_is_told(transport: Transport) -> None:
    with pytest.raises(DeliveryError, match=r"The address of nowhere.invalid is not known"):
        transport.get("http://nowhere.invalid/", max_bytes=10)


def test_a_refused_connection_is_told(transport: Transport) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(DeliveryError, match=r"127.0.0.1 refuses the connection"):
        transport.get(f"http://127.0.0.1:{port}/", max_bytes=10)


# --------------------------------------------------------------------------------------------------------- certificates
def test_a_certificate_that_the_system_trusts_is_trusted(
    transport: Transport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_certificate(tmp_path / "trusted.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with web_server({"/": lambda visit: visit.reply(BODY)}, certificate) as server:
        assert server.url.startswith("https:")
        with transport.get(f"{server.url}/", max_bytes=10_000) as got:
            assert got.read() == BODY


@pytest.mark.parametrize(
    ("make", "is_trusted", "words"),
    [
        (make_certificate, False, "not trusted by this computer"),
        (lambda file: make_certificate(file, "other.example.org"), True, "is for another name"),
        (lambda file: make_certificate(file, days=-3), True, "not valid today"),
    ],
    ids=["untrusted", "wrong name", "expired"],
)
def test_a_wrong_certificate_is_told(
    transport: Transport,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Path], Path],
    is_trusted: bool,
    words: str,
) -> None:
    certificate = make(tmp_path / "wrong.pem")
    if is_trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with web_server({"/": lambda visit: visit.reply(BODY)}, certificate) as server:
        with pytest.raises(DeliveryError, match=words):
            transport.get(f"{server.url}/", max_bytes=10)
        assert server.requests == []


def test_a_server_without_tls_is_told(transport: Transport) -> None:
    with web_server({}) as server, pytest.raises(DeliveryError, match="no secure connection"):
        transport.get(server.url.replace("http:", "https:"), max_bytes=10)


# -------------------------------------------------------------------------------------------------------------- proxies
def through_proxy(monkeypatch: pytest.MonkeyPatch, server: WebServer, user: str = "") -> None:
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, server.url.replace("//", f"//{user}"))


def test_the_system_s_proxy_is_asked_with_its_password(transport: Transport, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: dict[str, Answer] = {"http://exchange.example.org/": lambda visit: visit.reply(BODY)}
    with web_server(answers) as proxy:
        through_proxy(monkeypatch, proxy, "ann:p%40ss@")
        with transport.get("http://exchange.example.org/", max_bytes=10_000) as got:
            assert got.read() == BODY
        assert proxy.requests[0].headers["Proxy-Authorization"] == "Basic YW5uOnBAc3M="


def test_exceptions_of_the_proxy_are_kept(transport: Transport, monkeypatch: pytest.MonkeyPatch) -> None:
    with web_server({}) as proxy:
        through_proxy(monkeypatch, proxy)
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        assert asked(transport, lambda visit: visit.reply(BODY)) == BODY
        assert proxy.requests == []


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_wants_a_password_is_told(
    transport: Transport, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    with web_server({"*": lambda visit: visit.reply(status=407)}) as proxy:
        through_proxy(monkeypatch, proxy)
        with (
            pytest.raises(DeliveryError, match="NTLM, Kerberos and PAC"),
            transport.get(f"{scheme}://exchange.example.org/", max_bytes=10) as got,
        ):
            got.raise_for_status()


def test_a_proxy_that_refuses_is_told(transport: Transport, monkeypatch: pytest.MonkeyPatch) -> None:
    with web_server({"*": lambda visit: visit.reply(status=403)}) as proxy:
        through_proxy(monkeypatch, proxy)
        with pytest.raises(DeliveryError, match=r"The proxy does not connect to exchange.example.org"):
            transport.get("https://exchange.example.org/", max_bytes=10)


def test_a_proxy_that_is_not_there_is_told(transport: Transport, monkeypatch: pytest.MonkeyPatch) -> None:
    with web_server({}) as gone:
        through_proxy(monkeypatch, gone)
    with pytest.raises(DeliveryError, match=r"The proxy 127.0.0.1 refuses the connection"):
        transport.get("https://exchange.example.org/", max_bytes=10)
