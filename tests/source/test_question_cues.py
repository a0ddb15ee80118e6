"""How questions are recognised."""

from __future__ import annotations

import pytest

from aixreader.model.decision_tree import ALWAYS, QUESTION, Need
from aixreader.source.question_cues import needs_of, question_id


@pytest.mark.parametrize(
    ("text", "threats", "name"),
    [
        ("Anything", ("runtimemodelpoison",), "runs"),
        ("Who runs the model?", (), "runs"),
        ("Anything", ("modeltheftuse", "devdataleak", "devcodeleak"), "theft"),
        ("Who trains the model?", ("evasion",), "classifies"),
        ("Can it send data if it triggers actions?", (), "trifecta"),
        ("Do you insert leaves? Yes: the above", (), "ragdata"),
        ("Is it the odd one?", ("spill", "scald"), "spill"),
        ("Is it  the odd one?", (), "question-620c73810da5"),
        ("IS IT THE ODD ONE?", (), "question-620c73810da5"),
    ],
)
def test_the_id_of_a_question(text: str, threats: tuple[str, ...], name: str) -> None:
    """By its threats, else by its words, else made of one of them."""
    if name.startswith("question"):
        assert question_id(QUESTION, text, threats, ()) == question_id(QUESTION, "is it the odd one?", (), ())
    else:
        assert question_id(QUESTION, text, threats, ()) == name


def test_ids_are_unique() -> None:
    assert question_id(ALWAYS, "", (), ()) == "always"
    assert question_id(ALWAYS, "", (), {"always"}) == "always-2"
    assert question_id(ALWAYS, "", (), {"always", "always-2"}) == "always-3"


@pytest.mark.parametrize(
    ("name", "text", "needed", "is_implied"),
    [
        ("theft", "Do you train the model yourself?", True, True),
        ("theft", "Do you train the model yourself and is it dear?", True, False),
        ("theft", "Is the model dear?", False, False),
        ("theft-2", "Do you train the model yourself?", False, False),
        ("genai", "Do you train the model yourself?", False, False),
    ],
)
def test_what_a_question_takes_for_granted(name: str, text: str, needed: bool, is_implied: bool) -> None:
    needs = (Need("trains", "self"),) if needed else ()
    assert needs_of(name, text, {"trains"}) == (needs, is_implied)
    assert needs_of(name, text, ()) == ((), False)
