"""What the fields of an assessment may hold: texts of a limited length, days, names of sections, digests."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated
from uuid import UUID

from aixreader.json_codec import Limit, max_items, max_length

MAX_LINE, MAX_TEXT, MAX_URL = 300, 20_000, 4_000
"""Characters of names and other single lines, of texts, of addresses."""
MAX_LIST = 500
SLUG = re.compile(r"[a-z0-9][a-z0-9._/#-]{0,199}")
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
SHA256 = re.compile(r"[0-9a-f]{64}")
SYSTEM_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def _is_date(text: str) -> bool:
    try:
        return not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _matches(pattern: re.Pattern[str], problem: str, *, may_be_empty: bool = False) -> Limit:
    return Limit(lambda text: bool(pattern.fullmatch(text)) or (may_be_empty and not text), problem)


Line = Annotated[str, max_length(MAX_LINE)]
Text = Annotated[str, max_length(MAX_TEXT)]
Name = Annotated[str, max_length(MAX_LINE), Limit(lambda text: bool(text.strip()), "is empty")]
Day = Annotated[str, max_length(10), Limit(_is_date, "should be a date such as 2026-12-31, or empty")]
Slug = Annotated[str, max_length(200), _matches(SLUG, "is not the name of a section")]
SystemId = Annotated[str, max_length(64), _matches(SYSTEM_ID, "is not the id of a system: a-z, 0-9 and -")]
Uuid = Annotated[str, max_length(36), Limit(_is_uuid, "is not a UUID")]
Digest = Annotated[
    str, max_length(71), _matches(DIGEST, 'should be "sha256:" and 64 digits, or empty', may_be_empty=True)
]
Sha256 = Annotated[str, max_length(64), _matches(SHA256, "should be 64 hexadecimal digits", may_be_empty=True)]
Lines = Annotated[tuple[Line, ...], max_items(MAX_LIST)]
Slugs = Annotated[tuple[Slug, ...], max_items(MAX_LIST)]
LevelId = Annotated[str, max_length(40)]
Extra = dict[str, object]
