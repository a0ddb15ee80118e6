"""The home page: the edition, its pages, and where to continue. Composed anew each time it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from aixreader.edition.records import PageEntry
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.model.address import CONTENT, page_address
from aixreader.model.category import CONTROL, THREAT
from aixreader.pages.action_links import ACTION, SEARCH, action_address
from aixreader.pages.chips import role_class
from aixreader.pages.home_lists import HomeList, lists_section
from aixreader.pages.page_shell import page_document
from aixreader.pages.shelf_part import ShelfFacts, shelf_part

STYLES_HOST = CONTENT.rstrip("/")
MAX_HISTORY_ENTRIES = 5
MAX_SUMMARY_LENGTH = 140
SHORT_REVISION = 10


@dataclass(frozen=True, slots=True)
class Visit:
    """A section in the history or the bookmarks; `address` is one of ours."""

    title: str
    address: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class HomePage:
    """A page of the edition; `summary` is its own line about itself, or ""."""

    title: str
    address: str
    summary: str
    sections: int
    threats: int
    controls: int


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """The content of the home page.

    `pages` are those of the documentation, `others` the rest that lists show. `table` is the address of the periodic
    table, None where the edition has none. `shipped` is true for the edition that comes with the reader,
    `can_search` where there is a search to offer; `changed` says what is new since the last edition, None where nothing
    is known; `shelf` are the editions opened before, None where no other can be opened.
    """

    title: str
    revision: str
    date: str
    sections: int
    threats: int
    controls: int
    pages: tuple[HomePage, ...]
    others: tuple[HomePage, ...] = ()
    table: str | None = None
    last_read: Visit | None = None
    recent: tuple[Visit, ...] = ()
    bookmarks: tuple[Visit, ...] = ()
    shipped: bool = False
    can_search: bool = False
    changed: str | None = None
    notice: str = ""
    shelf: ShelfFacts | None = None
    lists: tuple[HomeList, ...] = ()


def home_facts(
    opened: OpenEdition,
    *,
    last_read: Visit | None = None,
    recent: Iterable[Visit] = (),
    bookmarks: Iterable[Visit] = (),
    shipped: bool = False,
    can_search: bool = False,
    shelf: ShelfFacts | None = None,
) -> HomeFacts:
    """The content of the home page for an edition, with the user's history, bookmarks and editions."""
    edition = opened.edition
    manifest = edition.manifest
    listed = [page for page in edition.catalogue.pages if page.listed]
    in_menu = [page for page in listed if page.order is not None]
    others = [page for page in listed if page.order is None] if in_menu else []
    table = edition.findings.periodic
    return HomeFacts(
        title=manifest.title,
        revision=manifest.revision,
        date=manifest.date,
        sections=manifest.counts.sections,
        threats=manifest.counts.threats,
        controls=manifest.counts.controls,
        pages=tuple(_page(opened, page) for page in in_menu or listed),
        others=tuple(_page(opened, page) for page in others),
        table=opened.address(table.slug) if table and table.slug in edition.sections else None,
        last_read=last_read,
        recent=tuple(recent),
        bookmarks=tuple(bookmarks),
        shipped=shipped,
        can_search=can_search,
        notice=manifest.notice,
        shelf=shelf,
    )


def home_document(facts: HomeFacts) -> str:
    """The home page as a whole document. It takes its styles from the content's host.

    As long as no edition was opened but the one that comes with the reader, how to open one stands first.
    """
    shelf = shelf_part(facts.shelf) if facts.shelf is not None else ""
    both = [lists_section(facts.lists), shelf]
    if facts.shelf is not None and facts.shelf.is_empty:
        both.reverse()
    parts = [_head(facts), _cards(facts), *both, _pages(facts), _visits(facts), _foot(facts)]
    return page_document("Home", "\n".join(part for part in parts if part), host=STYLES_HOST, kind="home")


def _page(opened: OpenEdition, page: PageEntry) -> HomePage:
    sections = [opened.edition.sections[name] for name in page.sections if name in opened.edition.sections]
    return HomePage(
        title=page.title,
        address=page_address(page.id),
        summary=page.hero,
        sections=sum(section.level > 0 for section in sections),
        threats=sum(section.role == THREAT for section in sections),
        controls=sum(section.role == CONTROL for section in sections),
    )


