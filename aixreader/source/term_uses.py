"""Where pages use terms: the first use of each in every section, outside headings, labels, links, quotes and code.

A page is searched once, with one expression for all terms, the longest first: "indirect prompt injection" is no use of
"prompt injection".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from aixreader.html.names import HEADINGS
from aixreader.html.tree import tag_pattern
from aixreader.model import Section
from aixreader.model.term import Term
from aixreader.source.term_words import GAP, key_of

NOT_IN = frozenset(
    {*HEADINGS, "a", "abbr", "b", "blockquote", "cite", "code", "dfn", "dt", "kbd", "pre", "samp", "strong", "th"}
    | {"time", "var"}
)
"""Elements whose words have a meaning already, or are not those of the text."""
BEFORE, AFTER = r"[\s>(“\"‘'–—;:…]", r"(?![\w@/]|[.'’]\w)"
"""What a term stands behind, and what it does not stand before: it would be part of a longer word, a name or an
address.
"""
HYPHENS = ("-", "‐", "‑")
"""Behind a word they make another of it, behind an abbreviation they do not: a kettle-drum, but RAG-based."""
DOTTED_I = "\u0130"
"""The only letter whose small one is two characters."""
Letters = dict[str, "Letters"]
"""Terms by their letters, one below the other; `END` where one ends."""
END = ""
MAX_FORMS = 5_000


class TermFinder:
    """Finds the uses of `terms`. `pages` maps the ids of sections to their pages.

    Words of `title`, which is the edition's, are known to whoever reads it, and not looked for.
    """

    def __init__(self, terms: Sequence[Term], pages: dict[str, str], title: str = "") -> None:
        self._terms = terms
        self._pages = pages
        known = set(key_of(title).split())
        self._by_key: dict[str, int] = {}
        for number, term in enumerate(terms):
            for form in term.forms:
                key = key_of(form)
                if key and key not in known and len(self._by_key) < MAX_FORMS:
                    self._by_key.setdefault(key, number)
        self._pattern = _pattern(self._by_key) if self._by_key else None

    def uses(self, page: str, html: str, sections: Sequence[Section]) -> Iterator[tuple[int, int, int]]:
        """The first uses in each of the page's sections: start, end, and index of the term, in order."""
        if self._pattern is None:
            return
        excluded = _excluded(html)
        starts = [section.start for section in sections]
        seen: set[tuple[int, int]] = set()
        for match in self._pattern.finditer(_lowered(html)):
            start, end = match.start() + 1, match.end()
            key = key_of(html[start:end])
            number = -1 if html[end : end + 1] in HYPHENS and key == key.lower() else self._by_key.get(key, -1)
            at = max(0, bisect_right(starts, start) - 1)
            if number < 0 or (at, number) in seen or not self._is_meant(number, page, sections[at]):
                continue
            if not (_is_inside(excluded, start) or _is_in_tag(html, start) or _is_in_brackets(html, start, end)):
                seen.add((at, number))
                yield start, end, number

    def _is_meant(self, number: int, page: str, section: Section) -> bool:
        """Whether the term is explained in a section: not where it is defined."""
        term = self._terms[number]
        return term.section != section.id and (not term.is_local or self._pages.get(term.section) == page)


def _pattern(keys: Iterable[str]) -> re.Pattern[str]:
    """One expression for all terms in small letters, by their letters: no letter of a page is compared twice."""
    tree: Letters = {}
    for key in keys:
        place = tree
        for letter in key.lower():
            place = place.setdefault(letter, {})
        place[END] = {}
    return re.compile(f"{BEFORE}{_branches(tree)}{AFTER}")


def _branches(tree: Letters) -> str:
    """An expression for what follows a beginning: the longest if it is there."""
    branches = "|".join(_branch(letter, tree[letter]) for letter in sorted(tree) if letter != END)
    return f"(?:{branches})?" if END in tree else f"(?:{branches})"


def _branch(letter: str, below: Letters) -> str:
    written = ""
    while True:
        written += GAP.pattern if letter == " " else re.escape(letter)
        if len(below) != 1 or END in below:
            break
        letter, below = next(iter(below.items()))
    return written if list(below) == [END] else written + _branches(below)


def _lowered(text: str) -> str:
    """The text in small letters, each in its place."""
    return text.replace(DOTTED_I, "i").lower()


def _excluded(html: str) -> list[tuple[int, int]]:
    """The stretches of a page that are not looked at, in order."""
    ranges: list[tuple[int, int]] = []
    depth = start = 0
    for tag in tag_pattern(*sorted(NOT_IN)).finditer(html):
        if not tag[1]:
            start = start if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                ranges.append((start, tag.end()))
    return [*ranges, (start, len(html))] if depth else ranges


def _is_inside(ranges: list[tuple[int, int]], at: int) -> bool:
    index = bisect_right(ranges, (at, len(ranges) + at)) - 1
    return index >= 0 and at < ranges[index][1]


def _is_in_tag(html: str, at: int) -> bool:
    return html.rfind("<", 0, at) > html.rfind(">", 0, at)


def _is_in_brackets(html: str, start: int, end: int) -> bool:
    """Whether a use is all that stands between two brackets, behind the words that it stands for."""
    return html[start - 1] == "(" and html[end : end + 1] == ")"
