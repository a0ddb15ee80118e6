"""What sections can be filtered by: the one table of facets of the search.

An entry makes an option of `aixreader search`, a field of the query language, chips of the search panel, a part of the
index and of the counts in an answer and, if it says so, an option and a column of `aixreader list`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from aixreader.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from aixreader.model import Section

STANDARDS = (
    ("ISO/IEC 27002", "27002", r"\bISO(?:/IEC)?\s*27002\b"),
    ("ISO/IEC 42001", "42001", r"\bISO(?:/IEC)?\s*42001\b"),
    ("ISO/IEC 5338", "5338", r"\bISO(?:/IEC)?\s*5338\b"),
    ("ISO/IEC, other", "iso", r"\bISO(?:/IEC)?(?:\s+TR)?\s*(?!27002|42001|5338)\d{4,5}\b"),
    ("MITRE ATLAS", "mitre", r"\bMITRE\s+ATLAS\b"),
    ("NIST", "nist", r"\bNIST\b"),
    ("OWASP LLM top 10", "owasp", r"\bOWASP (?:for LLM|Top ?10 for LLM|LLM top)"),
    ("OWASP ML top 10", "owasp", r"\bOWASP (?:Top ?10 for ML|ML top)"),
    ("ENISA", "enisa", r"\bENISA\b"),
    ("ETSI", "etsi", r"\bETSI\b"),
    ("OpenCRE", "opencre", r"\bOpenCRE\b"),
    ("EU AI Act", "ai act", r"\b(?:EU|European) AI Act\b"),
    ("GDPR", "gdpr", r"\bGDPR\b"),
)
"""Standards and laws, each with what a text in small letters contains that names it, and the pattern of how it does:
patterns that ignore case are slow.
"""


@dataclass(frozen=True, slots=True)
class SearchFacet:
    """A facet of sections.

    `name` is that of the option, of the field in a query and of the index. `label` names it on its chips, marked for
    translation in the context "Facets"; `help` ends the help of the option. `values` gives a section's values from the
    section, the title of its page, and its text with the text of its references.

    `in_list` facets depend on the section alone and are offered by `aixreader list`; `in_query` ones are fields of the
    query language.
    """

    name: str
    label: str
    help: str
    values: Callable[[Section, str, str], Iterable[str]]
    in_list: bool = False
    in_query: bool = True

    def of_section(self, section: Section) -> tuple[str, ...]:
        """The values of an `in_list` facet."""
        return tuple(self.values(section, "", ""))


@cache
def _standard_patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((name, part, re.compile(pattern, re.IGNORECASE)) for name, part, pattern in STANDARDS)


def _roles(section: Section, _page_title: str, _text: str) -> Iterable[str]:
    return (section.role,) if section.role else ()


def _times(section: Section, _page_title: str, _text: str) -> Iterable[str]:
    return section.category.when if section.category else ()


def _actors(section: Section, _page_title: str, _text: str) -> Iterable[str]:
    return section.category.by if section.category else ()


def _pages(_section: Section, page_title: str, _text: str) -> Iterable[str]:
    return (page_title,)


def _standards(_section: Section, _page_title: str, text: str) -> Iterable[str]:
    lower = text.lower()
    return [name for name, part, pattern in _standard_patterns() if part in lower and pattern.search(text)]


FACETS = (
    SearchFacet(
        "role",
        QT_TRANSLATE_NOOP("Facets", "Role"),
        "threat, threat-group, control, control-group, discussion ...",
        _roles,
        in_list=True,
    ),
    SearchFacet(
        "when", QT_TRANSLATE_NOOP("Facets", "When"), "governance, development-time or runtime", _times, in_list=True
    ),
    SearchFacet(
        "by",
        QT_TRANSLATE_NOOP("Facets", "By whom"),
        '"AI engineer", "data science" or "information security"',
        _actors,
        in_list=True,
    ),
    SearchFacet("page", QT_TRANSLATE_NOOP("Facets", "Page"), "title or id of a page", _pages),
    SearchFacet(
        "standard",
        QT_TRANSLATE_NOOP("Facets", "Standard"),
        "a standard that is cited, such as NIST",
        _standards,
        in_query=False,  # `ref:` searches the references, which name more than the standards known here
    ),
)
"""In the order of chips and help."""
LIST_FACETS = tuple(facet for facet in FACETS if facet.in_list)
ROLE_FIELDS = {"threat": ("threat", "threat-group"), "control": ("control", "control-group")}
"""Fields that stand for the titles of sections of certain roles."""
FIELDS = ("title", *ROLE_FIELDS, *(facet.name for facet in FACETS if facet.in_query), "category", "ref")
"""The fields of the query language; `category` is what of `role`, `when` and `by` a section's category says."""
FIELD_SYNTAX = " ".join(f"{name}:" for name in FIELDS)
"""As they are typed, for help texts."""
MARK_FIELDS = ("note", "bookmark")
"""Fields that ask for the user's own marks, where there are any: sections have none of them."""
MARK_SYNTAX = " ".join(f"{name}:" for name in MARK_FIELDS)
