"""What the shelf records of an edition when it is opened, and how its place is shown."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from aixreader.control_characters import one_line
from aixreader.errors import shortened
from aixreader.services.session.session import Session
from aixreader.userdata.shelf import EDITION, MAX_PATH, SOURCE, ShelfEntry

MAX_TEXT = 300
MAX_SHOWN = 60
"""Characters of a path that are shown, and"""
MAX_TOLD = 600
"""of one that a tooltip shows."""


def entry_of(session: Session, content: Path | None, edition: Path | None) -> ShelfEntry | None:
    """The entry of an edition that was opened from the source `content`, or from the folder of a built `edition`; None
    for the one that comes with the reader, which is always there.
    """
    place = content or edition
    if place is None:
        return None
    path = str(place.absolute())
    if len(path) > MAX_PATH:
        return None
    manifest = session.edition.manifest
    return ShelfEntry(
        path,
        SOURCE if content is not None else EDITION,
        shown_text(manifest.title),
        shown_text(manifest.revision),
        shown_text(manifest.date),
        manifest.counts.sections,
        datetime.now(UTC).isoformat(timespec="seconds"),
        problems=manifest.counts.problems,
        size=sum(file.size for file in manifest.files.values()),
    )


def user_home() -> Path:
    """The user's folder; one that no path lies in for a user that the system does not know (in a container, say)."""
    try:
        return Path.home()
    except RuntimeError:
        return Path()


def short_path(path: str, home: Path, limit: int = MAX_SHOWN) -> str:
    """A path as lists show it: `~` for the user's folder, the middle left out of a long one, in one line."""
    below = f"{home}{'/' if '/' in str(home) else chr(92)}"
    shown = f"~{path[len(below) - 1 :]}" if path.startswith(below) else path
    return shortened(visible_path(shortened(shown, MAX_TOLD)), limit)


def full_path(path: str) -> str:
    """A path as a tooltip shows it: whole, unless it is very long."""
    return visible_path(shortened(path, MAX_TOLD))


def visible_path(path: str) -> str:
    """A path without characters that act, and with a replacement for bytes that are no text."""
    return one_line(path).encode("utf-8", "replace").decode("utf-8")


def shown_text(text: str) -> str:
    """A title, date or revision in one line, without characters that act. The list may have been changed by hand."""
    return shortened(one_line(text), MAX_TEXT)
