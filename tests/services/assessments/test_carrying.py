"""Carrying an assessment to another edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from aixreader.assess.document import Assessment, EditionRef, System
from aixreader.assess.items import Answer, AnswerValue, Control, Item, Threat
from aixreader.edition.edition import open_edition
from aixreader.errors import NotFoundError
from aixreader.knowledge.name_history import roots_of
from aixreader.services.assessments.answering import answer_question
from aixreader.services.assessments.assessed_edition import AssessedEdition, EditionFacts
from aixreader.services.assessments.carrying import Carried, carried_items, to_edition
from aixreader.services.assessments.stating import state_fields
from aixreader.services.session.session import Session


def states(assessed: AssessedEdition) -> dict[str, str]:
    return {each.id: each.state.value for each in carried_items(assessed)}


def test_what_says_the_same_is_the_same(facts: EditionFacts, empty: AssessedEdition) -> None:
    document, item = state_fields(facts, empty.document, "kitchen", "teapot", {"status": "absent"})
    document = answer_question(AssessedEdition(facts, document), "kitchen", "oversteep", "yes")
    assert states(AssessedEdition(facts, document)) == {item: "same", "answer/kitchen/oversteep": "same"}


def test_other_wordings_names_that_are_gone_and_new_ones_are_told(facts: EditionFacts, empty: AssessedEdition) -> None:
    old = "sha256:" + "0" * 64
    items: list[Item] = [
        Answer("kitchen", "oversteep", AnswerValue.YES, text_digest=old),
        Answer("kitchen", "milkfirst", AnswerValue.YES),
        Threat("kitchen", "oversteep", text_digest=old),
        Control("kitchen", "teapot"),
        Control("kitchen", "sieve"),
        Control("kitchen", "detectadversarialinput"),
    ]
    document = replace(empty.document.with_items(items), edition=EditionRef(subjects=("oversteep", "teapot")))
    assert states(AssessedEdition(facts, document)) == {
        "answer/kitchen/oversteep": "reworded",
        "answer/kitchen/milkfirst": "gone",
        "threat/kitchen/oversteep": "reworded",
        "control/kitchen/teapot": "same",
        "control/kitchen/sieve": "gone",
        "control/kitchen/detectadversarialinput": "gone",
        "teatheft": "new",
        "kettlerules": "new",
        "lidlock": "new",
    }


def test_evidence_is_kept(assessed: AssessedEdition) -> None:
    assert states(assessed)["evidence/kitchen/6f0c2f0e-6d7f-4f5e-9c55-0a3a6c0d1111"] == "kept"


def test_what_was_confirmed_is_the_same_from_then_on(facts: EditionFacts, empty: AssessedEdition) -> None:
    old = "sha256:" + "0" * 64
    threats = [Threat("kitchen", slug, text_digest=old) for slug in ("oversteep", "teatheft")]
    before = AssessedEdition(facts, replace(empty.document.with_items(threats), edition=EditionRef("abc")))
    after = AssessedEdition(facts, to_edition(before, ["threat/kitchen/oversteep"]))
    assert after.document.edition == facts.ref
    assert states(after) == {"threat/kitchen/oversteep": "same", "threat/kitchen/teatheft": "reworded"}
    with pytest.raises(NotFoundError, match="no item"):
        to_edition(before, ["threat/kitchen/frost"])


@pytest.fixture
def both(exchange_2025_edition: Path, exchange_edition: Path) -> Iterator[tuple[EditionFacts, EditionFacts]]:
    """What is needed of the real editions of 2025 and 2026."""
    with Session(open_edition(exchange_2025_edition)) as old, Session(open_edition(exchange_edition)) as new:
        yield EditionFacts(old, roots_of(old.edition)), EditionFacts(new, roots_of(new.edition))


def test_every_item_is_accounted_for_in_the_exchange_of_a_year_later(
    both: tuple[EditionFacts, EditionFacts], document: Assessment
) -> None:
    """All its threats and controls are stated about in the older edition."""
    old, new = both
    system = System("k", "K")
    threats = [Threat("k", name, note="x", text_digest=old.wording(name)) for name in old.subjects.threats]
    controls = [Control("k", name, note="x", text_digest=old.wording(name)) for name in old.subjects.controls]
    made = replace(document, edition=old.ref, systems=(system,), items={}).with_items([*threats, *controls])
    assert set(states(AssessedEdition(old, made)).values()) == {"same"}
    found = carried_items(AssessedEdition(new, made))
    assert Counter(each.state for each in found if each.state in (Carried.GONE, Carried.MERGED, Carried.NEW)) == {
        Carried.MERGED: 2,
        Carried.NEW: 12,
    }
    assert {each.id: each.into for each in found if each.into} == {
        "control/k/detectadversarialinput": ("evasioninputhandling", "unwantedinputserieshandling"),
        "control/k/devdataprotect": ("devsecurity",),
    }
    assert len(found) == len(made.items) + 12
    assert to_edition(AssessedEdition(new, made)).items == made.items
