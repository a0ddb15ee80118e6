"""An assessment as plain data: systems, answers, threats, controls and their evidence.

An item is known by its kind, its system and a name that stays: of a threat or control the oldest slug of its section,
of an answer the id of the question, of evidence a UUID. What follows from the items and an edition (which threats
apply, coverage, gaps) is derived, never stored.

Every record keeps in `extra` the keys that this version does not know, and writes them back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Annotated

from aixreader.assess.field_types import (
    MAX_LIST,
    MAX_URL,
    Day,
    Digest,
    Extra,
    Line,
    Lines,
    Name,
    Slugs,
    SystemId,
    Text,
    Uuid,
)
from aixreader.assess.items import Answer, Control, Evidence, Item, Threat
from aixreader.assess.scales import DEFAULT_SCALES, Scales
from aixreader.json_codec import Limit, max_items, max_length

FORMAT_NAME = "aixassess"
FORMAT_VERSION = 1
FORMAT = f"{FORMAT_NAME}/{FORMAT_VERSION}"
MAX_SYSTEMS, MAX_ITEMS = 200, 50_000


class SystemKind(StrEnum):
    """What kind of AI a system is. One can be several."""

    PREDICTIVE = "predictive"
    GENERATIVE = "generative"
    AGENTIC = "agentic"


class ModelOrigin(StrEnum):
    """Where the model comes from, and who runs it."""

    UNSET = ""
    OWN = "own"
    FINETUNED = "finetuned"
    READYMADE_SELFHOSTED = "readymade-selfhosted"
    READYMADE_HOSTED = "readymade-hosted"


@dataclass(frozen=True, slots=True)
class EditionRef:
    """The edition that an assessment was made with. `digest` is that of its source, `subjects` are the oldest names of
    its threats and controls: what a later edition adds is told by them.
    """

    revision: Line = ""
    date: Line = ""
    digest: Digest = ""
    title: Line = ""
    subjects: Slugs = ()
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class System:
    """What is assessed. `id` is a short name that items refer to."""

    id: SystemId
    name: Name
    purpose: Text = ""
    owner: Line = ""
    scope: Text = ""
    kinds: Annotated[tuple[SystemKind, ...], max_items(10)] = ()
    model_origin: ModelOrigin = ModelOrigin.UNSET
    data: Text = ""
    suppliers: Lines = ()
    links: Annotated[tuple[Annotated[str, max_length(MAX_URL)], ...], max_items(MAX_LIST)] = ()
    review_due: Day = ""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SignOff:
    """A version that somebody has approved; `digest` is that of its canonical JSON, `edition` of the edition."""

    version: int
    who: Name
    at: Line
    digest: Annotated[Digest, Limit(bool, "is empty")]
    edition: Digest = ""
    note: Text = ""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Assessment:
    """A document: systems in the user's order, items by id."""

    id: Uuid
    name: Name
    edition: EditionRef
    systems: Annotated[tuple[System, ...], max_items(MAX_SYSTEMS)]
    scales: Scales = DEFAULT_SCALES
    items: Mapping[str, Item] = field(default_factory=dict)
    signoffs: tuple[SignOff, ...] = ()
    format: str = FORMAT
    extra: Extra = field(default_factory=dict)

    def system(self, name: str) -> System | None:
        """The system with an id."""
        return next((system for system in self.systems if system.id == name), None)

    def of(self, system: str) -> Iterator[Item]:
        """The items of a system."""
        return (item for item in self.items.values() if item.system == system)

    def answer(self, system: str, question: str) -> Answer | None:
        """The answer to a question."""
        found = self.items.get(f"answer/{system}/{question}")
        return found if isinstance(found, Answer) else None

    def threat(self, system: str, slug: str) -> Threat:
        """What is stated about a threat, nothing where there is no item."""
        found = self.items.get(f"threat/{system}/{slug}")
        return found if isinstance(found, Threat) else Threat(system, slug)

    def control(self, system: str, slug: str) -> Control:
        """What is stated about a control, nothing where there is no item."""
        found = self.items.get(f"control/{system}/{slug}")
        return found if isinstance(found, Control) else Control(system, slug)

    def evidence(self, system: str) -> tuple[Evidence, ...]:
        """The evidence of a system."""
        return tuple(item for item in self.of(system) if isinstance(item, Evidence))

    def with_items(self, changed: Iterable[Item] = (), removed: Iterable[str] = ()) -> Assessment:
        """The assessment with items put in the place of those with the same id, and without others."""
        items = dict(self.items)
        for name in removed:
            items.pop(name, None)
        items |= {item.id: item for item in changed}
        return replace(self, items=items)

    def with_system(self, system: System) -> Assessment:
        """The assessment with a system put in the place of the one with its id, or at the end."""
        if self.system(system.id) is None:
            return replace(self, systems=(*self.systems, system))
        return replace(self, systems=tuple(system if each.id == system.id else each for each in self.systems))

    def with_signoff(self, signoff: SignOff) -> Assessment:
        """The assessment with a version that was approved."""
        return replace(self, signoffs=(*self.signoffs, signoff))

    @property
    def is_of_newer_format(self) -> bool:
        """Whether a newer version has written it; it is not written then."""
        return self.format != FORMAT
