"""Search in the window: joins the panel, the queue and the page in front.

The page stays while the user types. In a result that is opened the words are highlighted, with a counter and keys to go
from one to the next.

Signals: `note_chosen(id, new_tab)` when one of the user's notes among the results is opened; `state_changed()` when
something that is saved between runs has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, QSignalBlocker, Signal, Slot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.search.search_highlights import CLEAR, mark_script, read_marks, step_script
from aixreader.ui.search.search_hint import search_hint
from aixreader.ui.search.search_history import SearchHistory
from aixreader.ui.search.search_panel import AGAIN, STOP, SearchPanel
from aixreader.ui.search.search_queue import Question, SearchQueue
from aixreader.userdata.session_state import SessionState

if TYPE_CHECKING:
    from aixreader.search.answer import Answer, Hit
    from aixreader.services.session.session import Session

PANEL = "search"
MAX_NOTES = 5

FindNotes = Callable[[str, int], "tuple[Hit, ...]"]
"""Finds the user's notes for a query: `find_notes(query, limit)`."""


class SearchController(QObject):
    """Searches the edition that is open."""

    note_chosen = Signal(str, bool)
    state_changed = Signal()

    def __init__(self, context: ReaderContext, queue: SearchQueue, find_notes: FindNotes) -> None:
        super().__init__(context)
        self._context = context
        self._queue = queue
        self._find_notes = find_notes
        self._answer: Answer | None = None
        self._before = ""  # the address that was read before searching
        self.history = SearchHistory()
        self._to_mark: tuple[str, ...] = ()
        self._anchor = ""
        self.panel = SearchPanel(context.tokens, context.window)
        queue.setParent(self)
        self._connect()
        self.panel.clear(search_hint(self.history))

    def _connect(self) -> None:
        panel, queue, context = self.panel, self._queue, self._context
        panel.asked.connect(self._on_asked)
        panel.hit_chosen.connect(self._on_hit_chosen)
        panel.step_requested.connect(self.step)
        panel.left.connect(self.leave)
        panel.menu_requested.connect(self._on_menu_requested)
        panel.index_requested.connect(self._on_index_requested)
        panel.filters.grouping_changed.connect(self.state_changed)
        queue.answered.connect(self._on_answered)
        queue.progressed.connect(self._on_progressed)
        queue.ready.connect(self._on_ready)
        queue.failed.connect(self._on_failed)
        context.session_changed.connect(self.begin)
        context.page_loaded.connect(self._on_page_loaded)
        context.look.changed.connect(self._on_look_changed)
        context.actions.bind(
            {
                "search": self.start,
                "search_page": self.start_on_page,
                "search_selection": self.look_for_selection,
                "keep_search": self.save_search,
                "copy_results": self.copy_markdown,
                "copy_results_csv": self.copy_csv,
            },
            conditions=lambda: ["results"] if self._answer is not None and self._answer.hits else [],
        )

    @property
    def has_highlights(self) -> bool:
        """Whether words are highlighted in the page, to be gone through."""
        return bool(self._to_mark)

    @property
    def answer(self) -> Answer | None:
        """The last answer."""
        return self._answer

    def restore(self, state: SessionState) -> None:
        """Show what was searched for in the last run."""
        self.history.restore(state)
        with QSignalBlocker(self.panel), QSignalBlocker(self.panel.filters):
            self.panel.field.setText(state.search)
            pairs = (pair.partition("=") for pair in state.filters)
            self.panel.filters.choose([(name, value) for name, equals, value in pairs if equals])
        self.panel.filters.set_grouped(grouped=state.grouped)
        self.panel.clear(search_hint(self.history))

    def save(self, state: SessionState, *, private: bool) -> SessionState:
        """`state` with recent and saved searches, and unless reading is `private` with the current one."""
        state = self.history.save(state)
        if private:
            return state
        return replace(
            state,
            search=self.panel.text,
            filters=tuple(f"{name}={value}" for name, value in self.panel.filters.chosen),
            grouped=self.panel.filters.is_grouped,
        )

    def forget(self, *, everything: bool = False) -> None:
        """Forget the recent searches; with `everything` the saved ones and the current one too."""
        self.history.clear(everything=everything)
        if everything:
            self.panel.field.clear()
            self.panel.filters.choose(())

    def remember(self, text: str) -> None:
        """Add `text` to the recent searches, unless reading is private."""
        if not self._context.settings.private:
            self.history.add_recent(text)
            self.state_changed.emit()

    @Slot()
    def begin(self) -> None:
        """Search in the edition that is open now."""
        self._to_mark = ()
        if self._context.session is not None:
            self._queue.begin(self._context.session)
            self._on_asked()

    def end(self) -> None:
        """Stop searching: the window closes."""
        self._queue.end()

    def start(self) -> None:
        """Show the panel, ready to type."""
        if not self.panel.isAncestorOf(self._context.window.focusWidget()):
            self._before = self._context.address
        self._context.show_panel(PANEL)
        self.panel.start()

    def start_on_page(self) -> None:
        """Search among the sections of the page that is shown."""
        section, session = self._context.section, self._context.session
        self.start()
        if section is not None and session is not None:
            others = [pair for pair in self.panel.filters.chosen if pair[0] != "page"]
            self.panel.filters.choose([*others, ("page", session.edition.pages[section.page].title)])
            self._on_asked()

    def look_for_selection(self) -> None:
        """Search for the words that are marked in the page."""
        text = " ".join(self._context.page.selected_text.split()) if self._context.page is not None else ""
        self.start()
        if text:
            self.panel.field.setText(text)

    def save_search(self) -> None:
        """Save the current search, or remove it from the saved ones."""
        text = self.panel.text
        is_new = self.history.toggle_saved(text)
        self.state_changed.emit()
        status = self.tr("Search saved: {0}") if is_new else self.tr("Saved search removed: {0}")
        self._context.messages.status(status.format(text))

    @Slot()
    def leave(self) -> None:
        """Go back to where the user was before searching."""
        self._unmark()
        if self._before and self._context.address != self._before:
            self._context.go(self._before)
        self._context.focus_page()

    @Slot(int)
    def step(self, by: int) -> None:
        """Go to the next mark in the page, or the one before."""
        if self._context.page is not None and self._to_mark:
            self._context.page.run_script(step_script(by), self._on_marked)

    def copy_markdown(self) -> None:
        """Copy the results as a list."""
        from aixreader.services.search.search_export import results_markdown

        self._copy(results_markdown)

    def copy_csv(self) -> None:
        """Copy the results as rows for a spreadsheet."""
        from aixreader.services.search.search_export import results_csv

        self._copy(results_csv)

    def _copy(self, make: Callable[[Answer, Session], str]) -> None:
        session = self._context.session
        if self._answer is not None and session is not None:
            self._context.copy(make(self._answer, session), self.tr("Results copied"))

    def _unmark(self) -> None:
        self._to_mark = ()
        self.panel.show_marks(0, -1)
        if self._context.page is not None:
            self._context.page.run_script(CLEAR)

    def _mark(self) -> None:
        if self._context.page is not None:
            self._context.page.run_script(mark_script(self._to_mark, self._anchor), self._on_marked)

    def _on_marked(self, result: object) -> None:
        self.panel.show_marks(*read_marks(result))

    @Slot()
    def _on_asked(self) -> None:
        text = self.panel.text
        if not text:
            self._answer = None
            self._unmark()
            self.panel.clear(search_hint(self.history))
        self._queue.ask(Question(text, self.panel.filters.chosen))
        self.state_changed.emit()
        self._context.actions.refresh()

    @Slot(object)
    def _on_answered(self, answer: object) -> None:
        found = cast("Answer", answer)
        if found.query == self.panel.text and found.query:
            self._answer = found
            self.panel.show_answer(found, self._find_notes(found.query, MAX_NOTES))
            self._context.actions.refresh()

    @Slot(float, str)
    def _on_progressed(self, share: float, text: str) -> None:
        told = self.tr("{0}: {1} %").format(escape(text), round(share * 100))
        self.panel.tell(f'{told} <a href="{STOP}">{self.tr("Cancel")}</a>')

    @Slot()
    def _on_ready(self) -> None:
        if not self.panel.text:
            self.panel.clear(search_hint(self.history))

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self.panel.clear(f'{escape(message)}<br><a href="{AGAIN}">{self.tr("Make the index")}</a>')

    @Slot(bool)
    def _on_index_requested(self, wanted: bool) -> None:
        if wanted:
            self.begin()
        else:
            self._queue.cancel()

    @Slot(object, bool)
    def _on_hit_chosen(self, hit: object, new_tab: bool) -> None:
        found, session = cast("Hit", hit), self._context.session
        if session is None or self._answer is None:
            return
        if found.id not in session.edition.sections:
            self.note_chosen.emit(found.id, new_tab)
            return
        address = session.address(found.id)
        self.remember(self.panel.text)
        self._to_mark = self._answer.terms
        self._anchor = address.partition("#")[2]
        here = self._context.page.address if self._context.page is not None else ""
        if new_tab:
            self._context.open_tab(address)
        else:
            self._context.go(address)
            if here.partition("#")[0] == address.partition("#")[0]:
                self._mark()

    @Slot(bool)
    def _on_page_loaded(self, ok: bool) -> None:
        if ok and self._to_mark:
            address = self._context.page.address if self._context.page is not None else ""
            self._anchor = address.partition("#")[2]
            self._mark()

    @Slot()
    def _on_look_changed(self) -> None:
        self.panel.set_tokens(self._context.tokens)

    @Slot(QPoint)
    def _on_menu_requested(self, position: QPoint) -> None:
        hit, session = self.panel.current, self._context.session
        if hit is None or session is None or hit.id not in session.edition.sections:
            menu = self._context.actions.menu()
        else:
            menu = self._context.menu_for(session.address(hit.id))
            menu.addSeparator()
        for name in ("copy_results", "copy_results_csv"):
            menu.addAction(self._context.actions[name])
        menu.popup(position)
