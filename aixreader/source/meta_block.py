"""The Category and Permalink lines that open a section."""

from __future__ import annotations

import re
from dataclasses import dataclass

CATEGORY = re.compile(r"\s{0,3}>?\s*Category\s*:\s*(.*?)\s*$", re.IGNORECASE)
PERMALINK = re.compile(r"\s{0,3}>?\s*Permalink\s*:.*?owaspai\.org/(?:goto|go)/+([\w-]+)", re.IGNORECASE)
OTHER_META = re.compile(r"\s{0,3}>?\s*(Category|Permalink)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MetaBlock:
    """The text of the Category and the slug of the Permalink; either may be empty.

    `line` is the 0-based index of its first line, `end` of the line after it.
    """

    category: str
    slug: str
    line: int
    end: int


def read_meta_block(lines: list[str], start: int, end: int) -> MetaBlock | None:
    """The block that is the first thing in `lines[start:end]`, or None. Either line may be missing."""
    at = start
    while at < end and not lines[at].strip():
        at += 1
    first, category, slug = at, "", ""
    while at < end and (category_line := OTHER_META.match(lines[at])):
        if category_line[1].lower() == "category":
            match = CATEGORY.match(lines[at])
            category = category or (match[1] if match else "")
        elif link := PERMALINK.match(lines[at]):
            slug = slug or link[1].lower()
        at += 1
    return MetaBlock(category, slug, first, at) if at > first else None
