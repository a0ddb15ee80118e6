"""`aixreader edition update`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aixreader.cli.editions import update
from aixreader.services.editions import session_factory
from tests.mirrors import NEWER, Workshop

Call = Callable[..., Any]


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the policy is looked for."""
    path = tmp_path / "policy.json"
    for module in (update, session_factory):
        monkeypatch.setattr(module, "policy_file", lambda: path)
    return path


@pytest.fixture
def workshop(tmp_path: Path, policy: Path) -> Workshop:
    """A mirror that the policy names."""
    workshop = Workshop(tmp_path / "workshop")
    workshop.init()
    workshop.add("2026-08")
    root = workshop.folder / "metadata/1.root.json"
    policy.write_text(json.dumps({"mirror": str(workshop.folder), "mirror_root": str(root)}))
    return workshop


@pytest.mark.usefixtures("tiny_is_shipped")
def test_it_updates_and_the_edition_opens(call: Call, workshop: Workshop, tmp_path: Path) -> None:
    home = ("--temp-home", tmp_path / "home")
    assert "Tiny" in call("info", *home).out, "the bundled one, as long as nothing is installed"
    assert call("edition", "update", "--check", *home).out.startswith(
        "There is a newer edition: 2026-08, signed by Tea"
    )
    assert call("edition", "update", *home).out == "installed: 2026-08, signed by Tea House\n"
    assert call("edition", "update", *home).out == "up to date: 2026-08, signed by Tea House\n"
    assert call("info", *home).out.splitlines()[0] == "Tea"
    workshop.add("2026-09", NEWER)
    record = call("edition", "update", "--json", *home).json()
    assert record == {
        "edition": "2026-09",
        "signed_by": "Tea House",
        "is_new": True,
        "installed": "2026-09",
        "requests": 0,
    }
    workshop.publisher().remove("2026-08")
    workshop.publisher().remove("2026-09")
    assert "has no edition" in call("edition", "update", *home).out


@pytest.mark.usefixtures("tiny_is_shipped")
def test_a_refusal_is_told_and_the_edition_stays(call: Call, workshop: Workshop, tmp_path: Path) -> None:
    home = ("--temp-home", tmp_path / "home")
    call("edition", "update", *home)
    workshop.timestamp.write_text("<html>")
    said = call("edition", "update", *home)
    assert said.code == 6
    assert "what is installed already stays" in said.err
    assert call("info", *home).out.splitlines()[0] == "Tea"


@pytest.mark.parametrize("text", [None, "{}", "{"])
def test_without_a_mirror_nothing_is_asked_for(call: Call, policy: Path, tmp_path: Path, text: str | None) -> None:
    if text is not None:
        policy.write_text(text)
    said = call("edition", "update", "--temp-home", tmp_path / "home")
    assert said.code == 1
    assert "policy names none" in said.err