def _head(facts: HomeFacts) -> str:
    """Title, age and size; what the edition says of itself takes the place of what the reader says of it."""
    kind = "The edition that comes with the reader" if facts.shipped else "Your copy of the Exchange"
    when = f"as of {escape(facts.date[:10])}" if facts.date else ""
    lead = ", ".join(part for part in ("" if facts.notice else kind, when) if part)
    revision = f' <span class="tag">{escape(facts.revision[:SHORT_REVISION])}</span>' if facts.revision else ""
    counts = ", ".join(_counted(facts.sections, facts.threats, facts.controls))
    notice = f'<p class="notice">{escape(facts.notice)}</p>' if facts.notice else ""
    return (
        f'<header class="home-head"><h1>{escape(facts.title)}</h1>\n'
        f"<p>{f'{lead[:1].upper()}{lead[1:]}: ' if lead else ''}{counts}.{revision}</p>{notice}</header>"
    )


def _cards(facts: HomeFacts) -> str:
    cards = [_last_read_card(facts)]
    if facts.bookmarks:
        cards.append(_card(action_address(ACTION, "bookmarks"), "Bookmarks", "Ctrl+B, in the sidebar"))
    if facts.table:
        cards.append(_card(action_address(ACTION, "table"), "Periodic table", "Threats and controls at a glance"))
    if facts.can_search:
        cards.append(_card(action_address(SEARCH), "Search", "Ctrl+K, from anywhere"))
    return f'<nav class="home-cards" aria-label="Go on">{"".join(cards)}</nav>'


def _last_read_card(facts: HomeFacts) -> str:
    if facts.last_read:
        role = role_class(facts.last_read.role)
        return _card(facts.last_read.address, facts.last_read.title, "Continue reading", f"first {role}".strip())
    if facts.pages:
        first = facts.pages[0]
        return _card(first.address, first.title, "Nothing read yet. Start here", "first")
    return ""


def _card(address: str, title: str, label: str, classes: str = "") -> str:
    kinds = f"home-card {classes}".strip()
    return (
        f'<a class="{kinds}" href="{escape(address)}"><span class="what">{escape(label)}</span> '
        f"<strong>{escape(title)}</strong></a>"
    )


def _pages(facts: HomeFacts) -> str:
    items = "".join(_page_item(page) for page in facts.pages)
    if not items:
        return '<p class="muted">This edition has no pages.</p>'
    return f'<section class="home-pages"><h2>Pages</h2><ul>{items}</ul></section>'


def _page_item(page: HomePage) -> str:
    counts = " · ".join(_counted(page.sections, page.threats, page.controls)[-2:])
    link = f'<a href="{escape(page.address)}">{escape(page.title)}</a>'
    summary = f'<span class="summary">{escape(_short(page.summary))}</span>' if page.summary else ""
    return f'<li>{link} <span class="counts">{counts}</span>{summary}</li>'


def _visits(facts: HomeFacts) -> str:
    lists = _visit_list("Recent", facts.recent, "No sections read yet.")
    lists += _visit_list("Bookmarks", facts.bookmarks, "") if facts.bookmarks else ""
    changed = f"<section><h2>What changed</h2><p>{escape(facts.changed)}</p></section>" if facts.changed else ""
    return f'<div class="home-visits">{lists}{changed}</div>'


def _visit_list(title: str, visits: tuple[Visit, ...], empty: str) -> str:
    items = "".join(
        f'<li class="{role_class(visit.role) or "role-none"}">'
        f'<a href="{escape(visit.address)}">{escape(visit.title)}</a></li>'
        for visit in visits[:MAX_HISTORY_ENTRIES]
    )
    body = f"<ul>{items}</ul>" if items else f'<p class="muted">{empty}</p>'
    return f"<section><h2>{title}</h2>{body}</section>"


def _foot(facts: HomeFacts) -> str:
    links = ", ".join(f'<a href="{escape(page.address)}">{escape(page.title)}</a>' for page in facts.others)
    return f'<footer class="home-foot">Also in this edition: {links}</footer>' if links else ""


def _counted(sections: int, threats: int, controls: int) -> list[str]:
    """The counts by role, without zeros."""
    named = ((sections, "section"), (threats, "threat"), (controls, "control"))
    return [_number(number, name) for number, name in named if number]


def _number(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _short(text: str) -> str:
    """The text up to a whole word, with an ellipsis if it was cut."""
    if len(text) <= MAX_SUMMARY_LENGTH:
        return text
    return text[:MAX_SUMMARY_LENGTH].rpartition(" ")[0].rstrip(",;:.") + "…"
