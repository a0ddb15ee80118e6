"""The redirect table of `firebase.json`, from which the short addresses `/go/SLUG/` come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aixreader.addresses.site_map import Redirect
from aixreader.source.strict import load_json

SLUG_SOURCE = re.compile(r"/*(go|goto)/+([^/*:]+)/*$", re.IGNORECASE)


def read_redirects(text: str) -> dict[str, Redirect]:
    """The redirects by slug (lower case), `go` and `goto` in one; the first entry of a slug wins.

    Raises `Unreadable`. Entries with patterns instead of a slug are left out.
    """
    redirects: dict[str, Redirect] = {}
    for entry in _entries(load_json(text)):
        source, destination = entry.get("source"), entry.get("destination")
        if isinstance(source, str) and isinstance(destination, str) and (match := SLUG_SOURCE.match(source)):
            redirect = redirects.setdefault(match[2].lower(), Redirect(destination))
            redirect.prefixes.add(match[1].lower())
    return redirects


def _entries(values: object) -> Iterator[dict[str, object]]:
    hosting = values.get("hosting") if isinstance(values, dict) else None
    for site in hosting if isinstance(hosting, list) else [hosting]:
        redirects = site.get("redirects") if isinstance(site, dict) else None
        for entry in redirects if isinstance(redirects, list) else []:
            if isinstance(entry, dict):
                yield entry
