"""The newest commit is asked for in one small request."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.delivery.exchange import unwatched
from aixreader.delivery.newest_commit import newest_commit
from aixreader.delivery.request_counter import RequestCounter
from aixreader.delivery.transport import Transport
from aixreader.delivery.upstream import Upstream
from aixreader.errors import DeliveryError
from tests.git_server import Repository, needs_git
from tests.web_server import Answer, web_server


def asked(answer: Answer, counter: RequestCounter) -> str:
    with web_server({"*": answer}) as server, Transport(counter) as transport:
        return newest_commit(transport, Upstream(f"{server.url}/kettles"), unwatched)


@needs_git
def test_one_small_request_tells_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.md").write_text("Tea")
    repository, counter = Repository(tmp_path / "kettles", site), RequestCounter()
    repository.git("branch", "main-2")
    assert asked(repository.answer, counter) == repository.git("rev-parse", "HEAD").strip()
    (host,) = counter.hosts
    assert host.requests == 1
    assert host.received + host.sent < 1200


@pytest.mark.parametrize("body", [b"", b"0000", b"<html>", b"003dnothex refs/heads/main\n", b"x" * 20_000])
def test_what_is_no_answer_is_told(body: bytes) -> None:
    with pytest.raises(DeliveryError):
        asked(lambda visit: visit.reply(body), RequestCounter())


def test_a_refusal_is_told() -> None:
    with pytest.raises(DeliveryError, match="404"):
        asked(lambda visit: visit.reply(b"", 404), RequestCounter())
