"""Where editions may come from, as a policy or a setting names it: an address of the web, or a path."""

from __future__ import annotations

import re
from pathlib import Path

WEB = re.compile(r"https?://[^\s/?#@]+(?:/[^\s?#]*)?", re.IGNORECASE)
MAX_LENGTH = 2000
RULE = "should be an address (http, https) without user and query, or an absolute path"


def is_place(text: str) -> bool:
    """Whether a text is the address of a place on the web, without user and query, or an absolute path."""
    if len(text) > MAX_LENGTH or "\0" in text:
        return False
    return bool(WEB.fullmatch(text)) or (Path(text).is_absolute() and "\n" not in text)


def is_path(text: str) -> bool:
    """Whether a place is a path."""
    return Path(text).is_absolute()
