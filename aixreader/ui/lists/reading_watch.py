"""Notices when an entry of a reading list was read to its end: its last line was seen, and there was time to read it.

Signals: `finished(section)` with the section of the entry.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from aixreader.ui.base.reader_context import ReaderContext

if TYPE_CHECKING:
    from aixreader.knowledge.reading_lists import ResolvedEntry

SHARE = 0.25
"""The part of the estimated time for which an entry has to be in front: many skim, but nobody reads on the way by."""
MIN_SECONDS, MAX_SECONDS = 2.0, 60.0
CHECK_DELAY_MS = 300
"""After the page has moved."""
END_SCRIPT = """((next) => {
  const after = next && document.getElementById(next);
  const end = after ? after.getBoundingClientRect().top : document.documentElement.getBoundingClientRect().bottom;
  return end <= innerHeight + 4;
})"""
"""Whether all that comes before the heading `next` ("" for the whole page) is above the lower edge of the window."""


class ReadingWatch(QObject):
    """Watches what is read. `entry_of()` is the entry that is read, None where there is none, or nothing is recorded;
    `is_read(section)` tells whether it is read already, by the id of its section. An entry that was read when the
    reader came, or is marked as unread while it is in front, is watched again when the reader comes back to it.
    """

    finished = Signal(object)

    def __init__(
        self,
        context: ReaderContext,
        entry_of: Callable[[], ResolvedEntry | None],
        is_read: Callable[[str], bool] = lambda _section: False,
    ) -> None:
        super().__init__(context)
        self._context = context
        self._entry_of = entry_of
        self._is_read = is_read
        self._entry: ResolvedEntry | None = None  # that is in front, watched or not
        self._is_due = False
        self._due_timer = QTimer(self)
        self._due_timer.setSingleShot(True)
        self._due_timer.timeout.connect(self._on_due)
        self._check_timer = QTimer(self)
        self._check_timer.setSingleShot(True)
        self._check_timer.setInterval(CHECK_DELAY_MS)
        self._check_timer.timeout.connect(self._check)
        context.section_changed.connect(self.refresh)
        context.page_departed.connect(self.stop)
        context.page_changed.connect(self._on_page_changed)
        context.session_changed.connect(self.stop)
        context.page_moved.connect(self._on_page_moved)

    @Slot()
    def refresh(self) -> None:
        """Look which entry is in front now."""
        entry, former = self._entry_of(), self._entry
        if entry is not None and former is not None and entry.section.id == former.section.id:
            self._entry = entry
            return
        if former is not None and self._is_due and self._is_passed(former):
            self._finish(former)
        self.stop()
        self._entry = entry
        if entry is not None and not self._is_read(entry.section.id):
            self._due_timer.start(round(1000 * min(max(SHARE * entry.seconds, MIN_SECONDS), MAX_SECONDS)))

    @Slot()
    def stop(self) -> None:
        """Watch no entry: the reader goes elsewhere."""
        self._entry = None
        self._rest()

    def _rest(self) -> None:
        self._is_due = False
        self._due_timer.stop()
        self._check_timer.stop()

    def _finish(self, entry: ResolvedEntry) -> None:
        self._rest()
        if not self._is_read(entry.section.id):
            self.finished.emit(entry.section)

    @Slot()
    def _on_page_changed(self) -> None:
        self.stop()
        self.refresh()

    def _is_passed(self, entry: ResolvedEntry) -> bool:
        """Whether what is read now comes behind the entry on the same page: a page was turned past its end."""
        section, session = self._context.section, self._context.session
        if section is None or session is None or section.page != entry.section.page:
            return False
        return section.start >= max(part.end for part in entry.parts)

    @Slot()
    def _on_due(self) -> None:
        self._is_due = True
        self._check()

    @Slot()
    def _on_page_moved(self) -> None:
        if self._is_due and not self._check_timer.isActive():
            self._check_timer.start()

    @Slot()
    def _check(self) -> None:
        entry, page = self._entry, self._context.page
        if entry is None or page is None or page.is_leaving:
            return
        page.run_script(
            f"{END_SCRIPT}({json.dumps(self._next_heading(entry))})", lambda is_seen: self._on_seen(entry, is_seen)
        )

    def _next_heading(self, entry: ResolvedEntry) -> str:
        """The anchor of the heading behind the entry, "" at the end of the page."""
        session = self._context.session
        if session is None:
            return ""
        names = session.edition.pages[entry.section.page].sections
        behind = names[names.index(entry.parts[-1].id) + 1 :]
        return session.edition.sections[behind[0]].anchor if behind else ""

    def _on_seen(self, entry: ResolvedEntry, is_seen: object) -> None:
        is_same = self._entry is not None and self._entry.section.id == entry.section.id
        if is_seen is True and self._is_due and is_same:
            self._finish(entry)
