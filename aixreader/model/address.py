"""Addresses inside the reader: `aix://content/<page>#<anchor>` for pages, `/-/<path>` on that host for files, and
`aix://mail/<rest>` in a shown page for `mailto:<rest>`. A link that leaves the reader to be read back is
`aix:<section id>`.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

SCHEME = "aix:"
CONTENT = "aix://content/"
FILES = "/-/"
MAIL = "aix://mail/"
IN_LINKS = "/#:@!$,;=~+"
"""Characters that stay as they are in links and addresses of sections, beside letters, digits and "_.-"."""
POSSIBLE = re.compile(r"\w[\w./-]*+(?:#[^\s\x00-\x20\x7f#<>\"]++)?+")
"""The ids of sections: a slug or a page, with or without the id of a heading."""
NOT_IN_LINKS = re.compile(r"[^\w./#:@!$,;=~+-]+")


def page_address(page: str, anchor: str = "") -> str:
    """The address of a page, or of an anchor on it."""
    fragment = f"#{quote(anchor)}" if anchor else ""
    return f"{CONTENT}{quote(page)}{fragment}"


def file_address(path: str) -> str:
    """The address of an asset, relative to the content's host."""
    return f"{FILES}{quote(path)}"


def section_link(section: str) -> str:
    """The link of a section, by its id. What would end an address in a text is percent-encoded."""
    return SCHEME + NOT_IN_LINKS.sub(lambda run: quote(run[0], safe="", errors="replace"), section)


def is_possible_section(section: str) -> bool:
    """Whether an edition may have a section of this id; a file of the user's may hold any text."""
    return POSSIBLE.fullmatch(section) is not None and ".." not in section.partition("#")[0].split("/")


def has_prefix(address: str, prefix: str) -> bool:
    """Whether `address` begins with `prefix`, a scheme with or without a host, in any case (RFC 3986, 6.2.2)."""
    return address[: len(prefix)].lower() == prefix


def without_scheme(name: str) -> str:
    """`name` without the `aix:` of a link before it."""
    return name[len(SCHEME) :] if has_prefix(name, SCHEME) else name


def read_page_address(address: str) -> tuple[str, str] | None:
    """Page and anchor of an address of ours, or None for any other."""
    if not has_prefix(address, CONTENT):
        return None
    page, _, anchor = address[len(CONTENT) :].partition("#")
    return unquote(page), unquote(anchor)


def read_mail_address(address: str) -> str | None:
    """The `mailto:` address of an `aix://mail/` one, or None for any other.

    Browsers hand `mailto:` to the system before anybody is asked, so that shown pages bear it under our own name.
    """
    return f"mailto:{address.removeprefix(MAIL)}" if address.startswith(MAIL) else None
