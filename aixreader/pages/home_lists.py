"""The part of the home page with the reading lists: each with its length, or how far it is read."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TypeAlias

from aixreader.knowledge.reading_lists import Progress, ResolvedList
from aixreader.knowledge.reading_time import duration
from aixreader.pages.action_links import READING_LIST, action_address

MAX_LISTS = 12
"""More are in the panel."""


HomeList: TypeAlias = tuple[ResolvedList, Progress]
"""A reading list, and how far it is read."""


def lists_section(lists: Sequence[HomeList]) -> str:
    """The section as HTML, "" without a list that has something to read."""
    shown = [each for each in lists if each[1].total]
    if not shown:
        return ""
    items = "".join(_item(each) for each in shown[:MAX_LISTS])
    more = len(shown) - MAX_LISTS
    note = f'<p class="muted">{more} more in the sidebar</p>' if more > 0 else ""
    return f'<section class="home-lists"><h2>Reading lists</h2><ul>{items}</ul>{note}</section>'


def _item(home_list: HomeList) -> str:
    each, known = home_list
    address, about = escape(action_address(READING_LIST, each.id)), escape(each.summary)
    tip = f' title="{about}"' if about else ""
    link = f'<a href="{address}"{tip}>{escape(each.title)}</a>'
    return f'<li>{link} <span class="counts">{_state(known)}</span></li>'


def _state(known: Progress) -> str:
    if known.done == known.total:
        return "read"
    if known.done:
        return f"{known.done} of {known.total} · {duration(known.seconds_left)} left"
    sections = "1 section" if known.total == 1 else f"{known.total} sections"
    return f"{sections} · {duration(known.seconds)}"
