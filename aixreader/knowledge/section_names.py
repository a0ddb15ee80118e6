"""The names by which sections are shown: headings, controls by their readable name in sentence case.

The Exchange writes a control as "#MONITOR USE". Every view, file and command shows "Monitor use"; only the page has the
name as the Exchange writes it, beside the readable one, and the text of the source stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from functools import cached_property
from html import unescape

from aixreader.edition.edition import Edition
from aixreader.errors import AixError
from aixreader.html.plain_text import strip_tags
from aixreader.knowledge.control_name import HASH_NAME, in_sentence_case, readable_name, split_name, word_counts
from aixreader.model import Section
from aixreader.model.category import CONTROL, CONTROL_GROUP

NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+|(?<!\s)\s++-\s++introduction$", re.IGNORECASE)
BEFORE_NAME = re.compile(r"(?:\d+(?:\.\d+)*+\.?\s++)?")
"""The number before the name of a control, or nothing."""


class SectionNames:
    """The names of the sections of one edition, made on first access."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def of(self, section: Section) -> str:
        """The name of a section: its heading with its number; of a control, its readable name."""
        return self._controls.get(section.id, section.title) if "#" in section.title else section.title

    def bare(self, section: Section) -> str:
        """The name without number and suffix, as in relations and citations."""
        return without_number(self.of(section))

    @cached_property
    def _controls(self) -> dict[str, str]:
        """The names of controls by the ids of their sections. A page is read only for names of one word."""
        names: dict[str, str] = {}
        texts: dict[str, _Text] = {}
        for section in self._edition.catalogue.sections:
            number, heading = split_number(section.title)
            if not heading.startswith("#"):
                continue
            if HASH_NAME.fullmatch(heading):
                name = readable_name(heading) or self._name_of_one_word(section, heading, texts)
            elif section.role in (CONTROL, CONTROL_GROUP):
                name = heading.lstrip("# ")
            else:
                continue
            names[section.id] = number + name[:1].upper() + name[1:]
        return names

    def _name_of_one_word(self, section: Section, heading: str, texts: dict[str, _Text]) -> str:
        """A name that may be several words run together ("#AIPROGRAM", as the Exchange wrote until 2025)."""
        text = texts.setdefault(section.page, _Text(self._edition, section.page))
        return (
            readable_name(heading, text.html)
            or split_name(heading, text.words)
            or self._labels.get(section.slug or "")
            or in_sentence_case(heading)
        )

    @cached_property
    def _labels(self) -> dict[str, str]:
        """The table's labels of controls by slug, for headings that are not readable ("#DEVSECURITY")."""
        with suppress(AixError):
            table = self._edition.findings.periodic
            return {c.slug: unescape(c.label) for row in (table.rows if table else ()) for c in row.controls}
        return {}


class _Text:
    """The text of a page in which names are looked up. Where the edition is damaged, this is not the place to say so:
    there it is empty.
    """

    def __init__(self, edition: Edition, page: str) -> None:
        self._edition = edition
        self._page = page

    @cached_property
    def html(self) -> str:
        """Its HTML."""
        with suppress(AixError):
            return self._edition.page_html(self._page)
        return ""

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word occurs."""
        return word_counts(strip_tags(self.html, " "))


def without_number(heading: str) -> str:
    """A heading without number and suffix: "2.4. Model exfiltration", "2.0. Input threats - introduction"."""
    return NUMBER.sub("", heading)


def split_number(heading: str) -> tuple[str, str]:
    """The number before a heading with the blank behind it, "" for none, and the rest."""
    end = BEFORE_NAME.match(heading).end()  # type: ignore[union-attr]  # matches every text
    return heading[:end], heading[end:]


def filter_words(text: str) -> tuple[str, ...]:
    """The words of a filter, in small letters; a control is found by "#MONITOR USE" as well, so without its hash."""
    return tuple(word for part in text.casefold().split() if (word := part.lstrip("#")))


def shown_title(title: str) -> str:
    """A heading as it is shown where nothing but the heading is known, as of a mark of another edition."""
    if "#" not in title:
        return title
    number, heading = split_number(title)
    return number + in_sentence_case(heading) if HASH_NAME.fullmatch(heading) else title
