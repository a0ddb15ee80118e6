"""Text as an assistant is given it: whatever cannot be seen is written out.

A person who reads the same text sees nothing of such characters, while a model reads them: text is hidden with them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

UNUSUAL = re.compile(r"[^ -~\n\t]")
HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Of Unicode: controls, formats (zero-width, bidirectional, tags), unassigned, private, surrogates, separators."""
HIDDEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Letters and marks that are drawn as nothing."""
VARIATIONS = (range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
"""Variation selectors, of which a row can spell any text."""


def visible(text: str) -> str:
    """`text` with each character that is not seen as its code: "[U+200B]". Lines end with line feeds."""
    return UNUSUAL.sub(_shown, text.replace("\r\n", "\n"))


def visible_values(value: object) -> object:
    """A JSON value with all texts in it, keys included, made `visible`."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, Mapping):
        return {visible(str(key)): visible_values(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [visible_values(item) for item in value]
    return value


def _shown(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    is_hidden = (
        unicodedata.category(character) in HIDDEN_CATEGORIES
        or character in HIDDEN
        or any(code in selectors for selectors in VARIATIONS)
    )
    return f"[U+{code:04X}]" if is_hidden else character
