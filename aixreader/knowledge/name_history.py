"""The names that threats, controls and their groups have had: what is stated about one outlives the edition.

A slug can change with an edition, and permalinks have changed all at once. So a thing is known by the oldest name it
has had, its root, and by a UUID made of that. `resources/name_history.json` holds the names of all editions that were
looked at; `packaging/name_history.py` adds those of a further one. A root that was once published stays: older names
that are found later stand behind it.

A name that an edition leads to a wider control is not taken for it: whoever has stated something is asked whether it
holds of its `successors`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from uuid import UUID

from aixreader.edition.edition import Edition
from aixreader.json_codec import decode, parse
from aixreader.model import Section
from aixreader.model.category import CONTROL, CONTROL_GROUP, THREAT, THREAT_GROUP
from aixreader.model.identifiers import uuid_of
from aixreader.paths import resources

FILE = "name_history.json"
FORMAT = 1
KINDS = {THREAT: "threat", CONTROL: "control", THREAT_GROUP: "group", CONTROL_GROUP: "group"}
"""The kind of a thing, by its section's role."""

Names = tuple[str, ...]
"""All names of one thing, its root first."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A name whose thing has become part of others, its `successors`."""

    name: str
    successors: tuple[str, ...]


@dataclass(frozen=True)
class NameHistory:
    """All names that are known, by kind, each thing once; and what has become part of something else."""

    format: int
    threats: tuple[Names, ...]
    controls: tuple[Names, ...]
    groups: tuple[Names, ...]
    replaced: tuple[Replaced, ...]

    def by_kind(self) -> dict[str, tuple[Names, ...]]:
        """The names of each kind."""
        return {"threat": self.threats, "control": self.controls, "group": self.groups}

    @cached_property
    def names(self) -> Mapping[str, Names]:
        """All names of the same thing, by each of them."""
        return {name: names for kind in self.by_kind().values() for names in kind for name in names}

    @cached_property
    def successors(self) -> Mapping[str, tuple[str, ...]]:
        """What has become part of something else, by every name it has had."""
        return {name: each.successors for each in self.replaced for name in self.names.get(each.name, (each.name,))}

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kind of each name."""
        return {name: kind for kind, things in self.by_kind().items() for names in things for name in names}

    def root(self, slug: str, kind: str = "", aliases: Iterable[str] = ()) -> str:
        """The oldest name of the thing with this slug. One of this `kind` that is not known yet was renamed if a single
        known one of its kind is among its `aliases`.
        """
        if slug in self.names:
            return self.names[slug][0]
        renamed = (alias for alias in aliases if self.kinds.get(alias) == kind and alias not in self.successors)
        earlier = {self.names[alias][0] for alias in renamed}
        return earlier.pop() if len(earlier) == 1 else slug


@cache
def name_history() -> NameHistory:
    """The history in `resources/`."""
    return decode(NameHistory, parse((resources() / FILE).read_bytes()))


def oldest_name(slug: str) -> str:
    """The oldest name of the threat, control or group with this slug in any edition; any other slug is its own."""
    return name_history().root(slug)


def roots_of(edition: Edition) -> Callable[[str], str]:
    """From a slug of this edition to the oldest name, also where it is newer than the history."""
    history, sections = name_history(), edition.sections

    def root(slug: str) -> str:
        section = sections.get(slug)
        return history.root(slug, KINDS.get(section.role or "", ""), section.aliases) if section else history.root(slug)

    return root


def current_name(slug: str, edition: Edition) -> str:
    """The slug that an edition has for what has had this one; "" if it has none, or only something wider."""
    history, wanted = name_history(), oldest_name(slug)
    for name in reversed(history.names.get(wanted, (slug,))):
        if is_named(edition.sections.get(name)):
            return name
    root = roots_of(edition)
    found = edition.catalogue.redirects.get(wanted, "")
    return found if is_named(edition.sections.get(found)) and root(found) == wanted else ""


def successors(slug: str, edition: Edition) -> tuple[str, ...]:
    """The slugs that an edition has for what this one has become part of; whether it holds of them has to be asked."""
    found = (current_name(name, edition) for name in name_history().successors.get(slug, ()))
    return tuple(filter(None, found)) if not current_name(slug, edition) else ()


def permanent_id(kind: str, slug: str) -> UUID:
    """The UUID of a threat, control or group ("threat", "control", "group") under any of its names."""
    return uuid_of(kind, oldest_name(slug))


def named_things(edition: Edition) -> Iterator[tuple[str, Section]]:
    """The kind and section of each threat, control and group of an edition."""
    for section in edition.sections.values():
        if section.role in KINDS and is_named(section):
            yield KINDS[section.role], section


def is_named(section: Section | None) -> bool:
    """Whether a section has a slug of its own."""
    return section is not None and section.slug == section.id
