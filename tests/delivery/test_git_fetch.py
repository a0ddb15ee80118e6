"""Fetches of the Exchange: text first, nothing twice, nothing half."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from aixreader.delivery.git_fetch import GitFetch, name_commit
from aixreader.delivery.object_store import ObjectStore
from aixreader.delivery.offer import Offer
from aixreader.delivery.request_counter import RequestCounter
from aixreader.delivery.transport import Transport
from aixreader.delivery.upstream import Upstream
from aixreader.errors import Cancelled, DeliveryError
from aixreader.progress import Report, silent
from tests.delivery.packs import BLOB, entry, packed
from tests.git_server import Repository, needs_git
from tests.web_server import Answer, Visit, WebServer, web_server

pytestmark = needs_git
PICTURES = 40


def choose(paths: Iterable[str]) -> Mapping[str, bool]:
    return {path: path.endswith(".md") for path in paths if not path.startswith("public/")}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    site = tmp_path / "site"
    for folder in ("content", "static", "public"):
        (site / folder).mkdir(parents=True)
    for name in ("a", "b", "c"):
        (site / f"content/{name}.md").write_text(f"The kettle {name} boils water.")
    for number in range(PICTURES):
        (site / f"static/{number}.png").write_bytes(b"%d" % number * 1000)
    (site / "public/built.html").write_text("Nobody needs this.")
    return Repository(tmp_path / "kettles", site)


@pytest.fixture
def store(tmp_path: Path) -> ObjectStore:
    return ObjectStore(tmp_path / "data" / "exchange.git")


@contextmanager
def fetching(
    store: ObjectStore, repository: Repository, answers: Mapping[str, Answer] | None = None
) -> Iterator[tuple[GitFetch, WebServer]]:
    with web_server(dict(answers or repository.answers)) as server, Transport(RequestCounter()) as transport:
        yield GitFetch(store, transport, Upstream(f"{server.url}/kettles")), server


def fetched(store: ObjectStore, repository: Repository, report: Report = silent) -> Offer:
    with fetching(store, repository) as (fetch, _):
        found = fetch.look(choose, silent)
        fetch.fetch_text(found, report)
        fetch.fetch_pictures(found, report)
        name_commit(store, found)
    return found


def read(store: ObjectStore, repository: Repository, path: str) -> bytes:
    return store.read(repository.git("rev-parse", f"HEAD:{path}").strip(), 10**6).data


def test_looking_brings_no_file_and_names_nothing(store: ObjectStore, repository: Repository) -> None:
    with fetching(store, repository) as (fetch, server):
        found = fetch.look(choose, silent)
        assert len(server.requests) == 3
    assert found.commit == repository.git("rev-parse", "HEAD").strip()
    assert (found.date, found.total, len(found.text)) == ("2026-03-01T12:00:00+00:00", PICTURES + 3, 3)
    assert found.missing == PICTURES + 3
    assert store.refs == {}


def test_text_comes_first_and_can_be_read(store: ObjectStore, repository: Repository) -> None:
    with fetching(store, repository) as (fetch, _):
        found = fetch.look(choose, silent)
        fetch.fetch_text(found, silent)
        assert read(store, repository, "content/a.md") == b"The kettle a boils water."
        assert store.refs == {}, "it counts once it is named"
        assert store.missing(found.pictures) == list(found.pictures)
        fetch.fetch_pictures(found, silent)
    assert read(store, repository, "static/7.png") == b"7" * 1000
    assert not store.has(repository.git("rev-parse", "HEAD:public/built.html").strip())


def test_progress_counts_truly(store: ObjectStore, repository: Repository) -> None:
    told: list[tuple[float, str]] = []
    fetched(store, repository, lambda fraction, text: told.append((fraction, text)))
    fractions = list(dict.fromkeys(fraction for fraction, text in told if text.startswith("Pictures")))
    assert fractions == [0.0, 0.4, 0.8, 1.0], "16 at a time"
    assert told[-1][1].startswith(f"Pictures: {PICTURES} of {PICTURES}, ")


def test_a_second_fetch_brings_nothing(store: ObjectStore, repository: Repository) -> None:
    fetched(store, repository)
    with fetching(store, repository) as (fetch, server):
        again = fetch.look(choose, silent)
        fetch.fetch_text(again, silent)
        fetch.fetch_pictures(again, silent)
        assert again.missing == 0
        assert len(server.requests) == 2, "only what the commit is"


def test_an_update_brings_what_is_new(store: ObjectStore, repository: Repository) -> None:
    first = fetched(store, repository)
    (repository.folder / "content/a.md").write_text("The kettle whistles.")
    repository.commit("2026-03-02T12:00:00Z")
    second = fetched(store, repository)
    assert (len(second.text), len(second.pictures)) == (1, 0)
    assert read(store, repository, "content/a.md") == b"The kettle whistles."
    assert set(store.refs.values()) == {first.commit, second.commit}
    assert store.refs["refs/heads/main"] == second.commit
    assert repository.git("-C", str(store.folder), "show", "main:content/a.md") == "The kettle whistles."


def stopping_after(files: str) -> Report:
    def report(fraction: float, text: str) -> None:
        if fraction and text.startswith(f"Pictures: {files} "):
            raise Cancelled

    return report


def test_what_was_stopped_goes_on(store: ObjectStore, repository: Repository) -> None:
    with pytest.raises(Cancelled):
        fetched(store, repository, stopping_after("16"))
    told: list[str] = []
    rest = fetched(store, repository, lambda _fraction, text: told.append(text))
    assert (len(rest.pictures), rest.all_pictures) == (PICTURES - 16, PICTURES)
    assert told[0].startswith("Pictures: 16 of 40"), "what was here before counts"
    assert read(store, repository, "static/39.png") == b"39" * 1000


def lying(pack: Callable[[bytes], bytes], repository: Repository) -> Answer:
    """A server that changes what it sends of files."""

    def answer(visit: Visit) -> None:
        if len(visit.server.requests) < 6:
            repository.answer(visit)
            return
        visit.rfile.read(int(visit.headers["Content-Length"]))
        line = b"\1" + pack(b"")
        body = b"000dpackfile\n" + b"%04x" % (len(line) + 4) + line + b"0000"
        visit.reply(body, Content_Type="application/x-git-upload-pack-result")

    return answer


@pytest.mark.parametrize(
    ("pack", "words"),
    [
        (lambda _: packed(), "3 of the files asked for are missing"),
        (lambda _: packed(entry(BLOB, b"another kettle")), "3 of the files asked for are missing"),
        (lambda _: packed(*[entry(BLOB, b"x%d" % each) for each in range(4)]), "instead of at most 3"),
        (lambda _: packed(entry(BLOB, os.urandom(900)))[:-40], "cut off or changed"),
        (lambda _: b"<html>", "does not begin"),
        (lambda _: packed(entry(BLOB, b"", size=2**33)), "more than"),
    ],
)
def test_a_server_that_lies_changes_nothing(
    store: ObjectStore, repository: Repository, pack: Callable[[bytes], bytes], words: str
) -> None:
    with fetching(store, repository, {"*": lying(pack, repository)}) as (fetch, _):
        found = fetch.look(choose, silent)
        with pytest.raises(DeliveryError, match=words):
            fetch.fetch_text(found, silent)
    assert store.refs == {}
    assert fetched(store, repository).commit == found.commit


def test_a_commit_that_was_fetched_is_named_by_its_date(store: ObjectStore, repository: Repository) -> None:
    found = fetched(store, repository)
    assert found.tag == f"2026-03-01-{found.commit[:12]}"
    assert f"refs/tags/{found.tag}" in store.refs
