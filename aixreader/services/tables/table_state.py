"""What the periodic table shows: its face, what is picked and what is filtered. As a link it can be copied and kept:
`aix:table?face=matrix&pick=evasion,monitoruse`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote, urlencode

LINK = "aix:table"
FACES = ("elements", "matrix", "standards")
GROUPINGS = ("family", "when", "who")
FACETS = ("role", "asset", "impact", "lifecycle", "surface", "who", "kind", "table")
"""What can be filtered by, in the order in which it is offered."""
SLUG = re.compile(r"[\w-]{1,80}")
MOST_PICKED = 100
MOST_LETTERS = 200


@dataclass(frozen=True, slots=True)
class TableState:
    """One view of the table.

    `face` is one of `FACES`, `grouping` (of the elements) one of `GROUPINGS`. `picked` are the selected slugs; with
    `match_all` what is emphasised has to be related to each of them instead of to any. `filters` are (facet, value)
    pairs: values of one facet are alternatives, different facets all have to match. `text` filters by name.
    `by_standard` groups the cross-walk by standard instead of by section.
    """

    face: str = "elements"
    grouping: str = "family"
    picked: tuple[str, ...] = ()
    match_all: bool = False
    filters: tuple[tuple[str, str], ...] = ()
    text: str = ""
    by_standard: bool = False

    def toggled(self, slug: str) -> TableState:
        """With `slug` picked as well, or no longer."""
        if slug in self.picked:
            return replace(self, picked=tuple(other for other in self.picked if other != slug))
        return replace(self, picked=(*self.picked, slug))

    def filtered(self, pair: tuple[str, str]) -> TableState:
        """With this filter as well, or no longer."""
        if pair in self.filters:
            return replace(self, filters=tuple(other for other in self.filters if other != pair))
        return replace(self, filters=(*self.filters, pair))


def is_table_link(address: str) -> bool:
    """Whether `address` is a link to the table."""
    return address == LINK or address.startswith(f"{LINK}?")


def table_link(state: TableState) -> str:
    """The link to this view; what is as always is left out."""
    plain = TableState()
    pairs: list[tuple[str, str]] = []
    if state.face != plain.face:
        pairs.append(("face", state.face))
    if state.grouping != plain.grouping:
        pairs.append(("by", state.grouping))
    if state.picked:
        pairs.append(("pick", ",".join(state.picked)))
    if state.match_all:
        pairs.append(("every", "1"))
    if state.by_standard:
        pairs.append(("turned", "1"))
    pairs += state.filters
    if state.text:
        pairs.append(("q", state.text))
    return f"{LINK}?{urlencode(pairs, quote_via=quote, safe=',')}" if pairs else LINK


def read_table_link(address: str) -> TableState:
    """The view a link stands for. What it says that is not understood is left out: links come from anywhere."""
    _, _, query = address.partition("?")
    try:
        pairs = parse_qsl(query, max_num_fields=200)
    except ValueError:  # too many of them
        pairs = []
    said = dict(reversed(pairs))
    picked = dict.fromkeys(slug for slug in said.get("pick", "").split(",") if SLUG.fullmatch(slug))
    return TableState(
        face=said["face"] if said.get("face") in FACES else "elements",
        grouping=said["by"] if said.get("by") in GROUPINGS else "family",
        picked=tuple(picked)[:MOST_PICKED],
        match_all=said.get("every") == "1",
        filters=tuple(dict.fromkeys((name, value[:MOST_LETTERS]) for name, value in pairs if name in FACETS)),
        text=said.get("q", "")[:MOST_LETTERS],
        by_standard=said.get("turned") == "1",
    )
