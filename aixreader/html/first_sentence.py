"""The first sentence of a section, which says what it is about."""

from __future__ import annotations

import re
from html import unescape

from aixreader.html.plain_text import fold, strip_tags
from aixreader.html.section_body import without_head
from aixreader.html.tree import element_at, elements, parse, skip_blanks

MAX_LABEL = 40
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“(])")
MAX_SENTENCE_LENGTH = 260
MIN_SENTENCE_LENGTH = 20  # "e.g. The" ends no sentence


def section_sentence(html: str) -> str:
    """The first sentence of a section's HTML, "" where it has no paragraph with text."""
    paragraphs = elements(without_head(html), "p")
    words = (plain(paragraph.content) for paragraph in paragraphs if paragraph.is_closed and paragraph.is_bare)
    return first_sentence(next((text for text in words if text), ""))


def plain(html: str) -> str:
    """The text of a paragraph without its label."""
    return fold(unescape(strip_tags(html[_label_end(html) :], " ")))


def _label_end(html: str) -> int:
    """The offset after the label of a paragraph: short bold text, a colon, and a line break."""
    label = parse(html).first("strong")
    if label is None or not label.is_bare or "<" in label.content or not 1 <= len(label.content) <= MAX_LABEL:
        return 0
    at = skip_blanks(html, label.end + html.startswith(":", label.end))
    ending = element_at(html, at, "br")
    return ending.end if ending else at


def first_sentence(text: str) -> str:
    """The first sentence of `text`, shortened where it is long."""
    sentence = ""
    for part in SENTENCE.split(text):
        sentence = f"{sentence} {part}".strip()
        if len(sentence) >= MIN_SENTENCE_LENGTH:
            break
    if len(sentence) <= MAX_SENTENCE_LENGTH:
        return sentence
    return sentence[:MAX_SENTENCE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
