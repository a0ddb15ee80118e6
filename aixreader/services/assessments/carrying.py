"""Carrying an assessment to another edition: what has to be looked at again, and what is simply kept.

Nothing is removed: what the edition no longer has keeps its item. A threat or control counts as unchanged while its
section says the same as when something was last stated about it, or when it was confirmed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from aixreader.assess.document import Assessment
from aixreader.assess.items import Answer, Control, Evidence, Item, Threat
from aixreader.assess.questionnaire import wording_digest
from aixreader.errors import NotFoundError, shortened
from aixreader.knowledge.name_history import successors
from aixreader.services.assessments.assessed_edition import AssessedEdition


class Carried(StrEnum):
    """What became of an item."""

    SAME = "same"
    REWORDED = "reworded"
    GONE = "gone"
    MERGED = "merged"
    NEW = "new"
    KEPT = "kept"


NEEDS_REVIEW = (Carried.REWORDED, Carried.GONE, Carried.MERGED)


@dataclass(frozen=True, slots=True)
class CarriedItem:
    """An item and what became of it; `into` are the slugs that have taken its place. A new threat or control has no
    item, and its oldest name as `id`.
    """

    id: str
    state: Carried
    name: str
    into: tuple[str, ...] = ()


def carried_items(assessed: AssessedEdition) -> tuple[CarriedItem, ...]:
    """Every item, in the order of the document, then what the edition has added."""
    items = [_carried(assessed, item) for item in assessed.document.items.values()]
    return (*items, *_added(assessed))


def to_edition(assessed: AssessedEdition, confirmed: Collection[str] = ()) -> Assessment:
    """The document for this edition. Items with the ids `confirmed` count as looked at: what was stated holds for the
    new wording. Raises `NotFoundError` for an id that there is not.
    """
    document = assessed.document
    unknown = sorted(set(confirmed) - document.items.keys())
    if unknown:
        raise NotFoundError(f"There is no item {shortened(unknown[0])!r}.", "Nothing was changed.")
    changed = [item for item in (_confirmed(assessed, document.items[name]) for name in confirmed) if item is not None]
    return replace(document.with_items(changed), edition=assessed.edition)


def _carried(assessed: AssessedEdition, item: Item) -> CarriedItem:
    facts = assessed.facts
    if isinstance(item, Evidence):
        return CarriedItem(item.id, Carried.KEPT, item.title)
    if isinstance(item, Answer):
        question = facts.questionnaire.questions.get(item.question)
        if question is None:
            return CarriedItem(item.id, Carried.GONE, item.question)
        same = item.text_digest in ("", wording_digest(question))
        return CarriedItem(item.id, Carried.SAME if same else Carried.REWORDED, question.text)
    subject = (facts.subjects.threats if isinstance(item, Threat) else facts.subjects.controls).get(item.slug)
    if subject is None:
        into = successors(item.slug, facts.session.edition)
        return CarriedItem(item.id, Carried.MERGED if into else Carried.GONE, item.slug, into)
    same = item.text_digest in ("", facts.wording(item.slug))
    return CarriedItem(item.id, Carried.SAME if same else Carried.REWORDED, subject.name)


def _added(assessed: AssessedEdition) -> Iterator[CarriedItem]:
    known = assessed.document.edition.subjects
    for name, subject in {**assessed.facts.subjects.threats, **assessed.facts.subjects.controls}.items():
        if known and name not in known:
            yield CarriedItem(name, Carried.NEW, subject.name)


def _confirmed(assessed: AssessedEdition, item: Item) -> Item | None:
    """The item with the digest of what is said now; None where there is nothing to confirm."""
    if isinstance(item, Threat | Control):
        digest = assessed.facts.wording(item.slug)
        return replace(item, text_digest=digest) if digest else None
    question = assessed.facts.questionnaire.questions.get(item.question) if isinstance(item, Answer) else None
    return replace(item, text_digest=wording_digest(question)) if question and isinstance(item, Answer) else None
