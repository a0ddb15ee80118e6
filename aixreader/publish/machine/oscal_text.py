"""Text as OSCAL wants it: names as tokens, values in one line, prose that programs read back as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from aixreader.control_characters import one_line, without_controls

VERSION = "1.1.2"
"""The version of OSCAL that is written: the newest that all known readers take."""
NAMESPACE = "urn:aixreader:ns:oscal"
"""Of all properties and parts that OSCAL does not define. It never changes."""
NO_TOKEN = re.compile(r"[^\w.-]+", re.ASCII)
NO_FIRST = re.compile(r"^[^A-Za-z_]+")
EMPTY_ITEM = re.compile(r"^[ \t]*+[-*+][ \t]*+$", re.MULTILINE)
HREF = re.compile(r"https?://[^\s\"<>\\^`{|}]+")


def token(words: str) -> str:
    """Words as a token: letters, digits, `.`, `-` and `_`, the first a letter."""
    name = NO_FIRST.sub("", NO_TOKEN.sub("-", words.strip()).strip("-.").lower())
    return name or "x"


def line(text: str) -> str:
    """A text as a value: one line without blanks around it."""
    return one_line(" ".join(text.split()))


def prose(markdown: str) -> str:
    """Markdown as prose. Braces that would insert a parameter are escaped, and items without words are left out: tools
    that write prose as Markdown do not read them back.
    """
    return EMPTY_ITEM.sub("", without_controls(markdown)).strip().replace("{{", "{\\{")


def moment(time: datetime) -> str:
    """A time with its zone."""
    return time.isoformat().replace("+00:00", "Z")


def prop(name: str, value: str, *, is_ours: bool = True) -> list[dict[str, str]]:
    """A property, in our namespace unless OSCAL defines it; none for an empty value."""
    if not line(value):
        return []
    return [{"name": token(name), **({"ns": NAMESPACE} if is_ours else {}), "value": line(value)}]


def without_empty(data: Mapping[str, object]) -> dict[str, object]:
    """The data without empty texts, lists and mappings, which the schemas refuse."""
    return {name: value for name, value in data.items() if value not in ("", None, [], {})}


def is_href(address: str) -> bool:
    """Whether an address can stand in a link."""
    return HREF.fullmatch(address) is not None
