"""GitHub's alerts: a quotation whose first line is `[!NOTE]`, with a title of its own behind it or none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aixreader.source.markup.blocks import Block

MARKER = re.compile(r"\[!([A-Za-z]+)\][+-]?[ \t]?(.*)")
KINDS = frozenset({"caution", "important", "note", "tip", "warning"})


@dataclass(frozen=True, slots=True)
class Alert:
    """`kind` is one of `KINDS`, or "" for one that Hextra does not know; `title` is Markdown."""

    kind: str
    title: str


def take_alert(quote: Block) -> Alert | None:
    """Take the marker off a quotation; None where it is no alert."""
    first = quote.children[0] if quote.children else None
    match = MARKER.fullmatch(first.lines[0]) if first and first.kind == "paragraph" and first.lines else None
    if match is None or first is None:
        return None
    del first.lines[0]
    if not first.lines:
        del quote.children[0]
    name = match[1].lower()
    return Alert(name if name in KINDS else "", match[2].strip() or name.capitalize())
