"""Which sections answer to a role, a time and a doer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from aixreader.errors import NotFoundError
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.model import Section

Values = Callable[[Section], Iterable[str]]


def select_sections(
    session: OpenEdition, *, role: str | None = None, when: str | None = None, by: str | None = None
) -> tuple[Section, ...]:
    """The sections, in page order, whose Category says all that is asked for.

    Words are compared without case, hyphens for blanks: `threat-group` is "threat group". Raises `NotFoundError` for a
    word that no section of the edition has, with the ones there are.
    """
    sections = session.edition.catalogue.sections
    for name, word, values in (("role", role, _roles), ("when", when, _when), ("by", by, _by)):
        if word is not None:
            _check_known(session, name, word, values)
            sections = tuple(section for section in sections if _same(word) in map(_same, values(section)))
    return sections


def _check_known(session: OpenEdition, name: str, word: str, values: Values) -> None:
    known = {value for section in session.edition.catalogue.sections for value in values(section)}
    if _same(word) not in map(_same, known):
        hint = f"There are: {', '.join(sorted(known))}." if known else "It has no Category lines."
        raise NotFoundError(f"No section of this edition has '{word}' as --{name}.", hint)


def _roles(section: Section) -> Iterable[str]:
    return (section.role,) if section.role else ()


def _when(section: Section) -> Iterable[str]:
    return section.category.when if section.category else ()


def _by(section: Section) -> Iterable[str]:
    return section.category.by if section.category else ()


def _same(word: str) -> str:
    return re.sub(r"[\s_-]+", " ", word.strip().casefold())
