"""`aixreader edition get` and `edition list`."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from aixreader.paths import user_folders
from aixreader.userdata.settings import SETTINGS_FILE, Settings, SettingsStore
from tests.git_server import Repository, needs_git
from tests.web_server import web_server

pytestmark = needs_git
Call = Callable[..., Any]


@pytest.fixture
def run(call: Call, tmp_path: Path) -> Call:
    """Call an action, with the user's folders out of the way."""
    return lambda *arguments: call("edition", *arguments, "--temp-home", tmp_path / "home")


class Terminal(io.StringIO):
    """Somebody at a terminal, who has typed something."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def repository(site: Path, tmp_path: Path) -> Repository:
    return Repository(tmp_path / "exchange", site)


@pytest.fixture
def address(repository: Repository) -> Iterator[str]:
    with web_server(dict(repository.answers)) as server:
        yield f"{server.url}/exchange"


def test_it_is_got_and_can_be_read(run: Call, call: Call, address: str, tmp_path: Path) -> None:
    assert run("list").out == ""
    said = run("get", "--from", address, "--yes")
    assert said.code == 0, said.err
    assert said.out.startswith("Tiny Exchange, ")
    assert "requests." in said.out
    listed = run("list", "--json")
    (kept,) = json.loads(listed.out)["editions"]
    assert (kept["missing"], kept["date"][:10]) == (0, "2026-03-01")
    assert call("info", "--content", kept["source"], "--temp-home", tmp_path / "home").code == 0
    settings = SettingsStore(user_folders(tmp_path / "home").config / SETTINGS_FILE)
    settings.save(Settings(exchange=address))
    again = json.loads(run("get", "--json").out)
    assert again["requests"] <= 2, "nothing is asked, for there is nothing to get"
    assert "whole" in run("list").out


def test_nothing_is_got_without_a_yes(run: Call, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said = run("get", "--from", address)
    assert said.code == 6
    assert "there is no terminal to ask at" in said.err
    assert "files, about" in said.err

    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    said = run("get", "--from", address)
    assert said.code == 6
    assert "Get it? [y/N]" in said.err
    assert run("list").out == ""
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    said = run("get", "--from", address)
    assert said.code == 0
    assert "sections, " in said.err, "what it holds is told"
    assert "Use it?" not in said.err, "there is none whose place it would take"


def test_what_takes_the_place_of_another_is_shown_first(
    run: Call, address: str, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("get", "--from", address, "--yes").code == 0
    page = repository.folder / "content/docs/2_threats.md"
    page.write_text(page.read_text("utf-8") + "\n## A kettle of its own\n\nIt whistles.\n", encoding="utf-8")
    repository.commit("2026-04-01T12:00:00Z")
    monkeypatch.setattr("sys.stdin", Terminal("y\nn\n"))
    said = run("get", "--from", address)
    assert said.code == 6
    assert "Compared with 2026-03-01" in said.err
    assert ": 1 new" in said.err
    assert "Use it? [y/N]" in said.err
    assert len(json.loads(run("list", "--json").out)["editions"]) == 1, "the old one stays"
    got = json.loads(run("get", "--from", address, "--yes", "--json").out)
    assert got["differences"]["new"] == ["A kettle of its own"]
    assert len(json.loads(run("list", "--json").out)["editions"]) == 2


def test_wrong_use_and_a_server_that_is_not_there(run: Call, address: str) -> None:
    assert run("get", "--from", "").code == 2
    assert run("get", "--content", ".").code == 2
    gone = run("get", "--from", address.replace("/exchange", "/nothing"), "--yes")
    assert gone.code == 6
    assert "404" in gone.err
