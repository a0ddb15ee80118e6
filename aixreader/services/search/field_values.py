"""What can be typed behind a field of a query ("page:"), and how a query is completed with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from aixreader.search.facets import LIST_FACETS, ROLE_FIELDS, STANDARDS
from aixreader.services.session.session import Session

BEGUN = re.compile(r'(?:^|[\s(-])([a-z]+):("?)([^"():]{0,60})$', re.IGNORECASE)
"""A field that is being typed at the end of a text: its name, a quote, and what follows."""
MAX_COMPLETIONS = 12

FieldValues = Mapping[str, tuple[str, ...]]
"""The values of each field, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What could be meant by the field that ends at the cursor: `values` take the place of the text from `start` on."""

    start: int
    values: tuple[str, ...]


def field_values(session: Session) -> FieldValues:
    """The values that sections of the edition have, by field."""
    edition, names = session.edition, session.names
    values: dict[str, tuple[str, ...]] = {}
    for facet in LIST_FACETS:
        found = {value for section in edition.sections.values() for value in facet.of_section(section)}
        values[facet.name] = tuple(sorted(found))
    values["category"] = tuple(sorted({value for facet in LIST_FACETS for value in values[facet.name]}))
    values["page"] = tuple(page.title for page in edition.pages.values())
    for field, roles in ROLE_FIELDS.items():
        titles = (names.bare(section) for section in edition.sections.values() if section.role in roles)
        values[field] = tuple(sorted(dict.fromkeys(titles), key=str.casefold))
    values["ref"] = tuple(name for name, *_ in STANDARDS)
    return values


def complete(text: str, values: FieldValues) -> Completion | None:
    """How `text`, the query up to the cursor, could go on; None where no field is being typed or nothing fits."""
    begun = BEGUN.search(text)
    if begun is None or begun[1].lower() not in values:
        return None
    typed = begun[3].casefold()
    fitting = [value for value in values[begun[1].lower()] if typed in value.casefold()]
    fitting.sort(key=lambda value: not value.casefold().startswith(typed))
    if not fitting or [value.casefold() for value in fitting] == [typed]:
        return None
    return Completion(begun.start(2), tuple(fitting[:MAX_COMPLETIONS]))


def quoted(value: str) -> str:
    """A value as it is typed behind a field: in quotes if it has several words."""
    return value if re.fullmatch(r"[\w.-]+", value) else f'"{value}"'
