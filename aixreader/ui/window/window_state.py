"""The state of the window between runs: its shape, its tabs, and what its parts save."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QByteArray, QObject, Slot

from aixreader import __version__
from aixreader.files import is_there
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.appearance import Appearance
from aixreader.ui.window.edition_opener import EditionOpener
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.own_pages import CHANGES, HOME
from aixreader.ui.window.reader_host import ReaderHost
from aixreader.ui.window.session_state_saver import SessionStateSaver
from aixreader.userdata.session_state import SessionState, SessionStateStore


class StatefulPart(Protocol):
    """A part of the window that saves something between runs."""

    def restore(self, state: SessionState) -> None:
        """Take over the state of the last run."""

    def save(self, state: SessionState, *, private: bool) -> SessionState:
        """`state` with what the part saves; in private mode only what the user saved explicitly."""


class WindowState(QObject):
    """Restores the state of the last run, and saves it while the window is used.

    `parts` save their own; `contents` is restored with the tabs of its edition. Nothing is written before `begin`, so
    that a scripted run leaves no trace. `saved` is the state that was saved last.
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
        self.saver = SessionStateSaver(store, self._gather, self)
        self._is_saving = False
        self._was_shown = False
        self._is_updated = False
        self.saved = store.load()
        self.trouble = store.trouble
        context.page_loaded.connect(self._on_page_loaded)

    @property
    def is_saving(self) -> bool:
        """Whether what the user does is saved."""
        return self._is_saving

    def restore(self, parts: Sequence[StatefulPart], contents: StatefulPart) -> None:
        """Give window and parts the shape they had. Qt moves a window that would be off the screen."""
        self._parts, self._contents = parts, contents
        window, state = self._window, self.saved
        for part in parts:
            part.restore(state)
        window.restoreGeometry(QByteArray.fromBase64(state.geometry.encode("ascii")))
        window.sidebar.setVisible(state.sidebar_shown)
        window.sidebar.show_panel(state.panel)
        window.splitter.setSizes([state.sidebar_width, max(window.width() - state.sidebar_width, 400)])

    def begin(self) -> None:
        """Save changes from now on."""
        self._is_saving = True
        self._is_updated = _is_update(self.saved.reader)
        self.saved = replace(self.saved, clean=False, reader=__version__)
        self.saver.write()

    def restore_tabs(self, first: str | None) -> None:
        """Open the tabs that were open in this edition, `first` (if it is asked for) in front, else home; and the
        changes where this is the first start of a newer reader.
        """
        reader, state = self._host.reader, self.saved
        if reader is None:
            return
        is_same = state.source == str(self._opener.source or "")
        if self._is_saving and is_same and state.tabs and self._context.settings.restore_tabs:
            open_before = [tab.address for tab in state.tabs]
            current = open_before.index(first) if first in open_before else state.current
            reader.tabs.restore(state.tabs, current, state.closed)
            if first is not None and first not in open_before:
                reader.tabs.open(first)
        else:
            reader.tabs.open(first or HOME)
        if self._is_updated:
            self._is_updated = False
            reader.tabs.open(CHANGES, background=first is not None)
        if is_same and self._contents is not None:
            self._contents.restore(state)
        self.note()

    @Slot()
    def note(self) -> None:
        """Something has changed: save it soon."""
        if self._is_saving:
            self.saver.note()

    def forget(self) -> None:
        """Forget the open tabs and the current search, and write at once: the user's data is removed."""
        self.saved = replace(self.saved, closed=(), tabs=(), search="", filters=())
        self.saver.write()

    def write(self) -> None:
        """Write at once."""
        self.saver.write()

    def close(self) -> None:
        """Save a last time."""
        if self._is_saving:
            self._is_saving = False
            self.saved = replace(self.saved, clean=True)
            self.saver.write()

    @Slot(bool)
    def _on_page_loaded(self, ok: bool) -> None:
        """A page was shown: this start went well."""
        if ok and not self._was_shown:
            self._was_shown = True
            self.saved = replace(self.saved, clean=True)
        self.note()

    def _gather(self) -> SessionState:
        """The current state; in private mode the one of before, with what the user saved explicitly."""
        window, state, private = self._window, self.saved, self._context.settings.private
        for part in self._parts:
            state = part.save(state, private=private)
        if private:
            self.saved = state
            return state
        sizes = window.splitter.sizes()
        state = replace(
            state,
            geometry=bytes(window.saveGeometry().toBase64().data()).decode("ascii"),
            sidebar_shown=self._appearance.wants_sidebar,
            sidebar_width=sizes[0] if sizes and sizes[0] > 0 else state.sidebar_width,
            panel=window.sidebar.panel,
        )
        reader = self._host.reader
        if reader is not None and self._context.session is not None and reader.tabs.count:
            state = replace(
                state,
                source=str(self._opener.source or ""),
                tabs=reader.tabs.states,
                current=reader.tabs.bar.currentIndex(),
                closed=reader.tabs.closed,
            )
            state = self._contents.save(state, private=False) if self._contents is not None else state
        self.saved = state
        return state


def source_of(state: SessionState) -> Path | None:
    """The source that was open last, if it is still there."""
    return Path(state.source) if state.source and is_there(Path(state.source)) else None


def _is_update(before: str) -> bool:
    """Whether the reader is newer than the one that was started last."""
    if before in ("", __version__):
        return False
    from aixreader.pages.changes_page import is_newer  # seldom needed, and the start waits for no import

    return is_newer(__version__, before)
