"""Start and end of blocks of raw HTML (CommonMark 0.31, section 4.6)."""

from __future__ import annotations

import re

BLOCK_NAMES = """
    address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt
    fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link
    main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead
    title tr track ul
"""
ATTRIBUTE = r"""\s++[a-zA-Z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?+"""
OPEN_TAG = rf"<[a-zA-Z][a-zA-Z0-9-]*+(?:{ATTRIBUTE})*+\s*+/?>"
CLOSE_TAG = r"</[a-zA-Z][a-zA-Z0-9-]*+\s*+>"

# What opens a block of each kind and the words that close it; None is closed by a blank line.
KINDS: tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...] = (
    (
        re.compile(r"<(?:script|pre|style|textarea)(?:[\s>]|$)", re.IGNORECASE),
        re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
    ),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<![a-zA-Z]"), re.compile(r">")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(rf"</?(?:{'|'.join(BLOCK_NAMES.split())})(?:\s|/?>|$)", re.IGNORECASE), None),
    (re.compile(rf"(?:{OPEN_TAG}|{CLOSE_TAG})\s*$"), None),
)
ANY_TAG = len(KINDS) - 1


def opens(text: str, *, in_paragraph: bool) -> int | None:
    """The kind of HTML block that `text` opens, or None; a lone tag of any name does not break into a paragraph."""
    for kind, (start, _) in enumerate(KINDS):
        if start.match(text) and not (kind == ANY_TAG and in_paragraph):
            return kind
    return None


def closes(kind: int, text: str) -> bool:
    """Whether a line is the last one of a block of this kind."""
    end = KINDS[kind][1]
    return end is not None and end.search(text) is not None


def closed_by_blank_line(kind: int) -> bool:
    """Whether a block of this kind ends at a blank line."""
    return KINDS[kind][1] is None
