"""Restores and saves the session state: geometry of the window, open tabs, and the state of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Slot

from aixreader import __version__
from aixreader.addresses.locator import split_revision
from aixreader.files import is_there
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.appearance import Appearance
from aixreader.ui.window.edition_opener import EditionOpener
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.own_pages import CHANGES, HOME
from aixreader.ui.window.reader_host import ReaderHost
from aixreader.ui.window.state_saver import StateSaver
from aixreader.ui.window.window_geometry import restore_geometry, saved_geometry
from aixreader.userdata.session_state import SessionState, SessionStateStore, TabState


class StatefulPart(Protocol):
    """A part of the window with state of its own in the session state."""

    def restore(self, state: SessionState) -> None:
        """Apply the state of the last run."""

    def save(self, state: SessionState, *, private: bool) -> SessionState:
        """`state` with the part's fields set; if `private`, only with what the user has saved explicitly."""


class WindowState(QObject):
    """Restores the state of the last run, and saves it while the window is used.

    Nothing is written before `begin`, so that a scripted run writes no files. `saved` is the state that was saved last,
    `warning` why the stored one could not be read ("" if it could).
    """

    def __init__(
        self,
        context: ReaderContext,
        window: MainWindow,
        store: SessionStateStore,
        *,
        host: ReaderHost,
        opener: EditionOpener,
        appearance: Appearance,
    ) -> None:
        super().__init__(context)
        self._context = context
        self._window = window
        self._host = host
        self._opener = opener
        self._appearance = appearance
        self._parts: Sequence[StatefulPart] = ()
        self._contents: StatefulPart | None = None
        self.saver = StateSaver(store, self._gather, context.jobs, self)
        self._is_saving = False
        self._was_shown = False
        self._is_updated = False
        self.saved = store.load()
        self.warning = store.warning
        context.page_loaded.connect(self._on_page_loaded)

    @property
    def is_saving(self) -> bool:
        """Whether changes are saved."""
        return self._is_saving

    def restore(self, parts: Sequence[StatefulPart], contents: StatefulPart) -> None:
        """Restore the geometry of the window and the state of `parts`. `contents` is restored with the tabs of its
        edition.
        """
        self._parts, self._contents = parts, contents
        window, state = self._window, self.saved
        for part in parts:
            part.restore(state)
        restore_geometry(window, state.geometry)
        window.sidebar.setVisible(state.sidebar_shown)
        window.sidebar.show_panel(state.panel)
        window.splitter.setSizes([state.sidebar_width, max(window.width() - state.sidebar_width, 400)])

    def begin(self) -> None:
        """Save changes from now on. The stored state is marked as unclean until a page is shown."""
        self._is_saving = True
        self._is_updated = _is_update(self.saved.reader)
        self.saved = replace(self.saved, clean=False, reader=__version__)
        self.saver.write()

    def restore_tabs(self, first: str | None) -> None:
        """Open the tabs of the last run if it had the same edition, else home; `first` is the requested address, which
        becomes the current tab. The first start of a newer version also opens the list of changes. Only the current
        tab loads its page.
        """
        reader, state = self._host.reader, self.saved
        if reader is None:
            return
        is_same = state.source == str(self._opener.source or "")
        are_kept = self._is_saving and is_same and bool(state.tabs) and self._context.settings.restore_tabs
        tabs, closed = (_named(state.tabs), _named(state.closed)) if are_kept else ([], [])
        current = _put_in_front(tabs, min(state.current, len(tabs) - 1), first or (None if tabs else HOME))
        if self._is_updated:
            self._is_updated = False
            changes = _put_in_front(tabs, current, CHANGES)
            current = current if first is not None else changes
        reader.tabs.restore(tabs, current, closed)
        reader.area.groups.share, reader.area.share = state.split_share, state.peek_share
        if are_kept:
            reader.area.groups.restore(_named(state.other_tabs), state.other_current)
        if are_kept and self._context.section_at(state.peek) is not None:
            reader.show_beside(state.peek)
            reader.peek.pin(on=True)
        if is_same and self._contents is not None:
            self._contents.restore(state)
        self.schedule_save()

    @Slot()
    def schedule_save(self) -> None:
        """Save the state soon: something has changed."""
        if self._is_saving:
            self.saver.schedule()

    def clear(self) -> None:
        """Remove open tabs and the current search from the state and write it at once: the user removes all data."""
        self.saved = replace(self.saved, closed=(), tabs=(), other_tabs=(), search="", peek="")
        self.saver.write()

    def write(self) -> None:
        """Write at once."""
        self.saver.write()

    def close(self) -> None:
        """Save for the last time, as a clean end."""
        if self._is_saving:
            self._is_saving = False
            self.saved = replace(self.saved, clean=True)
            self.saver.write()

    @Slot(bool)
    def _on_page_loaded(self, ok: bool) -> None:
        """Mark the state as clean once a page was shown."""
        if ok and not self._was_shown:
            self._was_shown = True
            self.saved = replace(self.saved, clean=True)
        self.schedule_save()

    def _gather(self) -> SessionState:
        """The current state; in private mode the saved one with what the user has saved explicitly since."""
        window, state, private = self._window, self.saved, self._context.settings.private
        for part in self._parts:
            state = part.save(state, private=private)
        if private:
            self.saved = state
            return state
        sizes = window.splitter.sizes()
        state = replace(
            state,
            geometry=saved_geometry(window),
            sidebar_shown=self._appearance.wants_sidebar,
            sidebar_width=sizes[0] if sizes and sizes[0] > 0 else state.sidebar_width,
            panel=window.sidebar.panel,
        )
        reader = self._host.reader
        if reader is not None and self._context.session is not None and reader.tabs.count:
            first, *others = reader.area.groups.all
            state = replace(
                state,
                source=str(self._opener.source or ""),
                tabs=first.states,
                current=first.current,
                closed=first.closed,
                other_tabs=others[0].states if others else (),
                other_current=max(others[0].current, 0) if others else 0,
                split_share=reader.area.groups.share,
                peek=reader.peek.address if reader.peek.is_pinned else "",
                peek_share=reader.area.share,
            )
            state = self._contents.save(state, private=False) if self._contents is not None else state
        self.saved = state
        return state


def _put_in_front(tabs: list[TabState], current: int, address: str | None) -> int:
    """The index of the tab that is to be current: that of `address`, which is put after `current` if no tab shows it;
    None leaves `current`.
    """
    if address is None:
        return current
    at = next((index for index, tab in enumerate(tabs) if tab.address == address), None)
    if at is None:
        at = current + 1
        tabs.insert(at, TabState(address, ""))
    return at


def source_of(state: SessionState) -> Path | None:
    """The source that was open last, None if there was none or it does not exist any more."""
    source = Path(state.source)
    return source if state.source and is_there(split_revision(source)[0]) else None


def _is_update(previous: str) -> bool:
    """Whether this version is newer than `previous`, the one that was started last ("" for the first start)."""
    if previous in ("", __version__):
        return False
    from aixreader.pages.changes_page import is_newer  # imported late: rarely needed

    return is_newer(__version__, previous)


def _named(tabs: Iterable[TabState]) -> list[TabState]:
    """Tabs of the last run with their titles as they are shown, which may be those of an earlier version."""
    from aixreader.knowledge.section_names import shown_title

    return [replace(tab, title=shown_title(tab.title)) for tab in tabs]
