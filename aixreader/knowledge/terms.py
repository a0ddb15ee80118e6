"""Terms of an edition: the one that some words name, and its whole explanation."""

from __future__ import annotations

from collections.abc import Mapping

from aixreader.knowledge.section_names import SectionNames
from aixreader.model import Glossary, Section, Term
from aixreader.model.category import CONTROL
from aixreader.model.term import ABBREVIATION
from aixreader.source.term_words import key_of


class TermFinder:
    """Looks up the terms of an edition, and tells what they are called and mean."""

    def __init__(self, glossary: Glossary, names: SectionNames, sections: Mapping[str, Section]) -> None:
        self._glossary = glossary
        self._names = names
        self._sections = sections
        forms = [(key_of(form), term) for term in reversed(glossary.terms) for form in (*term.forms, term.name)]
        # An exact spelling counts before another, so that "art" finds ART only where there is no term "art".
        self._by_key: Mapping[str, Term] = {key.lower(): term for key, term in forms} | dict(forms)

    @property
    def terms(self) -> list[Term]:
        """The terms from A to Z, as they are shown."""
        return sorted(self._glossary.terms, key=lambda term: (self.name(term).casefold(), term.name))

    def at(self, index: int) -> Term | None:
        """The term with an index of the glossary, None for one that it does not have."""
        return self._glossary.terms[index] if 0 <= index < len(self._glossary.terms) else None

    def named(self, words: str) -> Term | None:
        """The term that `words` name, however they are spelt; None where they name none."""
        key = key_of(words)
        return self._by_key.get(key) or self._by_key.get(key.lower())

    def name(self, term: Term) -> str:
        """A term as it is shown: a control's name not in capitals."""
        section = self._sections.get(term.section) if term.kind == CONTROL else None
        return self._names.bare(section) if section is not None else term.name

    def place(self, term: Term) -> str:
        """The name of the section that defines a term, "" where there is none."""
        section = self._sections.get(term.section)
        return self._names.of(section) if section is not None else ""

    def explanation(self, term: Term) -> str:
        """What a term means; of an abbreviation also what its words mean, where the edition tells."""
        whole = self.named(term.meaning) if term.kind == ABBREVIATION else None
        return term.meaning if whole is None or whole is term else f"{term.meaning}: {whole.meaning}"
