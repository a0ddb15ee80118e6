"""Terms and abbreviations that the edition defines."""

from __future__ import annotations

from dataclasses import dataclass, field

ABBREVIATION, DEFINED = "abbreviation", "term"
"""Kinds of terms beside the roles of sections: a threat or a control is explained by its section."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term as the edition defines it.

    `name` is as written where it is defined, `meaning` plain text: of an abbreviation the words it stands for, of
    others a sentence. `section` is the id of the section that defines it. `kind` is `ABBREVIATION`, `DEFINED`, or the
    role of that section. `forms` are its spellings in text; those of an abbreviation count in their own case. One that
    `is_local` may mean something else on other pages than its own.
    """

    name: str
    meaning: str
    section: str
    kind: str = DEFINED
    forms: tuple[str, ...] = ()
    is_local: bool = False


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms of an edition, by name, and where they are used first in each section.

    `uses` maps the id of a page to triples, one after the other: start and end in the page's HTML, in characters, and
    the index of the term.
    """

    terms: tuple[Term, ...] = ()
    uses: dict[str, tuple[int, ...]] = field(default_factory=dict)


NO_TERMS = Glossary()
