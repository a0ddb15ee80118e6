"""The relations between threats and controls, as rows."""

from __future__ import annotations

from dataclasses import dataclass

from aixreader.model import Relation, Section
from aixreader.services.session.session import Session


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A relation as the Exchange states it; `via` is the slug of the group through which a section has it, "" if it is
    the section's own.
    """

    relation: Relation
    via: str = ""


def relations_of(session: Session, section: Section | None = None) -> tuple[RelationRow, ...]:
    """The relations of a threat or control: its own, then those of its groups (with `via`). Without a section, all
    relations of the edition.
    """
    relations = session.edition.findings.relations
    if section is None:
        return tuple(RelationRow(relation) for relation in relations)
    own = tuple(RelationRow(relation) for relation in relations if section.slug in (relation.threat, relation.control))
    groups = [group.slug for group in session.edition.findings.groups if section.slug in group.members]
    return own + tuple(
        RelationRow(relation, group) for group in groups for relation in relations if relation.control == group
    )
