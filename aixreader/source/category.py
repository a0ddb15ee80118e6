"""Reading a Category line. The vocabulary is open and has changed over the years, so only keywords decide."""

from __future__ import annotations

import re

from aixreader.model import Category
from aixreader.model.category import (
    AGAINST,
    BY,
    CONTROL,
    CONTROL_DETAILS,
    CONTROL_GROUP,
    NOTE,
    THREAT,
    THREAT_GROUP,
    WHEN,
)

ROLES = (
    (re.compile(r"^(?>.*?\bgroup of\b).*\bcontrol"), CONTROL_GROUP),
    (re.compile(r"^(?>.*?\bgroup of\b).*\bthreat"), THREAT_GROUP),
    (re.compile(r"\bcontrol details\b"), CONTROL_DETAILS),
    (re.compile(r"\bcontrol"), CONTROL),
    (re.compile(r"\bthreat"), THREAT),
)
AIMED = re.compile(r"\b(?:for|against)\b(.*)")


def read_category(text: str) -> Category:
    """Read the words after `Category:`."""
    shown = " ".join(text.split())
    plain = shown.lower()
    notes = tuple((match[1] or match[2]).strip() for match in NOTE.finditer(shown))
    head = NOTE.sub("", plain).strip()
    aim = AIMED.search(head)
    subject = head[: aim.start()] if aim else head
    role = next((role for pattern, role in ROLES if pattern.search(subject)), "")
    aimed_at = aim[1] if aim else (head if role in (THREAT, THREAT_GROUP) else "")
    return Category(
        text=shown,
        role=role or head,
        when=_found(WHEN, subject),
        by=_found(BY, subject),
        against=_found(AGAINST, aimed_at) if role in (CONTROL, CONTROL_GROUP) else (),
        notes=notes,
    )


def _found(patterns: tuple[tuple[re.Pattern[str], str], ...], text: str) -> tuple[str, ...]:
    return tuple(name for pattern, name in patterns if pattern.search(text))
