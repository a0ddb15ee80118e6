"""Search in the window: joins the panel, the queue and the page in front.

The page stays while the user types. A result is previewed or opened: a preview ends with Esc, what was opened stays.
The words are highlighted in it, with a counter and keys to go from one to the next, until the reader goes elsewhere.

Signals: `mark_activated(id, new_tab)` when one of the user's marks among the results is opened; `state_changed()` when
something that is saved between runs has changed, `saved_changed()` when saved searches have; `answered(query)` when the
results of a query are listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QSignalBlocker, Signal, Slot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.search.result_actions import ResultActions
from aixreader.ui.search.result_highlights import ResultHighlights
from aixreader.ui.search.result_opener import ResultOpener
from aixreader.ui.search.search_hint import search_hint, search_suggestions
from aixreader.ui.search.search_history import SearchHistory
from aixreader.ui.search.search_panel import REBUILD, SearchPanel
from aixreader.ui.search.search_queue import FindMarks, Question, SearchQueue
from aixreader.ui.search.search_status import progress_html
from aixreader.userdata.session_state import SessionState

if TYPE_CHECKING:
    from aixreader.search.answer import Answer
    from aixreader.services.marks.mark_search import FoundMarks
    from aixreader.services.search.field_values import FieldValues
    from aixreader.services.session.session import Session

PANEL = "search"


class SearchController(QObject):
    """Searches the edition that is open."""

    mark_activated = Signal(str, bool)
    state_changed = Signal()
    saved_changed = Signal()
    answered = Signal(str)

    def __init__(self, context: ReaderContext, queue: SearchQueue, mark_finder: Callable[[], FindMarks]) -> None:
        """`mark_finder()` returns what finds marks among those that there are now."""
        super().__init__(context)
        self._context = context
        self._queue = queue
        self._mark_finder = mark_finder
        self.history = SearchHistory()
        self._highlights = ResultHighlights(context)
        self._everything = False
        self._conditions: list[str] = []  # as the actions are now
        self.panel = SearchPanel(context.tokens, context.window)
        self._opener = ResultOpener(context, self.panel, self._highlights)
        self._result_actions = ResultActions(context, self.panel, lambda: self.answer)
        queue.setParent(self)
        self._connect()
        self._suggest()

    def _connect(self) -> None:
        panel, queue, context = self.panel, self._queue, self._context
        panel.query_changed.connect(self._on_query_changed)
        self._opener.opened.connect(self.remember)
        self._opener.mark_activated.connect(self.mark_activated)
        panel.query_removed.connect(self._on_query_removed)
        panel.preview.ended.connect(context.end_preview)
        panel.highlight_bar.step_requested.connect(self.step)
        panel.dismissed.connect(context.focus_page)
        self._highlights.counted.connect(panel.highlight_bar.show_count)
        panel.index_requested.connect(self._on_index_requested)
        panel.filters.grouping_changed.connect(self.state_changed)
        queue.answered.connect(self._on_answered)
        queue.progressed.connect(self._on_progressed)
        queue.ready.connect(self._on_query_changed)
        queue.ready.connect(self._read_marks)
        queue.failed.connect(self._on_failed)
        context.session_changed.connect(self._on_session_changed)
        context.page_loaded.connect(queue.begin_when_idle)
        for changed in (context.page_changed, context.page_departed, self._highlights.counted):
            changed.connect(context.actions.refresh)
        context.look.changed.connect(self._on_look_changed)
        context.settings_model.changed.connect(self._on_settings_changed)
        context.actions.bind(
            {
                "search": self.start,
                "search_page": self.start_on_page,
                "back_to_results": self.back_to_results,
                "search_selection": self.search_selection,
                "keep_search": self.save_search,
            },
            conditions=self._active_conditions,
        )

    @property
    def has_highlights(self) -> bool:
        """Whether search terms are highlighted in the page."""
        return self._highlights.current is not None

    @property
    def answer(self) -> Answer | None:
        """The last answer."""
        return self._opener.answer

    def restore(self, state: SessionState) -> None:
        """Restore query and history of the last run; a filter of days ago would hide results without a reason."""
        self.history.restore(state)
        with QSignalBlocker(self.panel):
            self.panel.field.setText(state.search)
        self.panel.filters.set_grouped(grouped=state.group_pages)
        self._suggest()
        self.saved_changed.emit()

    def save(self, state: SessionState, *, private: bool) -> SessionState:
        """`state` with recent and saved searches, and unless reading is `private` with the current one."""
        state = self.history.save(state)
        if private:
            return state
        return replace(state, search=self.panel.text, group_pages=self.panel.filters.is_grouped)

    def forget(self, *, everything: bool = False) -> None:
        """Forget the recent searches; with `everything` the saved ones and the current one too."""
        self.history.clear(everything=everything)
        self.saved_changed.emit()
        if everything:
            self.panel.field.clear()
            self.panel.filters.set_active(())

    @Slot(str)
    def remember(self, text: str) -> None:
        """Add `text` to the recent searches, unless reading is private."""
        if not self._context.settings.private:
            self.history.add_recent(text)
            self.state_changed.emit()

    @Slot()
    def begin(self) -> None:
        """Open the index of the edition now, or build it."""
        if self._context.session is not None:
            self._queue.begin(self._context.session)

    def end(self) -> None:
        """Stop searching: the window closes."""
        self._queue.end()

    def start(self) -> None:
        """Show the panel, ready to type."""
        self._context.show_panel(PANEL)
        self.panel.start()

    def start_on_page(self) -> None:
        """Search among the sections of the page that is shown."""
        section, session = self._context.section, self._context.session
        self.start()
        if section is not None and session is not None:
            others = [pair for pair in self.panel.filters.active if pair[0] != "page"]
            self.panel.filters.set_active([*others, ("page", session.edition.pages[section.page].title)])
            self._on_query_changed()

    def back_to_results(self) -> None:
        """Show the results, with the one that is read."""
        section = self._context.section
        self._context.show_panel(PANEL)
        self.panel.focus_results(section.id if section is not None else "")

    def search_selection(self) -> None:
        """Search for the selected text of the page."""
        text = " ".join(self._context.page.selected_text.split()) if self._context.page is not None else ""
        self.start()
        if text:
            self.panel.set_query(text)

    def save_search(self) -> None:
        """Save the current search, or remove it from the saved ones."""
        text = self.panel.text
        is_new = self.history.toggle_saved(text)
        self.state_changed.emit()
        self.saved_changed.emit()
        status = self.tr("Search saved: {0}") if is_new else self.tr("Saved search removed: {0}")
        self._context.messages.status(status.format(text))

    @Slot(str)
    def search_for(self, text: str) -> None:
        """Show the panel with the results for `text`."""
        self.start()
        if text == self.panel.text:
            self._on_query_changed()
        else:
            self.panel.set_query(text)

    def set_saved(self, texts: Iterable[str]) -> None:
        """Replace the saved searches."""
        self.history.set_saved(texts)
        if not self.panel.text:
            self._suggest()
        self.state_changed.emit()
        self.saved_changed.emit()

    @Slot(int)
    def step(self, by: int) -> None:
        """Scroll to the highlight `by` (1 or -1) from the current one."""
        self._highlights.step(by)

    def _active_conditions(self) -> list[str]:
        self._conditions = self._find_conditions()
        return self._conditions

    def _find_conditions(self) -> list[str]:
        found = ("results", "opened_result") if self.has_highlights else ("results",)
        return [*found] if self._opener.answer is not None and self._opener.answer.hits else []

    def _refresh_actions(self) -> None:
        """Enable and disable actions where a key changes that: for most keys nothing does, and all parts are asked."""
        if self._find_conditions() != self._conditions:
            self._context.actions.refresh()

    @Slot()
    def _on_query_changed(self) -> None:
        text, opened = self.panel.text, self._highlights.current
        if opened is not None and opened.query != text:
            self._highlights.clear()  # with their counter, which would stand under the results of another query
        if not text:
            self._opener.answer = None
            self._suggest()
        self._everything = self._context.settings.unlisted_pages
        filters = self.panel.filters
        self._queue.ask(Question(text, filters.active, self._everything, filters.is_grouped, self._mark_finder()))
        self.state_changed.emit()
        self._refresh_actions()

    def _suggest(self) -> None:
        """Offer searches, and say how to search: the field is empty."""
        self.panel.clear(search_hint(), search_suggestions(self.history))

    @Slot(str)
    def _on_query_removed(self, text: str) -> None:
        self.history.remove(text)
        self._suggest()
        self.state_changed.emit()
        self.saved_changed.emit()

    @Slot(object, object)
    def _on_answered(self, answer: object, marks: object) -> None:
        newest = cast("Answer", answer)
        if newest.query == self.panel.text and newest.query:
            self._opener.answer = newest
            self.panel.show_answer(newest, cast("FoundMarks | None", marks))
            self._refresh_actions()
            self.answered.emit(newest.query)

    @Slot()
    def _read_marks(self) -> None:
        self._queue.read_marks(self._mark_finder())

    @Slot(float, str)
    def _on_progressed(self, share: float, text: str) -> None:
        self.panel.show_status(progress_html(share, text, has_query=bool(self.panel.text)))

    @Slot()
    def _on_session_changed(self) -> None:
        """Its index is opened once its first page is there, or when something is searched for. Its facets have other
        values, and what is listed was found in another edition.
        """
        self._opener.answer = None
        self._context.actions.refresh()
        self.panel.filters.set_active(())
        session = self._context.session
        if session is not None:
            self._queue.expect(session)
            self.panel.completer.set_source(lambda: _field_values(session))

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self.panel.clear(f'{escape(message)}<br><a href="{REBUILD}">{self.tr("Build the index")}</a>')

    @Slot(bool)
    def _on_index_requested(self, wanted: bool) -> None:
        if wanted:
            self.begin()
        else:
            self._queue.cancel()

    @Slot()
    def _on_look_changed(self) -> None:
        self.panel.set_tokens(self._context.tokens)

    @Slot()
    def _on_settings_changed(self) -> None:
        if self.panel.text and self._everything != self._context.settings.unlisted_pages:
            self._on_query_changed()


def _field_values(session: Session) -> FieldValues:
    from aixreader.services.search.field_values import field_values

    return field_values(session)
