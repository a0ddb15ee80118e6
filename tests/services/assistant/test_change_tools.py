"""What changed since another edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.errors import RefusedCallError
from aixreader.services.assistant.change_tools import KnownEdition
from aixreader.services.assistant.workspace import Workspace
from tests.services.assistant.conftest import Ask


@pytest.fixture
def ask_with_other(workspace: Workspace, built_before: Path, ask: Ask) -> Ask:
    """The tools, with another edition named at the start."""
    workspace.others = (built_before,)
    return ask


def test_without_another_edition_there_is_nothing(ask: Ask) -> None:
    assert ask("what_changed")["note"] == "No other edition is known on this computer."
    with pytest.raises(RefusedCallError, match="No edition of this date"):
        ask("what_changed", from_="2025")


def test_changes_are_listed_and_read(ask_with_other: Ask, workspace: Workspace) -> None:
    (known,) = ask_with_other("what_changed")["items"]
    changes = ask_with_other("what_changed", from_=known["from"], limit=25)
    assert changes["total"] > 3
    one = next(item for item in changes["items"] if item["kind"] == "reworded")
    (read,) = ask_with_other("what_changed", from_=known["from"], id=one["new_id"])["items"]
    assert "{+" in read["difference"] or "[-" in read["difference"]
    assert len(read["difference"]) > len(one["difference"])
    assert len(workspace.comparisons) == 1
    with pytest.raises(RefusedCallError, match="No section with this id has changed"):
        ask_with_other("what_changed", from_=known["from"], id="nothing")


def test_one_that_cannot_be_opened_is_told_without_its_path(workspace: Workspace, ask: Ask, tmp_path: Path) -> None:
    workspace.others = (tmp_path / "secret",)
    with pytest.raises(RefusedCallError) as refused:
        ask("what_changed", from_="2025")
    assert "secret" not in str(refused.value)


def test_editions_are_named_by_date_or_revision() -> None:
    known = KnownEdition(Path("x"), "2025-09-29T10:00:00Z", "CC8b3d5e")
    assert all(known.is_named(name) for name in ("2025", "2025-09-29", "cc8b", "cc8b3d5e"))
    assert not any(known.is_named(name) for name in ("cc8", "2026", "8b3d5e", "undated"))
    assert (known.name, KnownEdition(Path("x"), "", "").name) == ("2025-09-29", "undated")
