"""`aixreader assess questions`."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.assess.questionnaire import Questionnaire, make_questionnaire
from aixreader.model.decision_tree import Answer, Outcome, Question
from aixreader.services.assessments.assessed_edition import EditionFacts
from tests.cli.conftest import Call


def test_questions_are_listed_with_their_answers(assess: Call, file: Path) -> None:
    rows = assess("questions", file).out.splitlines()
    assert rows[0].split("\t") == ["oversteep", "open", "", "yes/no/unknown", "Does anybody brew without a clock?"]
    assess("answer", file, "oversteep", "no")
    assert assess("questions", file).out.splitlines()[0].startswith("oversteep\tanswered\tno\t")
    assert "always\timplied\t\t\t(Of every system; not asked.)" in rows


def test_an_edition_without_questions_is_named_as_one(
    assess: Call, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EditionFacts, "questionnaire", Questionnaire({}, {}, {}))
    outcome = assess("questions", file)
    assert (outcome.code, outcome.out) == (0, "")
    assert "has no decision tree" in outcome.err


def test_an_example_shows_how_conditions_are_judged(assess: Call, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = Outcome("oversteep", "threat", "If it is hot", 3)
    brews = Question("brews", "", "QUESTION", "Do you brew?", (), (Answer("yes", "Yes", (outcome,)),))
    monkeypatch.setattr(EditionFacts, "questionnaire", make_questionnaire([brews], ["oversteep"], [], str))
    assert "A condition is to be judged" in assess("answer", file, "brews", "yes").err
    err = assess("questions", file).err
    assert "To be judged for oversteep (brews): If it is hot" in err
    assert f"aixreader assess answer {file} brews yes --confirm oversteep " in err
    judged = assess("answer", file, "brews", "yes", "--deny", "Oversteeping")
    assert judged.out.splitlines() == ["oversteep\tconfirm\tnot"]


def test_they_are_data_as_well(assess: Call, file: Path) -> None:
    value = assess("questions", file, "--json").json()
    first = value["questions"][0]
    assert value["next"] == "oversteep"
    assert (first["id"], first["state"], first["answer"]) == ("oversteep", "open", None)
    assert first["choices"] == ["yes", "no", "unknown"]
    assert first["leads_to"] == [{"answer": "yes", "slug": "oversteep", "role": "threat", "condition": ""}]
