"""A section in a sentence: what a link promises before it is followed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from aixreader.knowledge.open_edition import OpenEdition
from aixreader.model import Section

HEADING = re.compile(r"<h[1-6][^>]*>.*?</h[1-6]>", re.DOTALL)
META = re.compile(r"\s*<blockquote>\s*<p>\s*(?:Category|Permalink)\b.*?</blockquote>", re.DOTALL)
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
LABEL = re.compile(r"^\s*<strong>[^<]{1,40}</strong>:?\s*(?:<br>)?\s*")
TAG = re.compile(r"<[^>]*>")
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“(])")
MOST = 260
LEAST = 20  # "e.g. The" ends no sentence


@dataclass(frozen=True, slots=True)
class Preview:
    """A section's title, its role if it has one, and its first sentence ("" where it begins with no words)."""

    title: str
    role: str | None
    sentence: str


def preview(session: OpenEdition, section: Section) -> Preview:
    """What to tell of `section`."""
    html = session.edition.page_html(section.page)[section.start : section.end]
    body = META.sub("", HEADING.sub("", html, count=1), count=1)
    words = (plain(paragraph) for paragraph in PARAGRAPH.findall(body))
    return Preview(section.title, section.role, first_sentence(next((text for text in words if text), "")))


def plain(html: str) -> str:
    """The words of a paragraph, without the label it may begin with."""
    return " ".join(unescape(TAG.sub(" ", LABEL.sub("", html))).split())


def first_sentence(text: str) -> str:
    """The first sentence of `text`, shortened where it is long."""
    sentence = ""
    for part in SENTENCE.split(text):
        sentence = f"{sentence} {part}".strip()
        if len(sentence) >= LEAST:
            break
    if len(sentence) <= MOST:
        return sentence
    return sentence[:MOST].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
