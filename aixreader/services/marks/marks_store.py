"""The store of the user's marks in the user's folder, as every part of the program opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from aixreader.paths import Folders
from aixreader.services.marks.shown_titles import with_shown_title
from aixreader.userdata.store import Store


def marks_store(folders: Folders) -> Store:
    """The store of the user's marks, not opened yet. Its backups are dated by the local calendar."""
    return Store(folders.data, lambda: datetime.now().astimezone().date().isoformat(), with_shown_title)


@contextmanager
def open_marks(folders: Folders, on_notice: Callable[[str], None] | None = None) -> Iterator[Store]:
    """The store of the user's marks, open for the length of the context.

    `on_notice` is called with a message for the user about the file, e.g. that it was damaged. Raises `UserDataError`
    where the store cannot be opened.
    """
    store = marks_store(folders)
    notice = store.open().notice
    if notice and on_notice is not None:
        on_notice(notice)
    try:
        yield store
    finally:
        store.close()
