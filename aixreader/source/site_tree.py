"""The pages of a site as Hugo arranges them: what is published, in which order, what lists hold: `arrange`.

Source of the rules: Hugo's documentation, "Sections", "Menus" and "Lists of pages"; what a theme lists: Hextra 0.11.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from aixreader.model import Problem
from aixreader.source import publication
from aixreader.source.collation import collation_key
from aixreader.source.config import MenuEntry, SiteConfig
from aixreader.source.page_place import SECTION, PagePlace, find_places
from aixreader.source.page_source import PageSource
from aixreader.source.site_menus import SiteMenus, read_menus

DOCS = "docs"
"""The section a site is about: its pages stand at the top of the contents."""
# As Hugo's documentation spells keys.
SPELT = {"publishdate": "publishDate", "expirydate": "expiryDate", "unpublishdate": "unpublishDate"}
NOT_SHOWN = "it is not shown, as on the site"
NOT_LISTED = "links reach it; the contents and the search do not show it"
NOT_SEARCHED = "the search does not show it"


@dataclass(frozen=True, slots=True)
class ArrangedPage:
    """A published page. `parent` is the id of the page it stands under in the contents, "" for none; `order` is its
    position in the documentation, None for other pages; `menu_name` is what a menu calls it, or "".
    """

    place: PagePlace
    parent: str
    order: int | None
    menu_name: str
    is_listed: bool
    is_searched: bool


def arrange(
    sources: Sequence[PageSource], config: SiteConfig, now: datetime
) -> tuple[list[ArrangedPage], list[Problem]]:
    """The pages that are published at `now` in reading order, and a problem for each that is not, or not listed.

    First come the pages of the docs menu and of the docs section, then those of other menus, then all others. Last
    comes the docs section's own page, which on the site lists what stands first here.
    """
    places = find_places(sources, config.cascade)
    published, problems = _published(places, config, now)
    menus = read_menus(published, config)
    arranged = list(_Arrangement(places, published, menus).pages())
    problems += [problem for page in arranged if (problem := _unlisted(page)) is not None]
    return arranged, problems


def next_change(sources: Sequence[PageSource], config: SiteConfig, now: datetime) -> datetime | None:
    """When after `now` other pages are published than at `now`; None where that never changes."""
    places = find_places(sources, config.cascade)
    times = (when for place in places for when in publication.changes(place.values, config.publishes))
    return min((when for when in times if when > now), default=None)


def _published(places: Sequence[PagePlace], config: SiteConfig, now: datetime) -> tuple[list[PagePlace], list[Problem]]:
    published, problems = [], []
    for place in places:
        front = place.source.front
        for key in publication.odd_dates(place.values):
            done = "it is read as if it were absent"
            problems.append(Problem("front-matter", f"'{key}' holds no date", place.file, front.line_of(key), done))
        reason = publication.unpublished(place.values, config.publishes, now)
        if reason is None:
            published.append(place)
        else:
            key, why = reason
            what = f"{why} ({SPELT.get(key, key)})"
            problems.append(Problem("unpublished", what, place.file, front.line_of(key), NOT_SHOWN))
    return published, problems


def _unlisted(page: ArrangedPage) -> Problem | None:
    if page.is_listed and page.is_searched:
        return None
    values = page.place.values
    if page.place.source.page.translation:
        key, why = "", f"it is a translation ({page.place.source.page.translation})"
    elif reason := publication.unlisted(values):
        key, why = reason
    elif publication.is_out_of_search(values):
        key, why = "excludesearch", "excludeSearch is set"
    elif publication.is_out_of_sidebar(values):
        key, why = "sidebar", "sidebar.exclude is set"
    elif page.is_searched:
        key, why = "", "its section is in no list"
    else:
        key, why = "", "it is in no menu of the site"
    done = NOT_SEARCHED if page.is_listed else NOT_LISTED
    return Problem("unlisted", why, page.place.file, page.place.source.front.line_of(key), done)


@dataclass(frozen=True, slots=True)
class _Node:
    """A page, or a section without one, or with one that is not published."""

    path: str
    section: str
    place: PagePlace | None
    key: tuple[object, ...]


class _Arrangement:
    """The published pages in their sections."""

    def __init__(self, places: Sequence[PagePlace], published: Sequence[PagePlace], menus: SiteMenus) -> None:
        self._menus = menus
        self._names = menus.names()
        self._in_menus = menus.paths()
        self._menus_name_tops = any(place.is_top and place.path in self._in_menus for place in published)
        dates = _dates(places)
        self._nodes = {place.path: _node(place.path, place, dates) for place in published}
        for place in places:
            if place.kind == SECTION and place.path not in self._nodes:
                self._nodes[place.path] = replace(_node(place.path, place, dates), place=None)
        for place in published:
            top = place.path.partition("/")[0]
            if top not in self._nodes:
                self._nodes[top] = _node(top, None, dates)
        self._below: dict[str, list[_Node]] = {}
        for node in self._nodes.values():
            if node.path:
                self._below.setdefault(node.section, []).append(node)
        for nodes in self._below.values():
            nodes.sort(key=lambda node: node.key)
        self._seen: set[str] = set()
        self._walked: set[str] = set()
        self._reserved: set[str] = set()

    def pages(self) -> Iterator[ArrangedPage]:
        """All pages in reading order."""
        order = 0
        for place, parent, is_doc in self._documentation():
            yield self._arranged(place, parent, order if is_doc else None)
            order += is_doc
        for entry in self._menus.others:
            # What lies deeper comes with its section.
            if not self._nodes[entry.page].section:
                for place, parent in self._own_tree(entry.page):
                    yield self._arranged(place, parent, None)
        for place, parent in (*self._once("", ""), *self._below_of("", ""), *self._once(DOCS, "")):
            yield self._arranged(place, parent, None)

    def _documentation(self) -> Iterator[tuple[PagePlace, str, bool]]:
        """The pages of the docs menu with what is below them, then the other pages of the docs section.

        The last part tells the documentation proper: where there is a menu, what it holds.
        """
        entries = self._menus.documentation
        self._reserved = {entry.page for entry in entries}
        for entry, parent in _nested(entries, self._nodes):
            for place, holder in self._tree(entry.page, parent):
                yield place, holder, True
        self._reserved = set()
        for place, parent in self._below_of(DOCS, ""):
            yield place, parent, not entries

    def _own_tree(self, path: str) -> Iterator[tuple[PagePlace, str]]:
        """A page with what is below it: of the home page that is all, so it stands alone."""
        if not path:
            yield from self._once("", "")
        elif path != DOCS:
            yield from self._tree(path, "")

    def _tree(self, path: str, parent: str) -> Iterator[tuple[PagePlace, str]]:
        if path in self._walked:
            return
        self._walked.add(path)
        yield from self._once(path, parent)
        own = self._nodes[path].place
        yield from self._below_of(path, own.id if own is not None else parent)

    def _below_of(self, path: str, parent: str) -> Iterator[tuple[PagePlace, str]]:
        for node in self._below.get(path, ()):
            if node.path != DOCS and node.path not in self._reserved:
                yield from self._tree(node.path, parent)

    def _once(self, path: str, parent: str) -> Iterator[tuple[PagePlace, str]]:
        node = self._nodes.get(path)
        if node is not None and node.place is not None and path not in self._seen:
            self._seen.add(path)
            yield node.place, parent

    def _arranged(self, place: PagePlace, parent: str, order: int | None) -> ArrangedPage:
        values = place.values
        in_menu = place.path in self._in_menus
        outside = self._menus_name_tops and place.is_top and not in_menu
        is_translation = bool(place.source.page.translation)
        out_of_search = publication.is_out_of_search(values) or publication.unlisted(values) is not None
        out_of_search = out_of_search or outside or is_translation
        out_of_lists = out_of_search or publication.is_out_of_sidebar(values) or self._is_in_hidden_section(place)
        return ArrangedPage(
            place,
            parent,
            order,
            self._names.get(place.path, ""),
            is_listed=in_menu or not out_of_lists,
            is_searched=not out_of_search,
        )

    def _is_in_hidden_section(self, place: PagePlace) -> bool:
        """Whether a section above is in no list; that of the documentation, or the site, only hides its own page."""
        section = place.section
        while section not in ("", DOCS):
            holder = self._nodes.get(section)
            if holder is not None and holder.place is not None and section not in self._in_menus:
                values = holder.place.values
                if publication.is_out_of_sidebar(values) or publication.unlisted(values) is not None:
                    return True
            section = holder.section if holder is not None else ""
        return False


def _node(path: str, place: PagePlace | None, dates: Mapping[str, datetime]) -> _Node:
    """A node with its key to sort by: weight (0 is last), date (the newest first), title, path."""
    weight = publication.weight_of(place.values) if place is not None else 0
    date = dates.get(path)
    title = place.link_title if place is not None else _section_title(path)
    key = (not weight, weight, -date.timestamp() if date is not None else float("inf"), collation_key(title), path)
    return _Node(path, place.section if place is not None else "", place, key)


def _section_title(path: str) -> str:
    """What Hugo calls a section without a page: its folder, capitalised and in the plural."""
    name = path.rpartition("/")[2].replace("-", " ").replace("_", " ").capitalize()
    return name if name.endswith("s") else f"{name}s"


def _dates(places: Sequence[PagePlace]) -> dict[str, datetime]:
    """The date of each page; of a section without any, also of expiry, the newest of a page below it."""
    dates = {place.path: date for place in places if (date := publication.page_date(place.values)) is not None}
    expiring = {place.path for place in places if publication.first_date(place.values, publication.EXPIRY)[1]}
    newest: dict[str, datetime] = {}
    for path, date in dates.items():
        while path:
            path = path.rpartition("/")[0]  # noqa: PLW2901 - on its way up
            newest[path] = max(date, newest.get(path, date))
    return {path: date for path, date in newest.items() if path not in expiring} | dates


def _nested(entries: Sequence[MenuEntry], nodes: Mapping[str, _Node]) -> Iterator[tuple[MenuEntry, str]]:
    """The entries, those that name a parent after it, each with the id of the page it stands under."""
    named = {name: entry for entry in entries for name in (entry.identifier, entry.name) if name}
    below: dict[str, list[MenuEntry]] = {}
    tops = []
    for entry in entries:
        parent = named.get(entry.parent)
        if parent is None or parent is entry or parent.parent:
            tops.append(entry)
        else:
            below.setdefault(parent.page, []).append(entry)
    for top in tops:
        yield top, ""
        own = nodes[top.page].place
        for entry in below.get(top.page, ()):
            yield entry, own.id if own is not None else ""
