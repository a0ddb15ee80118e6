"""What lies on the reader's desk: the window's shape, the tabs, what was looked for, links kept for later."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from aixreader.userdata.json_file import JsonFile

MOST = {
    "expanded": 2000,
    "tabs": 200,
    "closed": 20,
    "kept": 500,
    "searches": 20,
    "kept_searches": 100,
    "filters": 10,
    "open_folders": 2000,
}
LONGEST = 4096
LONGEST_HISTORY = 350_000
"""Of a tab's history."""
MOST_HISTORY = 2 * 1024 * 1024
"""Of all tabs' histories together: the file has a bound."""

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class TabState:
    """A tab: what it shows, and the engine's own record of where it was (base64, "" for none)."""

    address: str
    title: str
    history: str = ""


@dataclass(frozen=True, slots=True)
class SavedLink:
    """An external link kept for later; `when` in ISO form."""

    address: str
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class SessionState:
    """All of it.

    `geometry` is Qt's own record (base64), `source` an opened source's path ("" for the shipped edition), `expanded`
    the addresses of open rows of the contents, `search` what is looked for with `filters` ("facet=value"), `grouped`
    whether results are grouped by page, `searches` what was looked for lately and `kept_searches` what is to stay,
    `marks_part` which part of the user's marks is in front, `bookmarks_sort` and `open_folders` how bookmarks are
    shown, `clean` whether the last start got as far as to show a page, `reader` the version that was started last.
    """

    geometry: str = ""
    sidebar_width: int = 290
    sidebar_shown: bool = True
    panel: str = "contents"
    expanded: tuple[str, ...] = ()
    source: str = ""
    tabs: tuple[TabState, ...] = ()
    current: int = 0
    closed: tuple[TabState, ...] = ()
    kept: tuple[SavedLink, ...] = ()
    search: str = ""
    filters: tuple[str, ...] = ()
    grouped: bool = False
    searches: tuple[str, ...] = ()
    kept_searches: tuple[str, ...] = ()
    marks_part: str = "bookmarks"
    bookmarks_sort: str = "hand"
    open_folders: tuple[str, ...] = ()
    clean: bool = True
    reader: str = ""


def add_recent_search(desk: SessionState, text: str) -> SessionState:
    """The desk after something was found by `text`: it is first among what was looked for lately."""
    others = tuple(other for other in desk.searches if other != text)
    return replace(desk, searches=(text, *others)[: MOST["searches"]])


def limit_history(desk: SessionState) -> SessionState:
    """The desk with as much history as the file holds: first that of the tab in front, then of the open ones, then of
    the closed.
    """
    states = [*desk.tabs, *desk.closed]
    room = MOST_HISTORY
    for place in sorted(range(len(states)), key=lambda place: place != desk.current):
        needed = len(states[place].history)
        if needed <= room:
            room -= needed
        else:
            states[place] = replace(states[place], history="")
    return replace(desk, tabs=tuple(states[: len(desk.tabs)]), closed=tuple(states[len(desk.tabs) :]))


def parse_session_state(values: Mapping[str, object]) -> SessionState:
    """The desk in `values`; what is not valid is left out, part by part."""
    taken: dict[str, Any] = {}
    for name, read in READERS.items():
        if name in values and (found := read(name, values[name])) is not None:
            taken[name] = found
    return SessionState(**taken)


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


def _text(_name: str, value: object) -> str | None:
    return value if isinstance(value, str) and len(value) <= LONGEST else None


def _history(value: object) -> str:
    """A history as the pane sealed it, which looks itself whether it is whole."""
    return value if isinstance(value, str) and len(value) <= LONGEST_HISTORY and value.isascii() else ""


def _base64(_name: str, value: object) -> str | None:
    """Base64 and nothing else: it goes to Qt."""
    if not isinstance(value, str) or len(value) > LONGEST:
        return None
    try:
        base64.b64decode(value, validate=True)
    except ValueError:
        return None
    return value


def _flag(_name: str, value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _number(_name: str, value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10_000 else None


def _texts(name: str, value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list):
        return None
    return tuple(text for text in value if _text(name, text) is not None)[: MOST[name]]


def _parts(kind: Callable[..., Part], names: tuple[str, ...]) -> Callable[[str, object], tuple[Part, ...] | None]:
    """Reads a list of records; those that are not whole are left out."""

    def read(name: str, value: object) -> tuple[Part, ...] | None:
        if not isinstance(value, list):
            return None
        whole = (record for record in value if isinstance(record, dict) and _is_whole(record, names))
        return tuple(kind(**{part: record[part] for part in names}) for record in whole)[: MOST[name]]

    return read


def _is_whole(record: dict[str, object], names: tuple[str, ...]) -> bool:
    return all(_text(name, record.get(name)) is not None for name in names)


def _tabs(name: str, value: object) -> tuple[TabState, ...] | None:
    """Tabs; one whose history is damaged is still a tab."""
    if not isinstance(value, list):
        return None
    whole = (record for record in value if isinstance(record, dict) and _is_whole(record, ("address", "title")))
    return tuple(
        TabState(record["address"], record["title"], _history(record.get("history")))
        for record in islice(whole, MOST[name])
    )


READERS: dict[str, Callable[[str, object], object]] = {
    "geometry": _base64,
    "sidebar_width": _number,
    "sidebar_shown": _flag,
    "panel": _text,
    "expanded": _texts,
    "source": _text,
    "tabs": _tabs,
    "current": _number,
    "closed": _tabs,
    "kept": _parts(SavedLink, tuple(field.name for field in fields(SavedLink))),
    "search": _text,
    "filters": _texts,
    "grouped": _flag,
    "searches": _texts,
    "kept_searches": _texts,
    "marks_part": _text,
    "bookmarks_sort": _text,
    "open_folders": _texts,
    "clean": _flag,
    "reader": _text,
}
