"""`aixreader assess add`."""

from __future__ import annotations

from pathlib import Path

from aixreader.assess.document_text import read_document
from tests.cli.conftest import Call


def test_systems_are_added_with_ids_of_their_own(assess: Call, file: Path) -> None:
    assert assess("add", file, "--name", "Tea room").out.strip() == "tea-room-2"
    assert assess("add", file, "--name", "中", "--template", "classifier", "--json").json() == {"system": "system"}
    document = read_document(file.read_bytes(), file.name)
    assert [each.id for each in document.systems] == ["tea-room", "tea-room-2", "system"]
    assert document.answer("system", "classifies") is not None


def test_a_name_is_needed(assess: Call, file: Path) -> None:
    before = file.read_bytes()
    outcome = assess("add", file, "--name", " ")
    assert outcome.code == 4
    assert "name is empty" in outcome.err
    assert file.read_bytes() == before
