"""`aixreader assess questions`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Call


def test_questions_are_listed_with_their_answers(assess: Call, file: Path) -> None:
    rows = assess("questions", file).out.splitlines()
    assert rows[0].split("\t") == ["oversteep", "open", "", "Does anybody brew without a clock?"]
    assess("answer", file, "oversteep", "no")
    assert assess("questions", file).out.splitlines()[0].startswith("oversteep\tanswered\tno\t")


def test_they_are_data_as_well(assess: Call, file: Path) -> None:
    value = assess("questions", file, "--json").json()
    first = value["questions"][0]
    assert value["next"] == "oversteep"
    assert (first["id"], first["state"], first["answer"]) == ("oversteep", "open", None)
    assert first["choices"] == ["yes", "no", "unknown"]
    assert first["leads_to"] == [{"answer": "yes", "slug": "oversteep", "role": "threat", "condition": ""}]
