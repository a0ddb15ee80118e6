"""Recurring labels inside a section ("Description", "Objective"), marked for the style sheet as small headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from aixreader.html.edit import Edit, splice
from aixreader.html.tree import Element, first_children, tag_at
from aixreader.source.labels import field_name

LABEL = r"[^<]{1,60}"
"""A label is short, and nothing but words."""
AFTER = re.compile(r"\s*+:?+\s*+")


def mark_labels(html: str) -> str:
    """Give the labels the class `label`; unknown labels are unchanged."""
    return splice(html, _marks(html))


def _marks(html: str) -> Iterator[Edit]:
    for paragraph, label in first_children(html, ("p",), ("strong",), LABEL):
        is_plain = paragraph.is_bare and label.is_bare and label.start == paragraph.content_start
        if is_plain and _ends_line(label) and field_name(unescape(label.content)):
            yield label.start, label.content_start, '<strong class="label">'


def _ends_line(label: Element) -> bool:
    """Whether nothing but a colon follows the label on its line."""
    after = AFTER.match(label.page, label.end)
    tag = tag_at(label.page, after.end() if after else label.end, "br", "p")
    return tag is not None and tag.is_end == (tag.name == "p")
