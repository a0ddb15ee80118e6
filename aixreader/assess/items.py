"""What is stated about a system: answers, threats, controls, evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from aixreader.assess.field_types import (
    MAX_URL,
    Day,
    Digest,
    Extra,
    LevelId,
    Line,
    Name,
    Sha256,
    Slug,
    Slugs,
    SystemId,
    Text,
    Uuid,
)
from aixreader.json_codec import Limit, max_length, one_of


class AnswerValue(StrEnum):
    """The answer to a question. Of a question "who" it is supplier, self or both."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    SUPPLIER = "supplier"
    SELF = "self"
    BOTH = "both"


class Applicability(StrEnum):
    """Whether a threat applies to a system; to `CONFIRM`, a condition is left to be judged."""

    APPLIES = "applies"
    NOT = "not"
    CONFIRM = "confirm"
    UNDECIDED = "undecided"
    NOT_ASKED = "not-asked"


class Treatment(StrEnum):
    """What is done about a threat."""

    OPEN = "open"
    MITIGATE = "mitigate"
    TRANSFER = "transfer"
    AVOID = "avoid"
    ACCEPT = "accept"


class ControlStatus(StrEnum):
    """How far a control is in place."""

    NOT_ASSESSED = "not-assessed"
    NOT_APPLICABLE = "not-applicable"
    ABSENT = "absent"
    PLANNED = "planned"
    PARTIAL = "partial"
    IMPLEMENTED = "implemented"


class Responsible(StrEnum):
    """Who has to do something."""

    UNSET = ""
    SELF = "self"
    SUPPLIER = "supplier"
    SHARED = "shared"


class EvidenceType(StrEnum):
    """What evidence consists of."""

    TEXT = "text"
    LINK = "link"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question about a system.

    `confirmed` and `denied` hold the names of threats whose condition the user has judged to hold, or not to hold;
    `text_digest` is that of the question's wording when it was answered (`wording_digest`).
    """

    system: SystemId
    question: Slug
    answer: AnswerValue
    confirmed: Slugs = ()
    denied: Slugs = ()
    reason: Text = ""
    text_digest: Digest = ""
    extra: Extra = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Its name in the assessment."""
        return f"answer/{self.system}/{self.question}"


@dataclass(frozen=True, slots=True)
class Override:
    """The user's own decision on whether a threat applies, against what the answers lead to."""

    value: Annotated[str, one_of(Applicability.APPLIES, Applicability.NOT)]
    reason: Name
    who: Line = ""
    at: Line = ""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Who has accepted a risk, when, and until when."""

    who: Name
    at: Annotated[Day, Limit(bool, "is empty")]
    until: Annotated[Day, Limit(bool, "is empty")]
    reason: Annotated[Text, Limit(lambda text: bool(text.strip()), "is empty")]
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Threat:
    """What is stated about a threat to a system.

    Levels are ids of the scales, "" where they are not set: those of now count what is in place, the `residual` ones
    what is planned as well. `represented_by` is the threat that it is treated with. `text_digest` is that of the
    section's wording when it was last confirmed.
    """

    system: SystemId
    slug: Slug
    override: Override | None = None
    represented_by: Annotated[str, max_length(200)] = ""
    likelihood: LevelId = ""
    impact: LevelId = ""
    residual_likelihood: LevelId = ""
    residual_impact: LevelId = ""
    treatment: Treatment = Treatment.OPEN
    treatment_reason: Text = ""
    accepted: Acceptance | None = None
    note: Text = ""
    text_digest: Digest = ""
    extra: Extra = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Its name in the assessment."""
        return f"threat/{self.system}/{self.slug}"


@dataclass(frozen=True, slots=True)
class Control:
    """What is stated about a control of a system. It answers all its threats: it is stated once."""

    system: SystemId
    slug: Slug
    status: ControlStatus = ControlStatus.NOT_ASSESSED
    reason: Text = ""
    include_reason: Text = ""
    how: Text = ""
    responsible: Responsible = Responsible.UNSET
    owner: Line = ""
    due: Day = ""
    ticket: Line = ""
    review_due: Day = ""
    note: Text = ""
    text_digest: Digest = ""
    extra: Extra = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Its name in the assessment."""
        return f"control/{self.system}/{self.slug}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that controls are in place: a text, an address, or a file with its hash. `tests` are the sections of
    the Exchange that say how it was tested.
    """

    system: SystemId
    uuid: Uuid
    type: EvidenceType
    title: Name
    text: Text = ""
    link: Annotated[str, max_length(MAX_URL)] = ""
    file: Annotated[str, max_length(MAX_URL)] = ""
    sha256: Sha256 = ""
    collected: Day = ""
    expires: Day = ""
    controls: Slugs = ()
    tests: Slugs = ()
    note: Text = ""
    extra: Extra = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Its name in the assessment."""
        return f"evidence/{self.system}/{self.uuid}"


Item = Answer | Threat | Control | Evidence
KINDS: dict[str, type[Answer | Threat | Control | Evidence]] = {
    "answer": Answer,
    "threat": Threat,
    "control": Control,
    "evidence": Evidence,
}
"""The kinds of items, in the order in which they are written."""
