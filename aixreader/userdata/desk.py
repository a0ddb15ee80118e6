"""What lies on the reader's desk: the window's shape, the tabs, what was read lately, links kept for later."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from aixreader.userdata.json_file import JsonFile

MOST = {"expanded": 2000, "tabs": 200, "closed": 20, "kept": 500, "recent": 30}
LONGEST = 4096
LONGEST_HISTORY = 350_000
"""Of a tab's history, in base64."""

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class TabState:
    """A tab: what it shows, and the engine's own record of where it was (base64, "" for none)."""

    address: str
    title: str
    history: str = ""


@dataclass(frozen=True, slots=True)
class KeptLink:
    """An external link kept for later; `when` in ISO form."""

    address: str
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class Visited:
    """A section that was read; `when` in ISO form."""

    section: str
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class Desk:
    """All of it.

    `geometry` is Qt's own record (base64), `source` an opened source's path ("" for the shipped edition), `expanded`
    the addresses of open rows of the contents, `clean` whether the last start got as far as to show a page.
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
    kept: tuple[KeptLink, ...] = ()
    recent: tuple[Visited, ...] = ()
    clean: bool = True


def visited(desk: Desk, section: str, title: str, when: str) -> Desk:
    """The desk after `section` was read: it is first among what was read lately."""
    others = tuple(visit for visit in desk.recent if visit.section != section)
    return replace(desk, recent=(Visited(section, title, when), *others)[: MOST["recent"]])


def read_desk(values: Mapping[str, object]) -> Desk:
    """The desk in `values`; what is not valid is left out, part by part."""
    taken: dict[str, Any] = {}
    for name, read in READERS.items():
        if name in values and (found := read(name, values[name])) is not None:
            taken[name] = found
    return Desk(**taken)


class DeskStore:
    """The desk on disk. Damage costs what lay on the desk, nothing else: `trouble` says so."""

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path)
        self.trouble = ""

    def load(self) -> Desk:
        """The desk; raises `UserDataError` for that of a newer reader."""
        read = self._file.read()
        self.trouble = read.wrong
        return read_desk(read.values)

    def save(self, desk: Desk) -> None:
        """Keep `desk`; raises `OSError`."""
        self._file.write(asdict(desk))


def _text(_name: str, value: object) -> str | None:
    return value if isinstance(value, str) and len(value) <= LONGEST else None


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
    for name in names:
        value = record.get(name)
        if not isinstance(value, str) or len(value) > (LONGEST_HISTORY if name == "history" else LONGEST):
            return False
    return True


_TABS = _parts(TabState, tuple(field.name for field in fields(TabState)))
READERS: dict[str, Callable[[str, object], object]] = {
    "geometry": _text,
    "sidebar_width": _number,
    "sidebar_shown": _flag,
    "panel": _text,
    "expanded": _texts,
    "source": _text,
    "tabs": _TABS,
    "current": _number,
    "closed": _TABS,
    "kept": _parts(KeptLink, tuple(field.name for field in fields(KeptLink))),
    "recent": _parts(Visited, tuple(field.name for field in fields(Visited))),
    "clean": _flag,
}
