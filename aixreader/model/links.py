"""Links as resolved by the compiler."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LinkKind(StrEnum):
    """Where a link leads."""

    SECTION = "section"
    PAGE = "page"
    FILE = "file"
    EXTERNAL = "external"
    MAIL = "mail"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a page.

    `href` is as written in the source, `target` what it resolves to: a section id, a page, a file under `assets`, or an
    outside address. `line` is 1-based in the source file of `page`. `rules` names the resolver's rules that were
    needed; `guessed` is true where one of them is a guess (a misspelt slug, a near anchor).
    """

    page: str
    section: str
    line: int
    href: str
    text: str
    kind: LinkKind
    target: str
    rules: tuple[str, ...] = ()
    guessed: bool = False
