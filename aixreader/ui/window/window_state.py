"""What the window keeps between runs: its shape, its tabs, what was looked for, links kept for later."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Slot

from aixreader import __version__
from aixreader.files import is_there
from aixreader.ui.window.own_pages import CHANGES, HOME
from aixreader.ui.window.session_state_saver import SessionStateSaver
from aixreader.userdata.session_state import SavedLink, SessionState, SessionStateStore, add_recent_search

if TYPE_CHECKING:
    from aixreader.ui.window.main_window import MainWindow

LINKS = 500


class WindowState(QObject):
    """Puts back at the start what was kept, and keeps it while the window is used.

    `desk` is what was kept last. Nothing is written before `begin`, so that a run that only looks leaves no trace.
    """

    def __init__(self, window: MainWindow, store: SessionStateStore) -> None:
        super().__init__(window)
        self._window = window
        self._keeper = SessionStateSaver(store, self._gather, self)
        self._keeper.failed.connect(self._on_failed)
        self._keeps = False
        self._shown = False
        self._is_updated = False
        self.desk = store.load()
        self.trouble = store.trouble

    @property
    def keeps(self) -> bool:
        """Whether what the user does is kept."""
        return self._keeps

    def apply(self) -> None:
        """Give the window the shape it had; Qt sees to it that it is on a screen that is there."""
        window = self._window
        window.restoreGeometry(QByteArray.fromBase64(self.desk.geometry.encode("ascii")))
        window.sidebar.setVisible(self.desk.sidebar_shown)
        window.sidebar.show_panel(self.desk.panel)
        window.splitter.setSizes([self.desk.sidebar_width, max(window.width() - self.desk.sidebar_width, 400)])

    def begin(self) -> None:
        """From now on keep what changes."""
        self._keeps = True
        self._is_updated = _is_update(self.desk.reader)
        self.desk = replace(self.desk, clean=False, reader=__version__)
        self._keeper.write()

    def restore_tabs(self, first: str | None) -> None:
        """Open the tabs that were open in this edition, `first` (if it is asked for) in front, else home; and what is
        new where this is the first start of a newer reader.
        """
        reader = self._window.reader
        if reader is None:
            return
        desk = self.desk
        same = desk.source == str(self._window.source or "")
        if self._keeps and same and desk.tabs and self._window.settings.settings.restore_tabs:
            open_before = [tab.address for tab in desk.tabs]
            current = open_before.index(first) if first in open_before else desk.current
            reader.tabs.restore(desk.tabs, current, desk.closed)
            if first is not None and first not in open_before:
                reader.tabs.open(first)
        else:
            reader.tabs.open(first or HOME)
        if self._is_updated:
            self._is_updated = False
            reader.tabs.open(CHANGES, background=first is not None)
        if same:
            self._window.contents.expand_addresses(desk.expanded)
        self.note()

    @Slot()
    def note(self) -> None:
        """Something is other now."""
        if self._keeps:
            self._keeper.note()

    def loaded(self, *, ok: bool) -> None:
        """A page was shown: this start went well."""
        section = self._window.section
        if ok and section is not None:
            self._window.marks.visits.note(section)
        if ok and not self._shown:
            self._shown = True
            self.desk = replace(self.desk, clean=True)
        self.note()

    def add_recent_search(self, text: str) -> None:
        """Something was found by `text`."""
        if self._is_private:
            return
        self.desk = add_recent_search(self.desk, text)
        self.note()

    def keep_search(self, text: str) -> None:
        """Keep a search, or give it up again."""
        others = tuple(kept for kept in self.desk.kept_searches if kept != text)
        kept = others if len(others) < len(self.desk.kept_searches) else (*others, text)
        self.desk = replace(self.desk, kept_searches=kept)
        self.note()

    def forget(self, *, everything: bool = False) -> None:
        """Forget what was looked for, or all that is of the user's own doing."""
        self.desk = replace(self.desk, searches=())
        if everything:
            self.desk = replace(self.desk, kept_searches=(), kept=(), closed=(), filters=(), search="", tabs=())
            self._window.search.panel.field.clear()
            self._window.search.panel.filters.choose(())
        self._keeper.write()

    def keep_link(self, address: str, title: str) -> None:
        """Keep an external link for later."""
        others = tuple(link for link in self.desk.kept if link.address != address)
        self.desk = replace(self.desk, kept=(SavedLink(address, title, _now()), *others)[:LINKS])
        self.note()

    def forget_link(self, address: str) -> None:
        """Take a kept link off the list."""
        self.desk = replace(self.desk, kept=tuple(link for link in self.desk.kept if link.address != address))
        self.note()

    def close(self) -> None:
        """Keep it a last time."""
        if self._keeps:
            self._keeps = False
            self.desk = replace(self.desk, clean=True)
            self._keeper.write()

    @property
    def _is_private(self) -> bool:
        return self._window.settings.settings.private

    @Slot(str)
    def _on_failed(self, reason: str) -> None:
        if self._keeps:  # the window is there to tell it
            self._window.dialogs.tell_not_kept(reason)

    def _gather(self) -> SessionState:
        """All that is kept, as it is now; in private as it was before."""
        window, desk = self._window, self.desk
        if self._is_private:
            return desk
        sizes = window.splitter.sizes()
        desk = replace(
            desk,
            geometry=bytes(window.saveGeometry().toBase64().data()).decode("ascii"),
            sidebar_shown=window.appearance.wants_sidebar,
            sidebar_width=sizes[0] if sizes and sizes[0] > 0 else desk.sidebar_width,
            panel=window.sidebar.panel,
            search=window.search.panel.text,
            filters=tuple(f"{name}={value}" for name, value in window.search.panel.filters.chosen),
            grouped=window.search.panel.filters.is_grouped,
            marks_part=window.marks.panel.part,
            bookmarks_sort=window.marks.bookmarks_panel.sort,
            open_folders=window.marks.bookmarks_panel.open_folders,
        )
        reader = window.reader
        if reader is not None and window.session is not None and reader.tabs.count:
            desk = replace(
                desk,
                source=str(window.source or ""),
                expanded=window.contents.expanded_addresses,
                tabs=reader.tabs.states,
                current=reader.tabs.bar.currentIndex(),
                closed=reader.tabs.closed,
            )
        self.desk = desk
        return desk


def source_of(desk: SessionState) -> Path | None:
    """The source that was open last, if it is still there."""
    return Path(desk.source) if desk.source and is_there(Path(desk.source)) else None


def _is_update(before: str) -> bool:
    """Whether the reader is newer than the one that was started last."""
    if before in ("", __version__):
        return False
    from aixreader.pages.changes_page import is_newer  # seldom needed, and the start waits for no import

    return is_newer(__version__, before)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
