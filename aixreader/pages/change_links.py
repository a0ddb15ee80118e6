"""The addresses of the pages that show what changed between two editions: an overview, a chapter, a section."""

from __future__ import annotations

from urllib.parse import quote, unquote

OVERVIEW = "aix://app/edition-changes"
CHAPTER = f"{OVERVIEW}/chapter/"
"""To be followed by the id of a page, percent-encoded twice: the engine decodes paths before it asks for them, and an
id may hold what would end one.
"""
SECTION = f"{OVERVIEW}/section/"
"""To be followed by the id of a section, in the same form."""
SIDES = f"{OVERVIEW}/sides/"
"""The same with the old and the new text side by side."""
FILTERS = "edition-changes"
"""The action link that chooses what the pages show: one of `FILTER_NAMES`."""
FILTER_NAMES = ("all", "threat", "control", "bookmarks")


def chapter_address(page: str) -> str:
    """The page of a chapter's changes."""
    return CHAPTER + _encoded(page)


def section_address(section: str, *, sides: bool = False) -> str:
    """The page of one section's changes."""
    return (SIDES if sides else SECTION) + _encoded(section)


def is_changes_address(address: str) -> bool:
    """Whether a page shows what changed."""
    return address.partition("#")[0] == OVERVIEW or address.startswith(f"{OVERVIEW}/")


def read_address(address: str) -> tuple[str, str]:
    """Which of the pages an address is of (`OVERVIEW`, `CHAPTER`, `SECTION`, `SIDES`), and the id in it."""
    plain = address.partition("#")[0]
    for kind in (CHAPTER, SECTION, SIDES):
        if plain.startswith(kind):
            return kind, unquote(unquote(plain.removeprefix(kind)))
    return OVERVIEW, ""


def _encoded(name: str) -> str:
    return quote(quote(name, safe=""), safe="")
