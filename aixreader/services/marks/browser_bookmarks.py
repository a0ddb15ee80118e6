"""Bookmarks files of web browsers: the Netscape format that all of them export, and the JSON of Chrome and Firefox.

Every link of a file is read, whatever it leads to: what is not taken has to be counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from aixreader.html.loose_tags import LooseTag, loose_tags
from aixreader.services.marks.bookmark_extras import ATTRIBUTE, read_tag
from aixreader.userdata.folder_tree import MAX_DEPTH

MAX_TAGS = 100
MAX_TAG_LENGTH = 100
MAX_TITLE_LENGTH = 500
MAX_NOTE_LENGTH = 10_000
MAX_NESTED = 500
"""Folders in JSON; the parser refuses deeper nesting long before that."""
UNIX, WINDOWS = datetime(1970, 1, 1, tzinfo=UTC), datetime(1601, 1, 1, tzinfo=UTC)
"""What browsers count time from: Chrome's files count microseconds from the year 1601."""
FIREFOX_LINK, FIREFOX_FOLDER = "text/x-moz-place", "text/x-moz-place-container"


@dataclass(frozen=True, slots=True)
class BrowserBookmark:
    """A bookmark as a browser keeps it. `path` are the titles of its folders from the top down, `note` is its
    description, `created` the time when it was added and `changed` when it was changed last (ISO 8601, "" if unknown).
    `extras` is what the reader itself adds (`bookmark_extras`).
    """

    address: str
    title: str
    path: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    created: str = ""
    changed: str = ""
    extras: str = ""


def is_netscape(text: str) -> bool:
    """Whether a text is a bookmarks file in HTML."""
    return text.lstrip().startswith("<")


def is_browser_json(value: object) -> bool:
    """Whether a JSON value is a bookmarks file of Chrome (or Edge, Brave ...) or of Firefox."""
    return isinstance(value, dict) and (isinstance(value.get("roots"), dict) or value.get("type") == FIREFOX_FOLDER)


def read_netscape(html: str) -> list[BrowserBookmark]:
    """The bookmarks of a file in HTML. A folder is an `<H3>`, its content the `<DL>` that follows; a description is the
    `<DD>` after a bookmark.
    """
    reader = _NetscapeReader()
    for tag in loose_tags(html):
        reader.read(tag)
    reader.finish()
    return reader.bookmarks


def read_browser_json(value: Mapping[str, object]) -> list[BrowserBookmark]:
    """The bookmarks of a file in JSON (`is_browser_json`)."""
    roots = value.get("roots")
    if isinstance(roots, dict):
        return [bookmark for root in roots.values() for bookmark in _chrome(root, ())]
    return list(_firefox(value, (), is_root=True))


class _NetscapeReader:
    def __init__(self) -> None:
        self.bookmarks: list[BrowserBookmark] = []
        self._path: list[str | None] = []
        """The titles of the open `<DL>`; None or "" for one without a title."""
        self._title: str | None = None
        self._inside = ""
        """The element whose text is read: "a", "h3", "dd" or none."""
        self._texts: list[str] = []

    def read(self, tag: LooseTag) -> None:
        """Take a tag and the text after it."""
        if tag.name in {"dt", "dl", "hr", "a", "h3", "dd"}:
            self.finish()
        elif tag.name in {"br", "p"}:
            self._texts.append("\n")
        if tag.name == "dl":
            self._nest(is_end=tag.is_end)
        elif tag.name in {"a", "h3", "dd"} and not tag.is_end:
            self._inside = tag.name
            if tag.name == "a":
                self._begin(tag.attributes)
        if self._inside:
            self._texts.append(tag.text)
        else:
            self._texts.clear()

    def _begin(self, attributes: Mapping[str, str]) -> None:
        tags = (_tag(part) for part in attributes.get("tags", "").split(",")[:MAX_TAGS])
        self.bookmarks.append(
            BrowserBookmark(
                attributes.get("href", "").strip(),
                "",
                tuple(filter(None, self._path))[:MAX_DEPTH],
                tuple(filter(None, tags)),
                created=_time(attributes.get("add_date", ""), 1.0, UNIX),
                changed=_time(attributes.get("last_modified", ""), 1.0, UNIX),
                extras=attributes.get(ATTRIBUTE.lower(), ""),
            )
        )

    def _nest(self, *, is_end: bool) -> None:
        if not is_end:
            self._path.append(self._title)
            self._title = None
        elif self._path:
            self._path.pop()

    def finish(self) -> None:
        """End the element whose text was read."""
        text, inside = "".join(self._texts), self._inside
        self._texts, self._inside = [], ""
        if inside == "h3":
            self._title = _line(text)
        elif inside == "a":
            self.bookmarks[-1] = replace(self.bookmarks[-1], title=_line(text))
        elif inside == "dd" and self.bookmarks and not self._title:  # else it describes a folder
            self.bookmarks[-1] = replace(self.bookmarks[-1], note=browser_note(text))


def _chrome(entry: object, path: tuple[str, ...], depth: int = 0) -> Iterator[BrowserBookmark]:
    if not isinstance(entry, dict):
        return
    title = _line(entry.get("name"))
    if entry.get("type") == "url" or "url" in entry:
        created = _time(entry.get("date_added"), 1e6, WINDOWS)
        yield BrowserBookmark(_text(entry.get("url")), title, path, created=created)
    children = entry.get("children")
    if isinstance(children, list) and depth < MAX_NESTED:
        for child in children:
            yield from _chrome(child, (*path, title)[:MAX_DEPTH], depth + 1)


def _firefox(
    entry: object, path: tuple[str, ...], depth: int = 0, *, is_root: bool = False
) -> Iterator[BrowserBookmark]:
    if not isinstance(entry, dict):
        return
    title = _line(entry.get("title"))
    if entry.get("type") == FIREFOX_LINK or "uri" in entry:
        tags = (_tag(part) for part in _text(entry.get("tags")).split(",")[:MAX_TAGS])
        annotations = entry.get("annos")
        notes = (
            browser_note(_text(each.get("value")))
            for each in (annotations if isinstance(annotations, list) else ())
            if isinstance(each, dict) and each.get("name") == "bookmarkProperties/description"
        )
        created = _time(entry.get("dateAdded"), 1e6, UNIX)
        yield BrowserBookmark(_text(entry.get("uri")), title, path, tuple(filter(None, tags)), next(notes, ""), created)
    children = entry.get("children")
    if isinstance(children, list) and depth < MAX_NESTED:
        inside = path if is_root or not title else (*path, title)[:MAX_DEPTH]
        for child in children:
            yield from _firefox(child, inside, depth + 1)


def _time(value: object, per_second: float, start: datetime) -> str:
    """A number of a file as a time, "" if it is none."""
    try:
        moment = start + timedelta(seconds=float(str(value)) / per_second)
    except (ValueError, OverflowError):
        return ""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _tag(written: str) -> str:
    return read_tag(" ".join(written.split()))[:MAX_TAG_LENGTH]


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _line(value: object) -> str:
    return " ".join(_text(value).split())[:MAX_TITLE_LENGTH]


def browser_note(text: str) -> str:
    """A description as it is taken from a file."""
    return text.strip()[:MAX_NOTE_LENGTH]
