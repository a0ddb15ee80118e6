"""What lies on the reader's desk: the window's shape, the tabs, what was looked for, links kept for later."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated

from aixreader.json_codec import Limit, between, decode_valid, max_items, max_length
from aixreader.userdata.json_file import JsonFile

MAX_LENGTH = 4096
MAX_TABS = 200
MAX_CLOSED = 20
MAX_SEARCHES = 20
MAX_HISTORY = 350_000
"""Of a tab's history."""
MAX_HISTORIES = 2 * 1024 * 1024
"""Of all tabs' histories together: the file has a bound."""


def _is_base64(text: str) -> bool:
    """Whether `text` is base64 and nothing else: it goes to Qt."""
    try:
        base64.b64decode(text, validate=True)
    except ValueError:
        return False
    return True


Text = Annotated[str, max_length(MAX_LENGTH)]
Base64 = Annotated[Text, Limit(_is_base64, "should be base64")]
History = Annotated[str, max_length(MAX_HISTORY), Limit(str.isascii, "should be ASCII")]
Number = Annotated[int, between(0, 10_000)]


@dataclass(frozen=True, slots=True)
class TabState:
    """A tab: what it shows, and the engine's own record of where it was (base64, "" for none)."""

    address: Text
    title: Text
    history: History = ""


@dataclass(frozen=True, slots=True)
class SavedLink:
    """An external link kept for later; `when` in ISO form."""

    address: Text
    title: Text
    when: Text


@dataclass(frozen=True, slots=True)
class SessionState:
    """All of it.

    `geometry` is Qt's own record (base64), `source` an opened source's path ("" for the shipped edition), `expanded`
    the addresses of open rows of the contents, `search` what is looked for with `filters` ("facet=value"), `grouped`
    whether results are grouped by page, `searches` what was looked for lately and `kept_searches` what is to stay,
    `marks_part` which part of the user's marks is in front, `bookmarks_sort` and `open_folders` how bookmarks are
    shown, `clean` whether the last start got as far as to show a page, `reader` the version that was started last.
    """

    geometry: Base64 = ""
    sidebar_width: Number = 290
    sidebar_shown: bool = True
    panel: Text = "contents"
    expanded: Annotated[tuple[Text, ...], max_items(2000)] = ()
    source: Text = ""
    tabs: Annotated[tuple[TabState, ...], max_items(MAX_TABS)] = ()
    current: Number = 0
    closed: Annotated[tuple[TabState, ...], max_items(MAX_CLOSED)] = ()
    kept: Annotated[tuple[SavedLink, ...], max_items(500)] = ()
    search: Text = ""
    filters: Annotated[tuple[Text, ...], max_items(10)] = ()
    grouped: bool = False
    searches: Annotated[tuple[Text, ...], max_items(MAX_SEARCHES)] = ()
    kept_searches: Annotated[tuple[Text, ...], max_items(100)] = ()
    marks_part: Text = "bookmarks"
    bookmarks_sort: Text = "hand"
    open_folders: Annotated[tuple[Text, ...], max_items(2000)] = ()
    clean: bool = True
    reader: Text = ""


def add_recent_search(desk: SessionState, text: str) -> SessionState:
    """The desk after something was found by `text`: it is first among what was looked for lately."""
    others = tuple(other for other in desk.searches if other != text)
    return replace(desk, searches=(text, *others)[:MAX_SEARCHES])


def limit_history(desk: SessionState) -> SessionState:
    """The desk with as much history as the file holds: first that of the tab in front, then of the open ones, then of
    the closed.
    """
    states = [*desk.tabs, *desk.closed]
    room = MAX_HISTORIES
    for place in sorted(range(len(states)), key=lambda place: place != desk.current):
        needed = len(states[place].history)
        if needed <= room:
            room -= needed
        else:
            states[place] = replace(states[place], history="")
    return replace(desk, tabs=tuple(states[: len(desk.tabs)]), closed=tuple(states[len(desk.tabs) :]))


def parse_session_state(values: Mapping[str, object]) -> SessionState:
    """The desk in `values`; what is not valid is left out, part by part."""
    state, _ = decode_valid(SessionState, dict(values))
    return state


class SessionStateStore:
    """The desk on disk. Damage costs what lay on the desk, nothing else: `trouble` says so."""

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path)
        self.trouble = ""

    def load(self) -> SessionState:
        """The desk; that of a newer reader stays where it is, and nothing is kept over it."""
        read = self._file.read_or_nothing()
        self.trouble = read.wrong
        return parse_session_state(read.values)

    def save(self, desk: SessionState) -> None:
        """Keep `desk`; raises `OSError`. Histories that are too much together are left out."""
        self._file.write(asdict(limit_history(desk)))
