"""Servers of git, and those that are none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from aixreader.delivery.exchange import unwatched
from aixreader.delivery.git_server import GitServer
from aixreader.delivery.pack_reader import read_pack
from aixreader.delivery.request_counter import RequestCounter
from aixreader.delivery.transport import Transport
from aixreader.errors import DeliveryError, NoGitError
from tests.delivery.packs import LIMITS
from tests.git_server import Repository, needs_git
from tests.web_server import Answer, Visit, web_server

PACKET = b"%04x%s"


def packets(*lines: bytes) -> bytes:
    return b"".join(PACKET % (len(line) + 4, line) for line in lines) + b"0000"


ABILITIES = packets(b"version 2\n", b"agent=git/2.39\n", b"ls-refs=unborn\n", b"fetch=shallow filter\n")


def kind(name: str) -> dict[str, str]:
    return {"Content_Type": f"application/x-git-upload-pack-{name}"}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    site = tmp_path_factory.mktemp("site")
    (site / "inner").mkdir()
    (site / "a.md").write_text("A kettle boils water.")
    (site / "inner/b.png").write_bytes(b"steam")
    return Repository(tmp_path_factory.mktemp("served") / "kettles", site)


@pytest.fixture
def transport() -> Iterator[Transport]:
    with Transport(RequestCounter()) as made:
        yield made


@needs_git
def test_a_commit_its_folders_and_its_files(repository: Repository, transport: Transport) -> None:
    counted: list[int] = []
    with web_server(repository.answers) as server:
        git = GitServer(f"{server.url}/kettles", transport, unwatched)
        commit = git.commit_of("main")
        assert commit == repository.git("rev-parse", "main").strip()
        folders = git.fetch_folders(commit, max_bytes=10_000, on_bytes=counted.append)
        assert sorted(item.kind for item in read_pack(folders, LIMITS)) == [b"commit", b"tree", b"tree"]
        blob = repository.git("rev-parse", "main:a.md").strip()
        files = git.fetch_files([blob], max_bytes=10_000, on_bytes=counted.append)
        assert [item.data for item in read_pack(files, LIMITS)] == [b"A kettle boils water."]
        assert len(server.requests) == 4, "abilities and references are asked for once"
    assert sum(counted) == len(folders) + len(files)


@needs_git
def test_a_branch_that_is_not_there_is_told(repository: Repository, transport: Transport) -> None:
    with web_server(repository.answers) as server, pytest.raises(DeliveryError, match="no branch “tea”"):
        GitServer(f"{server.url}/kettles", transport, unwatched).commit_of("tea")


@needs_git
def test_what_the_server_does_not_have_is_told(repository: Repository, transport: Transport) -> None:
    with web_server(repository.answers) as server:
        git = GitServer(f"{server.url}/kettles", transport, unwatched)
        git.commit_of("main")
        with pytest.raises(DeliveryError, match="does not send what was asked for"):
            git.fetch_files(["1" * 40], max_bytes=10_000, on_bytes=lambda _: None)


@needs_git
def test_a_server_that_allows_no_filters_is_refused(repository: Repository, transport: Transport) -> None:
    def without_filter(visit: Visit) -> None:
        repository.git("config", "uploadpack.allowFilter", "false")
        try:
            repository.answer(visit)
        finally:
            repository.git("config", "uploadpack.allowFilter", "true")

    with web_server({"*": without_filter}) as server, pytest.raises(NoGitError):
        GitServer(f"{server.url}/kettles", transport, unwatched).commit_of("main")


@needs_git
def test_a_redirect_is_followed_for_all_that_comes_after(repository: Repository, transport: Transport) -> None:
    def moved(visit: Visit) -> None:
        if visit.path.startswith("/old"):
            visit.reply(status=301, Location=visit.path.replace("/old", "/kettles"))
        else:
            repository.answer(visit)

    with web_server({"*": moved}) as server:
        git = GitServer(f"{server.url}/old", transport, unwatched)
        commit = git.commit_of("main")
        assert git.fetch_folders(commit, max_bytes=10_000, on_bytes=lambda _: None)


@pytest.mark.parametrize(
    "answer",
    [
        lambda visit: visit.reply(status=404),
        lambda visit: visit.reply(status=401),
        lambda visit: visit.reply(status=403),
        lambda visit: visit.reply(b"<html>Sign in</html>", Content_Type="text/html"),
        lambda visit: visit.reply(b"", **kind("advertisement")),
        lambda visit: visit.reply(b"zzzz", **kind("advertisement")),
        lambda visit: visit.reply(b"fff0ab", **kind("advertisement")),
        lambda visit: visit.reply(packets(b"version 1\n"), **kind("advertisement")),
        lambda visit: visit.reply(packets(b"version 2\n", b"fetch=shallow\n"), **kind("advertisement")),
        lambda visit: visit.reply(packets(b"# service=git-upload-pack\n") + packets(), **kind("advertisement")),
        lambda visit: visit.reply(ABILITIES, **kind("advertisement")),
    ],
)
def test_what_is_no_git_server_is_refused(transport: Transport, answer: Answer) -> None:
    with web_server({"*": answer}) as server, pytest.raises(NoGitError):
        GitServer(f"{server.url}/kettles", transport, unwatched).commit_of("main")


def test_a_server_with_a_fault_is_told_as_such(transport: Transport) -> None:
    """An archive of the same server would not do better."""
    with (
        web_server({"*": lambda visit: visit.reply(status=503)}) as server,
        pytest.raises(DeliveryError, match="answered 503") as raised,
    ):
        GitServer(f"{server.url}/kettles", transport, unwatched).commit_of("main")
    assert not isinstance(raised.value, NoGitError)


@needs_git
def test_a_pack_without_end_is_stopped(repository: Repository, transport: Transport) -> None:
    def endless(visit: Visit) -> None:
        if visit.command == "POST" and len(visit.server.requests) > 2:
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-result\r\n\r\n"
            visit.wfile.write(head + b"000dpackfile\n")
            while not visit.server.stopped.is_set():
                visit.wfile.write(PACKET % (1004, b"\1" + bytes(999)))
        else:
            repository.answer(visit)

    with web_server({"*": endless}) as server:
        git = GitServer(f"{server.url}/kettles", transport, unwatched)
        commit = git.commit_of("main")
        with pytest.raises(DeliveryError, match="more than the 50,000 bytes"):
            git.fetch_folders(commit, max_bytes=50_000, on_bytes=lambda _: None)
