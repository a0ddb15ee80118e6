"""How sections map to standards: by their OpenCRE comments, and by what their text says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a standard: `standard` "MITRE ATLAS", `section` "AML.M0018", `title` "User Training"."""

    standard: str
    section: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """A common requirement of OpenCRE and the entries of standards behind it."""

    id: str
    name: str
    url: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class OpenCre:
    """The OpenCRE block of one section: the slug it states and the id of the section that contains it."""

    slug: str
    section: str
    requirements: tuple[Requirement, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What a section's text says of standards, in one entry.

    `text` is the entry without its gap, `standards` the names in it ("ISO/IEC 27002"), `gap` what the entry says that
    the standard leaves open, `coverage` the word for it: "fully", "partly", "minimally", "none" (there is no standard),
    or "" if not stated. `line` is 1-based in the page's file.
    """

    section: str
    line: int
    text: str
    standards: tuple[str, ...]
    gap: str = ""
    coverage: str = ""
    url: str = ""
