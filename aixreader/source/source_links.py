"""Inline links and list items in Markdown source, for lists that are read as data."""

from __future__ import annotations

import re
from collections.abc import Iterator

LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*+<?((?:[^()\s<>]++|\([^()\s]*+\))++)>?[^()]*+\)")
LIST_ITEM = re.compile(r"([ \t]*+)(?:[-*+]|\d{1,9}[.)])[ \t]++(.*)")
MARKUP = re.compile(r"[*_`]|!\[[^\[\]]*+\]\([^()]*+\)")
STANDALONE = re.compile(r"\s{0,3}\*\*(?P<label>(?:[^*]|\*(?!\*))++)\*\*\s*+:?\s*+(?:<br\s*+/?>)?\s*+$")


def links_of(text: str) -> Iterator[tuple[str, str]]:
    """Label (markup taken off) and address of each inline link, in order."""
    for match in LINK.finditer(text):
        yield " ".join(MARKUP.sub("", match[1]).split()), match[2]


def standalone_label(line: str) -> str:
    """The words of a line that holds nothing but bold text ("**Controls**"), else ''."""
    match = STANDALONE.match(line)
    return match["label"].strip().rstrip(":").strip() if match else ""


def without_markup(text: str) -> str:
    """The words of inline Markdown: of links their labels, white space folded."""
    return " ".join(MARKUP.sub("", LINK.sub(lambda link: link[1], text)).split())
