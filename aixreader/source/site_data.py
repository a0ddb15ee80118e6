"""The data files of a site: settings, redirects, people and talks."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from aixreader.addresses.site_map import Redirect
from aixreader.errors import SourceError
from aixreader.model import Contributor, MediaItem, Problem
from aixreader.source.config import SiteConfig
from aixreader.source.config_files import read_configuration
from aixreader.source.page_text import decode
from aixreader.source.redirects import read_redirects
from aixreader.source.strict import Unreadable, load_yaml
from aixreader.source.tree import SourceTree

COLUMNS = 5
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class SiteData:
    """The site's data files, read."""

    config: SiteConfig
    redirects: dict[str, Redirect]
    contributors: tuple[Contributor, ...]
    media: tuple[MediaItem, ...]


def read_site_data(tree: SourceTree) -> tuple[SiteData, list[Problem]]:
    """Read all data files; one that is absent or cannot be read counts as empty, the latter with a Problem."""
    problems: list[Problem] = []

    def read(path: str, reader: Callable[[str], Read], default: Read) -> Read:
        if path not in tree.files:
            return default
        try:
            text, odd = decode(path, tree.read(path))
            problems.extend(odd)
            return reader(text)
        except (Unreadable, SourceError) as error:
            line = error.line if isinstance(error, Unreadable) else 0
            problems.append(Problem("data-file", f"not readable: {error}", path, line, "the file is passed over"))
            return default

    config, odd = read_configuration(tree.files, tree.read)
    problems += odd
    redirects: dict[str, Redirect] = {}
    data = SiteData(
        config=config,
        redirects=read("firebase.json", read_redirects, redirects),
        contributors=read("content/contributors.csv", read_contributors, ()),
        media=read("data/media.yaml", read_media, ()),
    )
    return data, problems


def read_contributors(text: str) -> tuple[Contributor, ...]:
    """The people of the list: `;` between columns, a header first, trailing columns may be absent."""
    people: list[Contributor] = []
    # QUOTE_NONE: the file has no quoting, so a stray quote must not swallow the lines after it.
    for row in csv.reader(text.splitlines()[1:], delimiter=";", quoting=csv.QUOTE_NONE):
        cells = [cell.strip() for cell in row] + [""] * COLUMNS
        name, organization, country, contributions, lead = cells[:COLUMNS]
        if name:
            people.append(Contributor(name, organization, country, contributions, lead.lower() == "yes"))
    return tuple(people)


def read_media(text: str) -> tuple[MediaItem, ...]:
    """The talks and articles of `data/media.yaml`; raises `Unreadable`. Items without title or address are left out."""
    values = load_yaml(text)
    items = values.get("items") if isinstance(values, dict) else None
    media: list[MediaItem] = []
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and item.get("title") and item.get("url"):
            date, thumbnail = str(item.get("date") or ""), str(item.get("thumbnail") or "")
            media.append(MediaItem(str(item["title"]), date, str(item["url"]), thumbnail.lstrip("/")))
    return tuple(media)
