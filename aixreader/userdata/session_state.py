"""The state of the session: geometry of the window, tabs, searches, saved links; restored by the next start."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated

from aixreader.json_codec import Limit, between, decode_valid, max_items, max_length
from aixreader.userdata.json_file import JsonFile

MAX_LENGTH = 4096
MAX_TABS = 300
MAX_CLOSED = 20
MAX_SEARCHES = 20
MAX_ASSESSMENTS = 10
MAX_HISTORY = 350_000
"""Characters of the history of one tab."""
MAX_HISTORIES = 2 * 1024 * 1024
"""Characters of the histories of all tabs together: the file has a maximum size (`json_file`)."""


def _is_base64(text: str) -> bool:
    """Whether `text` is strictly valid base64: it is decoded and passed to Qt."""
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
    """A tab: its address, and the history as serialised by Qt WebEngine (base64, "" for none)."""

    address: Text
    title: Text
    history: History = ""


@dataclass(frozen=True, slots=True)
class SavedLink:
    """An external link saved for later; `when` is the time (ISO 8601)."""

    address: Text
    title: Text
    when: Text


@dataclass(frozen=True, slots=True)
class SessionState:
    """The session. The names of the fields are the keys of the file: they are not changed without a migration.

    `geometry` is that of the window as Qt serialises it (base64), `sidebar_width` is in pixels. `source` is the path of
    the open source, "" for the bundled edition. `expanded` are the addresses of expanded rows of the contents, `tabs`
    the open and `closed` the recently closed tabs, `current` the index of the active tab, `kept` the saved links.
    `search` is the query, `group_pages` whether results are grouped by page, `searches` the recent and `kept_searches`
    the saved searches. `marks_part` is the active tab of the marks panel, `bookmarks_sort` and `open_folders` the state
    of the bookmarks. `other_tabs` are those of a second group beside the first, of which `other_current` is the index
    of the active one and `split_share` its part of the room in per cent. `peek` is the address of a pinned peek, ""
    without one, `peek_share` its part of the room in per cent. `reading_list` is the id of the chosen reading
    list. `assessment` is the file of the assessment that is open, `assessments` those that were, the last one first.
    `clean` is false if the last start did not get as far as showing a page, `reader` the version of AIX Reader
    that was started last.
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
    group_pages: bool = True
    searches: Annotated[tuple[Text, ...], max_items(MAX_SEARCHES)] = ()
    kept_searches: Annotated[tuple[Text, ...], max_items(100)] = ()
    marks_part: Text = "bookmarks"
    bookmarks_sort: Text = "hand"
    open_folders: Annotated[tuple[Text, ...], max_items(2000)] = ()
    other_tabs: Annotated[tuple[TabState, ...], max_items(MAX_TABS)] = ()
    other_current: Number = 0
    split_share: Annotated[int, between(0, 100)] = 50
    peek: Text = ""
    peek_share: Annotated[int, between(0, 100)] = 45
    clean: bool = True
    reader: Text = ""
    reading_list: Text = ""
    assessment: Text = ""
    assessments: Annotated[tuple[Text, ...], max_items(MAX_ASSESSMENTS)] = ()


def add_recent_search(state: SessionState, text: str) -> SessionState:
    """The state with the query `text` as the most recent search."""
    others = tuple(other for other in state.searches if other != text)
    return replace(state, searches=(text, *others)[:MAX_SEARCHES])


def limit_history(state: SessionState) -> SessionState:
    """The state with histories of at most `MAX_HISTORIES` characters together. Those of the active tab, of the open
    tabs and of the closed tabs take precedence, in this order; the others are dropped.
    """
    tabs = [*state.tabs, *state.other_tabs, *state.closed]
    ends = len(state.tabs), len(state.tabs) + len(state.other_tabs)
    remaining = MAX_HISTORIES
    for index in sorted(range(len(tabs)), key=lambda index: index != state.current):
        size = len(tabs[index].history)
        if size <= remaining:
            remaining -= size
        else:
            tabs[index] = replace(tabs[index], history="")
    return replace(
        state,
        tabs=tuple(tabs[: ends[0]]),
        other_tabs=tuple(tabs[ends[0] : ends[1]]),
        closed=tuple(tabs[ends[1] :]),
    )


def parse_session_state(values: Mapping[str, object]) -> SessionState:
    """The state in `values`; invalid parts get their defaults, invalid items of lists are dropped."""
    state, _ = decode_valid(SessionState, dict(values))
    return state


class SessionStateStore:
    """The session state on disk. A damaged file loses the session, nothing else; `warning` is a message for the user in
    that case, "" otherwise.
    """

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path)
        self.warning = ""

    def load(self) -> SessionState:
        """The stored state; a file of a newer version is not used and not overwritten."""
        read = self._file.read_or_nothing()
        self.warning = read.wrong
        return parse_session_state(read.values)

    def save(self, state: SessionState) -> None:
        """Store `state` with limited histories (`limit_history`); raises `OSError`."""
        self._file.write(asdict(limit_history(state)))
