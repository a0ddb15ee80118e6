"""The part of a page's file that a section is made of, found without compiling the page: `section_slice`.

It tells only that a section cannot have changed: what it is, the compiler knows.
"""

from __future__ import annotations

import re
from collections.abc import Collection

HEADING = re.compile(r"^ {0,3}(#{1,6})\s", re.MULTILINE)
LINE = re.compile(r".*", re.MULTILINE)
DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:.*$", re.MULTILINE)
MAX_BEFORE = 200
"""Characters between a permalink's label and its address."""


def states_slug(text: str, slugs: Collection[str]) -> bool:
    """Whether a page states one of these slugs as its own or links to it."""
    return bool(slugs) and re.compile(_pattern(slugs), re.IGNORECASE).search(text) is not None


def section_slice(text: str, slugs: Collection[str]) -> tuple[str, ...]:
    """The headings around the section with one of these slugs and its text as written, and whatever may act on it from
    elsewhere in the file; nothing where it does not stand in the file exactly once.
    """
    permalink = re.compile(rf"permalink\s*:[^\n]{{0,{MAX_BEFORE}}}{_pattern(slugs)}", re.IGNORECASE)
    places = [match.start() for match in permalink.finditer(text)]
    headings = [(match.start(), len(match[1])) for match in HEADING.finditer(text)]
    before = [number for number, (at, _) in enumerate(headings) if len(places) == 1 and at < places[0]]
    if not slugs or not before:
        return ()
    at, level = headings[before[-1]]
    ends = [start for start, _ in headings if start > at]
    around = []
    for start, own in reversed(headings[: before[-1]]):
        if own < level:
            level = own
            around.append(_line(text, start))
    definitions = DEFINITION.findall(text)
    return (*reversed(around), text[at : ends[0] if ends else len(text)], *definitions)


def _pattern(slugs: Collection[str]) -> str:
    names = "|".join(re.escape(slug) for slug in sorted(slugs))
    return rf"owaspai\.org/(?:goto|go)/+(?:{names})(?![\w-])"


def _line(text: str, at: int) -> str:
    match = LINE.match(text, at)
    return match[0] if match else ""
