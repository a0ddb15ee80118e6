"""Edges between threats and controls."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """Where the Exchange states a relation, most trusted first."""

    TABLE = "periodic table"
    LIST = "controls list"
    NESTED = "nesting"
    INHERITED = "see other threat"


@dataclass(frozen=True, slots=True)
class Relation:
    """A threat is answered by a control, or by a group of controls.

    `threat` and `control` are slugs; `group` is true where `control` names a control group (or a threat whose controls
    apply), which is one edge and not expanded. `origins` are all statements of it. `label` is the
    link's text where there is one; `note` the sentence that limits it, if any. `guessed` is true where only a misspelt
    link states it.
    """

    threat: str
    control: str
    origins: tuple[Origin, ...]
    group: bool = False
    label: str = ""
    note: str = ""
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A group section and the slugs of its members, in order."""

    slug: str
    members: tuple[str, ...]
