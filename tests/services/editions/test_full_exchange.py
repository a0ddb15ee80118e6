"""The full Exchange is got: looked at first, text before pictures, in a way that can be broken off and gone on with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aixreader.delivery.request_counter import RequestCounter
from aixreader.errors import Cancelled, DeliveryError, OutputError, SourceError
from aixreader.file_locks import FileLock
from aixreader.paths import Folders
from aixreader.progress import silent
from aixreader.services.editions import full_exchange
from aixreader.services.editions.build import build
from aixreader.services.editions.full_exchange import ARCHIVE, GIT, LOCK, SHARED, FullExchange
from aixreader.services.editions.kept_editions import Pictures, kept_editions, kept_folder, kept_pictures
from tests.git_server import Repository, needs_git
from tests.web_server import WebServer, web_server

pytestmark = needs_git


@pytest.fixture
def repository(site: Path, tmp_path: Path) -> Repository:
    """The tiny site where the Exchange has it in its repository."""
    return Repository(tmp_path / "exchange", site, "content/ai_exchange")


@pytest.fixture
def server(repository: Repository) -> Iterator[WebServer]:
    with web_server(dict(repository.answers)) as server:
        yield server


@pytest.fixture
def counter() -> RequestCounter:
    return RequestCounter()


@pytest.fixture
def exchange(folders: Folders, counter: RequestCounter, server: WebServer) -> FullExchange:
    return FullExchange(folders, counter, f"{server.url}/exchange")


def test_text_can_be_read_before_the_pictures_are_there(
    exchange: FullExchange, folders: Folders, counter: RequestCounter, repository: Repository
) -> None:
    assert counter.requests == 0
    plan = exchange.look(silent)
    assert (plan.how, plan.commit) == (GIT, repository.git("rev-parse", "HEAD").strip())
    assert 0 < plan.files == plan.total
    assert not plan.is_secure
    source = exchange.get_text(plan, silent)
    assert kept_editions(folders) == [], "it counts once it is kept"
    assert exchange.keep(plan, source) == source
    with build(source, silent, out=None, folders=folders) as edition:
        assert (edition.manifest.title, edition.manifest.revision) == ("Tiny Exchange", plan.commit)
    (kept,) = kept_editions(folders)
    assert kept.missing > 0
    assert kept_pictures(folders, source) == Pictures(0, kept.missing)
    before = counter.requests
    left = exchange.left(source)
    assert (left.files, left.commit, counter.requests) == (kept.missing, plan.commit, before), "nothing was asked"
    exchange.get_rest(left, silent)
    assert kept_pictures(folders, source) == Pictures(kept.missing, kept.missing)
    (kept,) = kept_editions(folders)
    assert (kept.missing, kept.source) == (0, source)
    again = exchange.look(silent)
    assert again.is_here


def test_a_new_commit_brings_only_what_is_new(exchange: FullExchange, folders: Folders, repository: Repository) -> None:
    first = exchange.look(silent)
    exchange.keep(first, exchange.get_text(first, silent))
    exchange.get_rest(first, silent)
    page = repository.folder / "content/ai_exchange/content/docs/2_threats.md"
    page.write_text(page.read_text("utf-8") + "\nOne more.\n", encoding="utf-8")
    repository.commit("2026-04-01T12:00:00Z")
    plan = exchange.look(silent)
    assert (plan.files, plan.total) == (1, first.total)
    exchange.keep(plan, exchange.get_text(plan, silent))
    assert [kept.date[:10] for kept in kept_editions(folders)] == ["2026-04-01", "2026-03-01"]


def test_a_cancel_changes_nothing_and_it_goes_on(exchange: FullExchange, folders: Folders) -> None:
    plan = exchange.look(silent)

    def stop(fraction: float, text: str) -> None:
        del fraction, text
        raise Cancelled

    with pytest.raises(Cancelled):
        exchange.get_text(plan, stop)
    assert kept_editions(folders) == []
    exchange.keep(plan, exchange.get_text(plan, silent))
    assert len(kept_editions(folders)) == 1


def test_an_archive_is_got_where_there_is_no_git(
    folders: Folders, counter: RequestCounter, repository: Repository, tmp_path: Path
) -> None:
    archive = tmp_path / "exchange.zip"
    repository.git("archive", "--format=zip", f"--output={archive}", "HEAD")
    with web_server({"/a/exchange.zip": lambda visit: visit.reply(archive.read_bytes())}) as server:
        exchange = FullExchange(folders, counter, f"{server.url}/a/exchange.zip")
        plan = exchange.look(silent)
        assert (plan.how, counter.requests) == (ARCHIVE, 0)
        source = exchange.get_text(plan, silent)
        exchange.get_rest(plan, silent)
        assert kept_editions(folders) == []
        source = exchange.keep(plan, source)
    assert kept_pictures(folders, source) is None
    assert [kept.source for kept in kept_editions(folders)] == [source]
    with build(source, silent, out=None, folders=folders) as edition:
        assert edition.manifest.title == "Tiny Exchange"


def test_what_others_share_is_copied(folders: Folders, counter: RequestCounter, repository: Repository) -> None:
    exchange = FullExchange(folders, counter, str(repository.folder))
    plan = exchange.look(silent)
    assert (plan.how, plan.commit, plan.host) == (SHARED, repository.git("rev-parse", "HEAD").strip(), "")
    assert 0 < plan.files == plan.total
    source = exchange.get_text(plan, silent)
    assert kept_editions(folders) == []
    source = exchange.keep(plan, source)
    exchange.get_rest(plan, silent)
    assert [kept.commit for kept in kept_editions(folders)] == [plan.commit]
    with (
        build(source, silent, out=None, folders=folders) as copied,
        build(repository.folder / "content/ai_exchange", silent, out=None, folders=folders) as original,
    ):
        assert copied.manifest.revision == plan.commit
        assert copied.manifest.counts == original.manifest.counts
        assert copied.assets.keys() == original.assets.keys()
    assert counter.requests == 0
    gone = FullExchange(folders, counter, str(repository.folder / "nowhere"))
    with pytest.raises(SourceError):
        gone.look(silent)


def test_what_is_no_exchange_is_refused_and_leaves_nothing(folders: Folders, counter: RequestCounter) -> None:
    with web_server({"/a.zip": lambda visit: visit.reply(b"<html>Log in first</html>")}) as server:
        exchange = FullExchange(folders, counter, f"{server.url}/a.zip")
        plan = exchange.look(silent)
        with pytest.raises(DeliveryError):
            exchange.get_text(plan, silent)
    assert kept_editions(folders) == []


def test_one_at_a_time(exchange: FullExchange, folders: Folders) -> None:
    exchange.look(silent)
    lock = FileLock.take(kept_folder(folders) / LOCK, create=True)
    assert lock is not None
    with lock, pytest.raises(DeliveryError, match="Another AIX Reader"):
        exchange.look(silent)


def test_no_room_is_told_before_anything_comes(exchange: FullExchange, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = exchange.look(silent)
    monkeypatch.setattr(full_exchange, "ROOM", 1e12)
    with pytest.raises(OutputError, match="There is no room"):
        exchange.get_text(plan, silent)
