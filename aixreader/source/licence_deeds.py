"""The addresses of Creative Commons licences, by which sites name their licence."""

from __future__ import annotations

DEED_HOST = "creativecommons.org/"


def deed_name(address: str) -> str:
    """The name of the Creative Commons licence at an address, as "CC BY-SA 4.0"; "" for any other address."""
    kind, _, rest = _deed_path(address).partition("/")
    name, _, version = rest.partition("/")
    version = version.partition("/")[0]
    if kind == "publicdomain" and name in ("zero", "mark"):
        return " ".join(filter(None, ("CC0" if name == "zero" else "Public Domain Mark", version)))
    return " ".join(filter(None, ("CC", name.upper(), version))) if kind == "licenses" and name else ""


def deed_address(address: str) -> str:
    """The address of a Creative Commons licence without what leads elsewhere from it; any other address as it is."""
    if not deed_name(address):
        return address
    return f"https://{DEED_HOST}{'/'.join(_deed_path(address).split('/')[:3]).rstrip('/')}/"


def _deed_path(address: str) -> str:
    scheme, _, rest = address.strip().lower().partition("://")
    rest = rest.removeprefix("www.")
    if scheme not in ("http", "https") or not rest.startswith(DEED_HOST):
        return ""
    return rest.removeprefix(DEED_HOST).partition("?")[0].partition("#")[0]
