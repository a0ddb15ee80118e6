"""The shelf on the home page: how to open the Exchange, and the editions that were opened before."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from aixreader.pages.action_links import (
    ACTION,
    LOCATE_EDITION,
    OPEN_EDITION,
    REMOVE_EDITION,
    UNDO_REMOVAL,
    action_address,
)

THERE, MISSING, SILENT = "there", "missing", "silent"
"""What is known of an edition's place: it is there (or was not looked for yet), is gone, or does not answer."""
BUNDLED = "-"
"""The id, in links, of the edition that comes with the reader."""
MAX_OPEN_ROWS = 4
"""How many editions are listed before the rest is folded."""
SHORT_REVISION = 10
REPOSITORY = "https://github.com/OWASP/www-project-ai-security-and-privacy-guide"


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """One edition. `name` is its id, "" for the one that comes with the reader; `place` is its path as it is shown,
    `full_place` the whole of it. `state` is one of `THERE`, `MISSING`, `SILENT`. `age` is in words, "" for an edition
    that is new; `size` the bytes of the built edition; `signed_by` whose signature it came with, or "". `pictures` says
    how many of its pictures have arrived, "" where none are missing; `can_fetch` whether the others can be fetched now.
    """

    name: str
    title: str
    date: str = ""
    revision: str = ""
    sections: int = 0
    place: str = ""
    full_place: str = ""
    state: str = THERE
    is_open: bool = False
    age: str = ""
    problems: int = 0
    size: int = 0
    signed_by: str = ""
    pictures: str = ""
    can_fetch: bool = False


@dataclass(frozen=True, slots=True)
class ShelfFacts:
    """The content of the shelf: `rows` with the edition that comes with the reader last, as far as there are others.

    `removed` is the title of the edition that was removed last, if that can be undone; `can_remove` whether the list
    can be changed.
    """

    rows: tuple[ShelfRow, ...] = ()
    removed: str = ""
    can_remove: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether no edition was opened but the one that comes with the reader."""
        return not any(row.name for row in self.rows)


def shelf_part(facts: ShelfFacts) -> str:
    """The part of the page as HTML."""
    own = [row for row in facts.rows if not row.name]
    others = [row for row in facts.rows if row.name]
    shown = "".join(_row(row, facts) for row in [*others[:MAX_OPEN_ROWS], *own])
    body = f"<ul>{shown}</ul>" if shown else ""
    if rest := others[MAX_OPEN_ROWS:]:
        rows = "".join(_row(row, facts) for row in rest)
        body += f"<details><summary>{len(rest)} more</summary><ul>{rows}</ul></details>"
    return (
        f'<section class="home-shelf"><h2>Editions</h2>{_offer(is_new=facts.is_empty)}{_removed(facts)}{body}</section>'
    )


def _offer(*, is_new: bool) -> str:
    """How to open the Exchange; with where it is to be had, as long as none was opened."""
    lead = "Read the full Exchange: open a copy of its repository, or drop it on this window." if is_new else ""
    where = f'<a class="external" href="{REPOSITORY}">Where to get it</a>' if is_new else ""
    note = f"<p>{lead}</p>" if lead else ""
    buttons = (
        f'<a class="button" href="{action_address(ACTION, "get_exchange")}">Get the full Exchange…</a> '
        f'<a class="button" href="{action_address(ACTION, "open_folder")}">Open folder…</a> '
        f'<a class="button" href="{action_address(ACTION, "open_archive")}">Open archive…</a>'
    )
    hint = where or '<span class="muted">or drop a folder or archive on this window</span>'
    return f'{note}<p class="offer">{buttons} {hint}</p>'


def _removed(facts: ShelfFacts) -> str:
    if not facts.removed:
        return ""
    undo = f'<a href="{action_address(UNDO_REMOVAL)}">Undo</a>'
    return f'<p class="removed" role="status"><bdi>{escape(facts.removed)}</bdi> was removed from the list. {undo}</p>'


def _row(row: ShelfRow, facts: ShelfFacts) -> str:
    title = f"<bdi>{escape(row.title)}</bdi>"
    if row.is_open:
        title = f'<strong>{title}</strong> <span class="chip">open</span>'
    else:
        title = f'<a class="title" href="{action_address(OPEN_EDITION, row.name or BUNDLED)}">{title}</a>'
    count = "1 section" if row.sections == 1 else f"{row.sections} sections"
    counts = f'<span class="counts">{count if row.sections else ""}</span>'
    classes = ' class="missing"' if row.state != THERE else ""
    return f"<li{classes}><span>{title}</span> {counts} {_place(row)} {_acts(row, facts)}</li>"


def _place(row: ShelfRow) -> str:
    place = f'<bdi title="{escape(row.full_place)}">{escape(row.place)}</bdi>' if row.place else ""
    old = f"{row.age} old" if row.age else ""
    signed = f"signed by {row.signed_by}" if row.signed_by else ""
    facts = [escape(text) for text in (row.date[:10], old, row.revision[:SHORT_REVISION], signed) if text]
    parts = [*facts, *(html for html in (place, _pictures(row)) if html)]
    return f'<span class="summary">{" · ".join(parts)}</span>' if parts else ""


def _pictures(row: ShelfRow) -> str:
    if not row.pictures:
        return ""
    link = f' – <a href="{action_address(ACTION, "get_pictures")}">Continue download</a>' if row.can_fetch else ""
    return f"pictures: {escape(row.pictures)}{link}"


def _acts(row: ShelfRow, facts: ShelfFacts) -> str:
    """What can be done with an edition beside opening it; always in sight where it cannot be opened."""
    acts = []
    if row.state == MISSING:
        acts += ["Not found", f'<a href="{action_address(LOCATE_EDITION, row.name)}">Locate…</a>']
    elif row.state == SILENT:
        acts.append("Not reachable")
    if row.name and facts.can_remove:
        label = f' aria-label="Remove from list: {escape(row.title)}"'
        acts.append(f'<a href="{action_address(REMOVE_EDITION, row.name)}"{label}>Remove from list</a>')
    return f'<span class="acts">{" · ".join(acts)}</span>' if acts else ""
