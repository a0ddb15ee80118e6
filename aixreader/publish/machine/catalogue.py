"""What machine formats are written from: the threats and controls of an edition and how they are related.

Everything is known by its root, the oldest name that it has had, so that a newer edition updates in the other program
what an older one has brought there. Nothing in it depends on the day or the machine: the same edition gives the same
bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from aixreader.model import Essential, IndexEntry, PeriodicTable, Question
from aixreader.model.identifiers import uuid_of
from aixreader.publish.timestamps import edition_time

DESCRIPTION = "description"
"""The name of the passage that says what something is."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a section: what stands below one of its labels, or before the first of them.

    `name` is the known one of its label ("description", "implementation"), else the label in small letters; "" for what
    has no label. `label` is as written. `markdown` has links to the site, and no headings; `text` is plain.
    """

    name: str
    label: str
    markdown: str
    text: str

    @property
    def labelled(self) -> str:
        """Its Markdown below its label in bold, which is no heading."""
        label = " ".join(self.label.split())
        return f"**{label}**\n\n{self.markdown}" if label else self.markdown


@dataclass(frozen=True, slots=True)
class Subject:
    """A threat, a control, or a group of either.

    `kind` is "threat", "control" or "group"; `role` that of its section. `slug` is its name in this edition, `name` the
    one to be shown, `heading` as the Exchange writes it. `address` is its permalink, `group` the root of the group that
    it stands in ("" for none), `members` of a group the roots of what it consists of. `summary` is its first sentence.
    """

    kind: str
    root: str
    slug: str
    section: str
    role: str
    name: str
    heading: str
    address: str
    group: str = ""
    members: tuple[str, ...] = ()
    family: str = ""
    symbol: str = ""
    when: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    in_table: bool = False
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    summary: str = ""
    passages: tuple[Passage, ...] = ()

    @property
    def uuid(self) -> str:
        """Its UUID, which outlives editions."""
        return str(uuid_of(self.kind, self.root))

    @property
    def beside_description(self) -> tuple[Passage, ...]:
        """All passages but the description."""
        description = self.description
        return tuple(each for each in self.passages if each != description)

    @property
    def description(self) -> Passage:
        """What it is: the passage of that label, else what has no label, else its first passage; its summary or name
        where it has no text.
        """
        for name in (DESCRIPTION, ""):
            for passage in self.passages:
                if passage.name == name:
                    return passage
        return self.passages[0] if self.passages else Passage("", "", self.summary or self.name, self.summary)


@dataclass(frozen=True, slots=True)
class Answer:
    """A control answers a threat (by their roots). `source` is "table", "section" or "group", `via` the root of the
    group, or of the threat, through which it does; `note` the sentence that limits it.
    """

    threat: str
    control: str
    source: str
    via: str = ""
    note: str = ""
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class StandardEntry:
    """A section maps to an entry of a standard. `subject` is the root of the threat, control or group that the section
    is, "" for any other. `source` is "OpenCRE" (through `requirement`) or "text". The rest is as in the cross-walk.
    """

    subject: str
    section: str
    title: str
    role: str
    standard: str
    entry: str
    name: str
    source: str
    requirement: str = ""
    coverage: str = ""
    gap: str = ""
    url: str = ""


@dataclass(frozen=True)
class Catalogue:
    """The threats and controls of one edition, in page order. `digest` is the SHA-256 of its source in hex."""

    title: str
    revision: str
    date: str
    digest: str
    author: str
    site: str
    licence: str
    licence_address: str
    threats: tuple[Subject, ...]
    controls: tuple[Subject, ...]
    groups: tuple[Subject, ...]
    answers: tuple[Answer, ...]
    standards: tuple[StandardEntry, ...]
    questions: tuple[Question, ...] = ()
    table: PeriodicTable | None = None
    matrix: PeriodicTable | None = None
    essentials: tuple[Essential, ...] = ()
    index: tuple[IndexEntry, ...] = ()

    @property
    def time(self) -> datetime:
        """The edition's date in UTC; a fixed one where it has none."""
        return edition_time(self.date)

    @property
    def version(self) -> str:
        """A version that rises with editions: the day, and the revision's first digits if it has one."""
        return "+".join(filter(None, (self.time.date().isoformat(), self.revision[:12])))

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """All of them: threats, controls, groups."""
        return (*self.threats, *self.controls, *self.groups)

    @cached_property
    def by_root(self) -> Mapping[str, Subject]:
        """Threats, controls and groups by their roots."""
        return {subject.root: subject for subject in self.subjects}

    @cached_property
    def roots(self) -> Mapping[str, str]:
        """The roots by the slugs of this edition."""
        return {subject.slug: subject.root for subject in self.subjects}

    def controls_of(self, threat: str) -> Iterator[Answer]:
        """What answers a threat: controls, not groups of them."""
        return (each for each in self._plain if each.threat == threat)

    def threats_of(self, control: str) -> Iterator[Answer]:
        """What a control answers: threats, not groups of them."""
        return (each for each in self._plain if each.control == control)

    def standards_of(self, subject: str) -> Iterator[StandardEntry]:
        """What a threat, control or group maps to."""
        return (each for each in self.standards if each.subject == subject)

    @cached_property
    def _plain(self) -> tuple[Answer, ...]:
        groups = {group.root for group in self.groups}
        return tuple(each for each in self.answers if not {each.threat, each.control} & groups)
