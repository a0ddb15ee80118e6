"""The records an edition's JSON files are made of, beside those of the model."""

from __future__ import annotations

from dataclasses import dataclass, fields

from aixreader.model import (
    Advice,
    Contributor,
    Essential,
    Group,
    IndexEntry,
    Link,
    MediaItem,
    OpenCre,
    PeriodicTable,
    Problem,
    Question,
    Relation,
    Section,
    Statement,
)
from aixreader.model.attribution import UNSTATED, Attribution

SCHEMA = 7
"""Version of the format. There are no migrations: an older edition opens as long as it only has more fields (rows of
tables had `threat_href` up to version 4, findings had `questions` without answers up to version 6) or fewer files
(there was no glossary up to version 5), and is built again from its source otherwise.
"""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file of the edition: its size in bytes and the SHA-256 of its bytes, in hex."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much an edition holds; threats, controls and groups by their slug, so that one stated twice counts once."""

    pages: int
    sections: int
    threats: int
    threat_groups: int
    controls: int
    control_groups: int
    relations: int
    links: int
    assets: int
    problems: int

    def plain(self) -> dict[str, int]:
        """The counts by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an edition is and which files it has.

    `revision` and `date` are the source's, empty where it tells none; `notice` and `attribution` are as in `Library`.
    `input` is the digest of the source, `compiler` the fingerprint of what compiled it. `files` are all files of the
    edition but the manifest. `seal` is the SHA-256 of the manifest's own JSON without it.
    """

    schema: int
    title: str
    revision: str
    date: str
    input: str
    compiler: str
    counts: Counts
    files: dict[str, FileEntry]
    notice: str = ""
    seal: str = ""
    attribution: Attribution = UNSTATED


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page without its text; `html` and `source` are the names of the files that hold it. The rest is as in
    `Page`.
    """

    id: str
    file: str
    title: str
    html: str
    source: str
    sections: tuple[str, ...]
    order: int | None = None
    hero: str = ""
    parent: str = ""
    link_title: str = ""
    listed: bool = True
    searched: bool = True


@dataclass(frozen=True, slots=True)
class AssetEntry:
    """A file that pages refer to by `path`; `stored` is the name of the file that holds it. The rest is as in
    `Asset`.
    """

    path: str
    file: str
    size: int
    mime: str
    stored: str
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What is needed to look up and show a section. A file of its own, because it is read at each start. `until` is as
    in `Library`.
    """

    pages: tuple[PageEntry, ...]
    sections: tuple[Section, ...]
    redirects: dict[str, str]
    assets: tuple[AssetEntry, ...]
    until: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """Data extracted from the pages; the fields are those of `Library`."""

    relations: tuple[Relation, ...]
    groups: tuple[Group, ...]
    periodic: PeriodicTable | None
    matrix: PeriodicTable | None
    crosswalk: tuple[OpenCre, ...]
    essentials: tuple[Essential, ...]
    index: tuple[IndexEntry, ...]
    contributors: tuple[Contributor, ...]
    media: tuple[MediaItem, ...]
    statements: tuple[Statement, ...]
    advice: tuple[Advice, ...] = ()
    decision_tree: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkList:
    """All links of all pages."""

    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ProblemList:
    """The build report."""

    problems: tuple[Problem, ...]
