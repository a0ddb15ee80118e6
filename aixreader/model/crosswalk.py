"""How sections map to standards, as their OpenCRE comments say."""

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
    """The OpenCRE block of one section: the slug it states and the id of the section it stands in."""

    slug: str
    section: str
    requirements: tuple[Requirement, ...]
