"""Lists that the Exchange carries in its pages and data files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Essential:
    """One entry of the essentials list, under its category and sub-category."""

    category: str
    sub: str
    slug: str
    label: str


@dataclass(frozen=True, slots=True)
class Advice:
    """What the page on how to use the document says to whom: an item of a list or a row of a table, and the slugs that
    it leads to. `group` is the label of the list, "" without one.
    """

    group: str
    text: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One line of the A-Z index: its letter, the words, and the section id, page or address they lead to."""

    letter: str
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person of `contributors.csv`."""

    name: str
    organization: str
    country: str
    contributions: str
    lead: bool


@dataclass(frozen=True, slots=True)
class MediaItem:
    """A talk or article of `data/media.yaml`; `thumbnail` is an asset path or empty."""

    title: str
    date: str
    url: str
    thumbnail: str
