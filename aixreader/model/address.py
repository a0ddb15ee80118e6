"""Addresses inside the reader: `aix://content/<page>#<anchor>` for pages, `/-/<path>` on that host for files."""

from __future__ import annotations

from urllib.parse import quote, unquote

CONTENT = "aix://content/"
FILES = "/-/"


def page_address(page: str, anchor: str = "") -> str:
    """The address of a page, or of an anchor on it."""
    fragment = f"#{quote(anchor)}" if anchor else ""
    return f"{CONTENT}{quote(page)}{fragment}"


def file_address(path: str) -> str:
    """The address of an asset, relative to the content's host."""
    return f"{FILES}{quote(path)}"


def read_page_address(address: str) -> tuple[str, str] | None:
    """Page and anchor of an address of ours, or None for any other."""
    if not address.startswith(CONTENT):
        return None
    page, _, anchor = address.removeprefix(CONTENT).partition("#")
    return unquote(page), unquote(anchor)
