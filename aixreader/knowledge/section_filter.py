"""Selecting sections by facets."""

from __future__ import annotations

import re
from collections.abc import Mapping

from aixreader.errors import NotFoundError, shortened
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.model import Section
from aixreader.search.facets import LIST_FACETS, SearchFacet


def filter_sections(opened: OpenEdition, wanted: Mapping[str, str], *, everything: bool = False) -> tuple[Section, ...]:
    """The sections, in page order, that have the `wanted` value of each of `LIST_FACETS` named there.

    Pages that lists leave out are left out, unless `everything` is set.

    Values are compared without case, hyphens equal blanks: `threat-group` is "threat group". Raises `NotFoundError` for
    a value that no section of the edition has, with the values there are.
    """
    hidden = frozenset[str]() if everything else opened.edition.unlisted
    sections = tuple(section for section in opened.edition.catalogue.sections if section.id not in hidden)
    for facet in LIST_FACETS:
        value = wanted.get(facet.name)
        if value is not None:
            _check_known(opened, facet, value)
            sections = tuple(section for section in sections if _key(value) in map(_key, facet.of_section(section)))
    return sections


def _check_known(opened: OpenEdition, facet: SearchFacet, value: str) -> None:
    known = {value for section in opened.edition.catalogue.sections for value in facet.of_section(section)}
    if _key(value) not in map(_key, known):
        hint = f"There are: {', '.join(sorted(known))}." if known else "It has no Category lines."
        raise NotFoundError(f"No section of this edition has '{shortened(value)}' as --{facet.name}.", hint)


def _key(value: str) -> str:
    return re.sub(r"[\s_-]+", " ", value.strip().casefold())
