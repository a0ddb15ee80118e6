"""Whether there is a newer edition than those that the user has."""

from __future__ import annotations

from pathlib import Path

from aixreader.delivery.request_counter import RequestCounter
from aixreader.paths import Folders
from aixreader.progress import silent
from aixreader.services.editions.full_exchange import FullExchange
from aixreader.services.editions.news import newer_commit
from tests.git_server import Repository, needs_git
from tests.web_server import web_server


@needs_git
def test_a_commit_is_new_until_it_is_open_or_kept(folders: Folders, site: Path, tmp_path: Path) -> None:
    repository, counter = Repository(tmp_path / "exchange", site), RequestCounter()
    commit = repository.git("rev-parse", "HEAD").strip()
    with web_server(dict(repository.answers)) as server:
        address = f"{server.url}/exchange"

        def newer(opened: str = "") -> str:
            return newer_commit(folders, counter, address, opened, silent)

        assert newer() == commit
        assert counter.requests == 1
        assert newer(commit) == ""
        exchange = FullExchange(folders, counter, address)
        plan = exchange.look(silent)
        assert newer() == commit, "what was only looked at is not here"
        exchange.keep(plan, exchange.get_text(plan, silent))
        assert newer() == ""
        later = repository.commit("2026-04-01T12:00:00Z")
        assert newer() == later
    assert newer_commit(folders, counter, str(repository.folder), "", silent) == later, "a path is looked at"
    before = counter.requests
    assert newer_commit(folders, counter, "https://files.example/a.zip", "", silent) == "", "an archive tells nothing"
    assert counter.requests == before
