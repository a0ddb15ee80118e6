"""The glossary of the edition as a page of the reader's own: terms from A to Z, each with where it is defined."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby
from typing import NamedTuple

from aixreader.pages.home_page import STYLES_HOST
from aixreader.pages.page_shell import page_document

NOTHING = "This edition defines no terms."
ABOUT = (
    "Terms and abbreviations that this edition defines. They are collected from its pages; each is told in the "
    "edition’s own words."
)
OTHER = "#"
"""The heading of terms that begin with no letter."""


class Entry(NamedTuple):
    """A term, its explanation, and the title and the address of the section that defines it."""

    name: str
    meaning: str
    place: str
    address: str


def glossary_document(entries: Iterable[Entry]) -> str:
    """The page; `entries` are in order."""
    groups = [(letter, list(own)) for letter, own in groupby(entries, key=lambda entry: _letter(entry.name))]
    letters = " ".join(f'<a href="#{_anchor(letter)}">{letter}</a>' for letter, _ in groups)
    parts = "".join(
        f'<h2 id="{_anchor(letter)}">{letter}</h2><dl class="glossary">{"".join(map(_entry, own))}</dl>'
        for letter, own in groups
    )
    body = f'<p>{ABOUT}</p><p class="letters">{letters}</p>{parts}' if groups else f'<p class="muted">{NOTHING}</p>'
    return page_document("Glossary", f"<h1>Glossary</h1>{body}", host=STYLES_HOST, kind="own")


def _entry(entry: Entry) -> str:
    link = f'<a href="{escape(entry.address)}">{escape(entry.place)}</a>'
    return (
        f'<dt>{escape(entry.name)}</dt><dd>{escape(entry.meaning)}<br><span class="muted">Defined in {link}</span></dd>'
    )


def _letter(name: str) -> str:
    first = name[:1].upper()
    return first if first.isascii() and first.isalpha() else OTHER


def _anchor(letter: str) -> str:
    return "letter-" + (letter.lower() if letter != OTHER else "other")
