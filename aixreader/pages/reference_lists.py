"""The lists of references and standards at the end of a section, grouped for the style sheet."""

from __future__ import annotations

import re

from aixreader.html.edit import splice
from aixreader.html.tree import Element, element_at, first_children, skip_blanks, with_text

LISTS = ("ul", "ol")
STANDARDS = "Useful standards"
# "References" as a bold label or a plain one, or the words that open a list of standards.
BOLD_LABEL = r"References?(?: on [^<]{1,60})?:?"
PLAIN_LABEL = r"(?:References?:|Useful standards include:?)\s*"
SECOND_LINE = re.compile(r"\s*[^<]{0,80}:\s*")
"""What may stand below a bold label: words that lead to the list."""
LEAD = re.compile(r"[^<]{0,160}:\s*")


def gather_references(html: str) -> str:
    """Wrap each label with its lists into a `<div class="references">`."""
    ranges = reference_lists(html)
    return splice(html, ((start, end, f'<div class="references">{html[start:end]}</div>') for start, end in ranges))


def reference_lists(html: str) -> list[tuple[int, int]]:
    """Start and end of each label with its lists, in order."""
    ranges: list[tuple[int, int]] = []
    at = 0
    bold = (
        paragraph
        for paragraph, words in first_children(html, ("p",), ("strong",), BOLD_LABEL)
        if _is_label(paragraph, words)
    )
    for label in sorted([*with_text(html, "p", PLAIN_LABEL), *bold], key=lambda label: label.start):
        if label.start < at or not label.is_bare or not _leads_to_list(html, skip_blanks(html, label.end)):
            continue
        if (end := _end(html, label.end)) > label.end:
            ranges.append((label.start, end))
            at = end
    return ranges


def _is_label(paragraph: Element, words: Element) -> bool:
    """Whether a paragraph holds little more than the bold `words` it begins with."""
    is_plain = words.is_bare and paragraph.is_bare and words.start == paragraph.content_start
    return is_plain and _ends(words, paragraph)


def _ends(bold: Element, paragraph: Element) -> bool:
    """Whether nothing follows the bold words but a colon, and a line that leads to the list."""
    html = paragraph.page
    at = bold.end + html.startswith(":", bold.end)
    if line_end := element_at(html, at, "br"):
        return SECOND_LINE.fullmatch(html, line_end.end, paragraph.content_end) is not None
    return paragraph.ends_at(skip_blanks(html, at))


def _leads_to_list(html: str, at: int) -> bool:
    behind = element_at(html, at, "p", *LISTS)
    return behind is not None and (behind.name in LISTS or behind.content.startswith(STANDARDS))


def _end(html: str, start: int) -> int:
    """Where the lists from `start` on end, with short lines between them that lead to another; `start` where there is
    none.

    Only whole elements are skipped, so the range is balanced.
    """
    end = start
    while True:
        at = skip_blanks(html, end)
        lead = element_at(html, at, "p")
        if lead and lead.is_bare and LEAD.fullmatch(html, lead.content_start, lead.content_end):
            at = skip_blanks(html, lead.end)
        listed = element_at(html, at, *LISTS)
        if listed is None:
            return end
        end = listed.end
