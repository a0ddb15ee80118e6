"""The OpenCRE comments: how a section maps to common requirements and, through them, to standards."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from aixreader.model import Reference, Requirement

START = re.compile(r"<!--\s*+OPENCRE_SECTION_CRE_START\b([^<>\n]*)-->")
END = re.compile(r"<!--\s*OPENCRE_SECTION_CRE_END\b[^<>\n]*-->")
SLUG = re.compile(r"slug\s*=\s*[\"']?([\w-]+)")
LINK = re.compile(r"\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\(((?:[^\s)\]]|\](?!\())++)\)")
CRE = re.compile(r"https?://(?:www\.)?opencre\.org/cre/([\w-]+)")
_UP_TO_COLON = r".(?:[^:\n]|:(?!\s))*+"
LABEL = re.compile(rf"(?P<standard>{_UP_TO_COLON}):\s++(?:sec\.\s++(?P<section>{_UP_TO_COLON}):\s++)?+(?P<title>.+)")
# The longest real block has 2,000 characters; an end further away belongs to another block.
MAX_COMMENT_LENGTH = 20_000


@dataclass(frozen=True, slots=True)
class Block:
    """One block: the slug it states and the 0-based line of its start comment."""

    slug: str
    line: int
    requirements: tuple[Requirement, ...]


def read_opencre(text: str) -> Iterator[Block]:
    """The blocks of a page's text, in order."""
    counted, line = 0, 0
    ends = [match.start() for match in END.finditer(text)]
    for start in START.finditer(text):
        line += text.count("\n", counted, start.start())
        counted = start.start()
        after = bisect_left(ends, start.end())
        slug = SLUG.search(start[1])
        if slug and after < len(ends) and ends[after] < start.end() + MAX_COMMENT_LENGTH:
            yield Block(slug[1].lower(), line, _requirements(text[start.end() : ends[after]]))


def _requirements(inner: str) -> tuple[Requirement, ...]:
    """A link to OpenCRE opens a requirement, the other links are its references."""
    requirements: list[tuple[str, str, str, list[Reference]]] = []
    for match in LINK.finditer(inner):
        label, url = match[1].strip(), match[2]
        if cre := CRE.match(url):
            requirements.append((cre[1], re.sub(r"^OpenCRE:\s*", "", label), url, []))
        elif requirements:
            requirements[-1][3].append(_reference(label, url))
    return tuple(Requirement(number, name, url, tuple(references)) for number, name, url, references in requirements)


def _reference(label: str, url: str) -> Reference:
    """Read `STANDARD: sec. ENTRY: title`; the entry may end in a colon of its own ("Table 5:")."""
    match = LABEL.fullmatch(label)
    if match is None:
        return Reference("", "", label, url)
    return Reference(match["standard"], match["section"] or "", match["title"], url)
