"""`aixreader assess new`."""

from __future__ import annotations

from pathlib import Path

from aixreader.assess.document_text import read_document
from tests.cli.conftest import Call


def test_it_makes_a_file_that_names_the_edition(file: Path) -> None:
    document = read_document(file.read_bytes(), file.name)
    assert (document.name, [each.id for each in document.systems]) == ("Tea room", ["tea-room"])
    assert document.edition.title == "Tiny Exchange"
    assert document.edition.digest.startswith("sha256:")


def test_a_file_that_is_there_is_kept(assess: Call, file: Path) -> None:
    before = file.read_bytes()
    again = assess("new", file, "--name", "Other")
    assert again.code == 5
    assert "is there already" in again.err
    assert file.read_bytes() == before


def test_a_template_brings_answers(assess: Call, tmp_path: Path) -> None:
    path = tmp_path / "agent.aixassess"
    outcome = assess("new", path, "--name", "Ürgent agent!", "--template", "agent", "--json")
    assert outcome.json()["systems"] == ["urgent-agent"]
    document = read_document(path.read_bytes(), path.name)
    assert document.answer("urgent-agent", "acts") is not None
    misspelt = assess("new", tmp_path / "b.aixassess", "--name", "x", "--template", "agnet")
    assert misspelt.code == 1
    assert "agent" in misspelt.err
    assert not (tmp_path / "b.aixassess").exists()
