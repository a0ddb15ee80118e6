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
class OpenCre:
    """The OpenCRE block of one section: the common requirement it maps to, and the standards behind that."""

    slug: str
    section: str
    id: str
    name: str
    url: str
    references: tuple[Reference, ...]
