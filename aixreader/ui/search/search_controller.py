"""Search in the window: joins the panel, the queue and the pages.

The page stays while the user types. A result that is opened has the words marked, with a counter and keys to go from
one to the next.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, Slot

from aixreader.search.facets import FIELD_SYNTAX
from aixreader.ui.search.search_highlights import CLEAR, mark_script, read_marks, step_script
from aixreader.ui.search.search_panel import AGAIN, RECENT, STOP, SearchPanel
from aixreader.ui.search.search_queue import Question, SearchQueue

if TYPE_CHECKING:
    from aixreader.search.answer import Answer, Hit
    from aixreader.services.session.session import Session
    from aixreader.ui.web.pane import Pane
    from aixreader.ui.window.main_window import MainWindow


MOST_NOTES = 5


class SearchController(QObject):
    """The search of one window."""

    def __init__(self, window: MainWindow, queue: SearchQueue) -> None:
        super().__init__(window)
        self._window = window
        self._queue = queue
        self._answer: Answer | None = None
        self._before = ""  # where the user was before searching
        self._to_mark: tuple[str, ...] = ()
        self._anchor = ""
        self.panel = SearchPanel(window.look.tokens, window)
        queue.setParent(self)
        desk = window.state.desk
        self.panel.field.setText(desk.search)
        pairs = (pair.partition("=") for pair in desk.filters)
        self.panel.filters.choose([(name, value) for name, equals, value in pairs if equals])
        self.panel.filters.set_grouped(grouped=desk.grouped)
        self._connect()
        self.panel.clear(self._hint())

    def _connect(self) -> None:
        panel, queue, window = self.panel, self._queue, self._window
        panel.asked.connect(self._on_asked)
        panel.hit_chosen.connect(self._on_hit_chosen)
        panel.step_asked.connect(self.step)
        panel.left.connect(self.leave)
        panel.menu_asked.connect(self._on_menu_asked)
        panel.index_asked.connect(self._on_index_asked)
        panel.filters.grouping_changed.connect(window.state.note)
        queue.answered.connect(self._on_answered)
        queue.progressed.connect(self._on_progressed)
        queue.ready.connect(self._on_ready)
        queue.failed.connect(self._on_failed)
        window.page_loaded.connect(self._on_page_loaded)
        window.look.changed.connect(self._on_look_changed)

    @property
    def marks(self) -> bool:
        """Whether words are marked in the page, to be gone through."""
        return bool(self._to_mark)

    @property
    def answer(self) -> Answer | None:
        """What was found last."""
        return self._answer

    def begin(self) -> None:
        """Search in the edition that was just opened."""
        self._to_mark = ()
        if self._window.session is not None:
            self._queue.begin(self._window.session)
            self._on_asked()

    def end(self) -> None:
        """Search nowhere any more."""
        self._queue.end()

    def start(self) -> None:
        """Show the panel, ready to type."""
        window = self._window
        if not window.sidebar.isAncestorOf(window.focusWidget()) and window.reader is not None:
            self._before = window.reader.place
        window.appearance.show_sidebar(shown=True)
        window.sidebar.show_panel("search")
        self.panel.start()

    def start_on_page(self) -> None:
        """Search among the sections of the page that is shown."""
        section, session = self._window.section, self._window.session
        self.start()
        if section is not None and session is not None:
            others = [pair for pair in self.panel.filters.chosen if pair[0] != "page"]
            self.panel.filters.choose([*others, ("page", session.edition.pages[section.page].title)])
            self._on_asked()

    def look_for_selection(self) -> None:
        """Search for the words that are marked in the page."""
        text = " ".join(self._pane.selected_text.split()) if self._pane is not None else ""
        self.start()
        if text:
            self.panel.field.setText(text)

    def keep(self) -> None:
        """Keep what is looked for, or give it up again."""
        text = self.panel.text
        self._window.state.keep_search(text)
        kept = text in self._window.state.desk.kept_searches
        said = self.tr("Kept: {0}") if kept else self.tr("No longer kept: {0}")
        self._window.statusBar().showMessage(said.format(text), 4000)

    @Slot()
    def leave(self) -> None:
        """Go back to where the user was before searching."""
        self._unmark()
        if self._before and self._window.reader is not None and self._window.reader.place != self._before:
            self._window.show_address(self._before)
        self._window.focus_page()

    @Slot(int)
    def step(self, by: int) -> None:
        """Go to the next mark in the page, or the one before."""
        if self._pane is not None and self._to_mark:
            self._pane.run_script(step_script(by), self._on_marked)

    def copy_markdown(self) -> None:
        """Copy the results as a list."""
        from aixreader.services.search.search_export import results_markdown

        self._copy(results_markdown)

    def copy_csv(self) -> None:
        """Copy the results as rows for a spreadsheet."""
        from aixreader.services.search.search_export import results_csv

        self._copy(results_csv)

    def _copy(self, make: Callable[[Answer, Session], str]) -> None:
        session = self._window.session
        if self._answer is not None and session is not None:
            self._window.copying.text(make(self._answer, session), self.tr("Results copied"))

    @property
    def _pane(self) -> Pane | None:
        return self._window.pane

    def _unmark(self) -> None:
        self._to_mark = ()
        self.panel.show_marks(0, -1)
        if self._pane is not None:
            self._pane.run_script(CLEAR)

    def _mark(self) -> None:
        if self._pane is not None:
            self._pane.run_script(mark_script(self._to_mark, self._anchor), self._on_marked)

    def _on_marked(self, told: object) -> None:
        self.panel.show_marks(*read_marks(told))

    def _hint(self) -> str:
        """What can be done with an empty field: former searches, and how to search."""
        desk = self._window.state.desk
        lines: list[str] = []
        for title, searches in ((self.tr("Kept:"), desk.kept_searches), (self.tr("Lately:"), desk.searches[:6])):
            if searches:
                links = (f'<a href="{RECENT}{escape(text)}">{escape(text)}</a>' for text in searches)
                lines += [title, *links, ""]
        lines.append(self.tr("Words, names, old names. <i>“a phrase”</i>, <i>AND OR -not</i>, <i>begin*</i>, "))
        lines.append(f"<i>{FIELD_SYNTAX}</i>")
        return "<br>".join(lines)

    @Slot()
    def _on_asked(self) -> None:
        text = self.panel.text
        if not text:
            self._answer = None
            self._unmark()
            self.panel.clear(self._hint())
        self._queue.ask(Question(text, self.panel.filters.chosen))
        self._window.state.note()
        self._window.refresh_actions()

    @Slot(object)
    def _on_answered(self, answer: object) -> None:
        found = cast("Answer", answer)
        if found.query == self.panel.text and found.query:
            self._answer = found
            self.panel.show_answer(found, self._window.marks.found_notes(found.query, MOST_NOTES))
            self._window.refresh_actions()

    @Slot(float, str)
    def _on_progressed(self, share: float, text: str) -> None:
        told = self.tr("{0}: {1} %").format(escape(text), round(share * 100))
        self.panel.tell(f'{told} <a href="{STOP}">{self.tr("Cancel")}</a>')

    @Slot()
    def _on_ready(self) -> None:
        if not self.panel.text:
            self.panel.clear(self._hint())

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self.panel.clear(f'{escape(message)}<br><a href="{AGAIN}">{self.tr("Make the index")}</a>')

    @Slot(bool)
    def _on_index_asked(self, wanted: bool) -> None:
        if wanted:
            self.begin()
        else:
            self._queue.cancel()

    @Slot(object, bool)
    def _on_hit_chosen(self, hit: object, new_tab: bool) -> None:
        found, window = cast("Hit", hit), self._window
        if window.session is None or self._answer is None:
            return
        if found.id not in window.session.edition.sections:
            window.marks.annotating.show(found.id, new_tab=new_tab)
            return
        address = window.session.address(found.id)
        window.state.add_recent_search(self.panel.text)
        self._to_mark = self._answer.terms
        self._anchor = address.partition("#")[2]
        here = self._pane.address if self._pane is not None else ""
        if new_tab:
            window.open_tab(address)
        else:
            window.show_address(address)
            if here.partition("#")[0] == address.partition("#")[0]:
                self._mark()

    @Slot(bool)
    def _on_page_loaded(self, ok: bool) -> None:
        if ok and self._to_mark:
            place = self._pane.address if self._pane is not None else ""
            self._anchor = place.partition("#")[2]
            self._mark()

    @Slot()
    def _on_look_changed(self) -> None:
        self.panel.set_tokens(self._window.look.tokens)

    @Slot(QPoint)
    def _on_menu_asked(self, position: QPoint) -> None:
        hit, session = self.panel.current, self._window.session
        if hit is None or session is None or hit.id not in session.edition.sections:
            menu = self._window.actions_table.menu()
        else:
            menu = self._window.menus.for_link(session.address(hit.id))
            menu.addSeparator()
        for name in ("copy_results", "copy_results_csv"):
            menu.addAction(self._window.actions_table[name])
        menu.popup(position)
