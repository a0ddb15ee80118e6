"""The state of the periodic table's view: face, picked elements and filters, also as a link that can be copied and
bookmarked: `aix:table?face=matrix&pick=evasion,monitoruse`. The names in links do not change: old links stay valid.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote, urlencode

from aixreader.knowledge.table_facets import TABLE_FACETS

LINK = "aix:table"
ANY_LINK = re.compile(rf"{LINK}(?:\?|\Z)", re.IGNORECASE)
FACES = ("elements", "matrix", "standards")
GROUPINGS = ("family", "when", "who")
FACETS = tuple(facet.name for facet in TABLE_FACETS)
SLUG = re.compile(r"[\w-]{1,80}")
MAX_PICKED = 100
MAX_TEXT_LENGTH = 200
"""Characters of a filter value or text in a link."""
MAX_LINK_FIELDS = 200


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
        """The state with `slug` picked, or no longer picked if it was."""
        if slug in self.picked:
            return replace(self, picked=tuple(other for other in self.picked if other != slug))
        return replace(self, picked=(*self.picked, slug))

    def filtered(self, pair: tuple[str, str]) -> TableState:
        """The state with the filter `pair`, or without it if it had it."""
        if pair in self.filters:
            return replace(self, filters=tuple(other for other in self.filters if other != pair))
        return replace(self, filters=(*self.filters, pair))


def is_table_link(address: str) -> bool:
    """Whether `address` is a link to the table."""
    return ANY_LINK.match(address) is not None


def table_link(state: TableState) -> str:
    """The link to this view; defaults are omitted."""
    default = TableState()
    pairs: list[tuple[str, str]] = []
    if state.face != default.face:
        pairs.append(("face", state.face))
    if state.grouping != default.grouping:
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
    """The state in a link; never raises. Unknown or invalid parts are ignored: a link may come from anywhere."""
    _, _, query = address.partition("?")
    try:
        pairs = parse_qsl(query, max_num_fields=MAX_LINK_FIELDS)
    except ValueError:  # too many fields
        pairs = []
    values = dict(reversed(pairs))  # of repeated names the first counts
    picked = dict.fromkeys(slug for slug in values.get("pick", "").split(",") if SLUG.fullmatch(slug))
    return TableState(
        face=values["face"] if values.get("face") in FACES else "elements",
        grouping=values["by"] if values.get("by") in GROUPINGS else "family",
        picked=tuple(picked)[:MAX_PICKED],
        match_all=values.get("every") == "1",
        filters=tuple(dict.fromkeys((name, value[:MAX_TEXT_LENGTH]) for name, value in pairs if name in FACETS)),
        text=values.get("q", "")[:MAX_TEXT_LENGTH],
        by_standard=values.get("turned") == "1",
    )
