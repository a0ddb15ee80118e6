"""Bookmarks, notes and history: joins their panels, controllers and the repository.

Signals: `state_changed()` when something that is saved between runs has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu, QToolButton

from aixreader.ui.base.filtered_list import FilteredList
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.marks.annotation_controller import AnnotationController
from aixreader.ui.marks.bookmark_controller import BookmarkController
from aixreader.ui.marks.bookmarks_arrangement import BookmarksView
from aixreader.ui.marks.bookmarks_panel import BookmarksPanel
from aixreader.ui.marks.highlight_bar_controller import HighlightBarController
from aixreader.ui.marks.history import HistoryController
from aixreader.ui.marks.history_delegate import HistoryDelegate
from aixreader.ui.marks.history_model import HistoryModel
from aixreader.ui.marks.margin_controller import MarginController
from aixreader.ui.marks.marks_exchange import MarksExchange
from aixreader.ui.marks.marks_panel import PARTS, MarksPanel
from aixreader.ui.marks.notes_controller import NotesController
from aixreader.ui.marks.review_controller import ReviewController
from aixreader.ui.marks.selection_bar_controller import SelectionBarController
from aixreader.ui.marks.side_margins import SideMargins
from aixreader.ui.marks.undo_text import redone_text, undone_text
from aixreader.userdata.records import Annotation, Bookmark
from aixreader.userdata.session_state import SessionState

if TYPE_CHECKING:
    from aixreader.model import Section
    from aixreader.services.marks.mark_search import FoundMarks, MarkSearch
    from aixreader.ui.marks.marks_repository import MarksRepository

PANEL = "marks"


class MarksController(QObject):
    """The user's marks: `bookmarks`, `annotations`, `history`, `review`, and `exchange` with files.

    `is_recording()` is false where visits are not recorded, as in a scripted run.
    """

    state_changed = Signal()

    def __init__(
        self, context: ReaderContext, repository: MarksRepository, is_recording: Callable[[], bool] = lambda: True
    ) -> None:
        super().__init__(context)
        self._context = context
        self.repository = repository
        repository.setParent(self)
        self.review = ReviewController(context.jobs, repository, self)
        self._order: dict[str, int] = {}
        self._search: MarkSearch | None = None
        self._stale = set(PARTS)
        tokens, window = context.tokens, context.window
        self.bookmarks_panel = BookmarksPanel(tokens, window, context.jobs, context.actions["bookmark"])
        self.history_model = HistoryModel(self)
        self.history_panel = FilteredList(self.history_model, self.tr("History"), self.tr("No history yet."), window)
        self._history_delegate = HistoryDelegate(tokens, self.history_panel.view)
        self.history_panel.view.setItemDelegate(self._history_delegate)
        self.bookmarks = BookmarkController(context, repository, self.bookmarks_panel, self.review, self.show)
        self.annotations = AnnotationController(context, repository, self.review, self.show)
        self.notes = NotesController(context, self.annotations)
        self.panel = MarksPanel(self.bookmarks_panel, self.notes.panel, self.history_panel, window)
        self.margin = MarginController(context, repository, self.annotations)
        self.side_margins = SideMargins(context, self.annotations)
        self.highlight_bar = HighlightBarController(context, repository, self.annotations)
        self.selection_bar = SelectionBarController(context, self.annotations.highlight, self.highlight_bar.focus)
        self.history = HistoryController(
            context, repository, self.history_panel, self.history_model, self.show, is_recording
        )
        self.exchange = MarksExchange(context, repository)
        self.unsaved_button = QToolButton(window)
        self.unsaved_button.hide()
        self._connect()
        self._bind()

    def _bind(self) -> None:
        self._context.link_menu.add_section_entries(self._add_section_entries)
        self._context.actions.bind(
            {
                "bookmark": self.toggle,
                "bookmarks": lambda: self.show_part("bookmarks"),
                "notes": lambda: self.show_part("notes"),
                "history": lambda: self.show_part("history"),
                "undo": self.undo,
                "redo": self.redo,
                "review_marks": self.show_review,
                "new_folder": self._add_folder,
            },
            checks={"bookmark": lambda: self.is_bookmarked},
            conditions=self._active_conditions,
        )

    @Slot()
    def undo(self) -> None:
        """Revert the last change of marks, and say what it was."""
        text = undone_text(self.repository.undo_steps, self.repository.marks)
        self.repository.undo(lambda: self._on_reverted(text))

    @Slot()
    def redo(self) -> None:
        """Make the change again that was undone last, and say what it was."""
        text = redone_text(self.repository.undo_steps, self.repository.marks)
        self.repository.redo(lambda: self._on_reverted(text))

    def _on_reverted(self, text: str) -> None:
        self._context.messages.status(text)
        self._context.actions.refresh()

    def _active_conditions(self) -> Iterator[str]:
        if self._context.page is not None or self._context.session is not None:
            if self.repository.can_undo:
                yield "undo"
            if self.repository.undo_steps.can_redo:
                yield "redo"
            if self.review.has_pending:
                yield "marks_to_review"

    def _connect(self) -> None:
        context, repository = self._context, self.repository
        repository.changed.connect(self._on_changed)
        repository.pending_changed.connect(self._on_waiting_changed)
        repository.failed.connect(self._on_waiting_changed)
        self.review.reviewed.connect(self._on_changed)
        self.bookmarks_panel.section_chosen.connect(self._on_section_chosen)
        self.bookmarks_panel.changed.connect(self.state_changed)
        self.panel.part_changed.connect(self.state_changed)
        self.panel.became_visible.connect(self._refresh)
        self.unsaved_button.clicked.connect(repository.retry)
        context.session_changed.connect(self.begin)
        context.look.changed.connect(self._on_look_changed)

    @property
    def is_bookmarked(self) -> bool:
        """Whether the section that is read is bookmarked."""
        section = self._context.section
        return section is not None and bool(self.repository.marks.bookmarks_of(section.id))

    def restore(self, state: SessionState) -> None:
        """Restore the panel's state of the last run."""
        self.panel.show_part(state.marks_part)
        self.bookmarks_panel.restore(state.bookmarks_sort, state.open_folders)

    def save(self, state: SessionState, *, private: bool) -> SessionState:
        """`state` with the panel's state, unless `private`."""
        if private:
            return state
        panel = self.bookmarks_panel
        return replace(state, marks_part=self.panel.part, bookmarks_sort=panel.sort, open_folders=panel.open_folders)

    @Slot()
    def begin(self) -> None:
        """Review the marks in the edition that is open."""
        session = self._context.session
        if session is not None:
            from aixreader.services.marks.marks_list import section_order

            self._order = section_order(session)
            self.review.begin(session)
            self._on_changed()

    def end(self) -> bool:
        """Write unsaved changes and close the file; otherwise ask the user, and return False."""
        self.margin.flush()
        if self.repository.end():
            self.review.end()
            return True
        self.exchange.ask_to_close()
        return False

    def show(self, section: str, *, new_tab: bool = False, mark: str = "") -> None:
        """Show a section, or the one that the review has found for `mark`; a box tells if it does not exist."""
        outcome = self.review.outcomes.get(mark)
        found = outcome.section if outcome is not None else ""
        self._context.show_section(found or section, new_tab=new_tab)

    def show_part(self, part: str) -> None:
        """Show a part of the panel, one of `PARTS`."""
        self.panel.show_part(part)
        self._context.show_panel(PANEL)

    def toggle(self) -> None:
        """Add or remove a bookmark of the section that is read."""
        if self._context.section is not None:
            self.bookmarks.toggle(self._context.section)

    def show_review(self) -> None:
        """Show the marks whose text has changed in this edition."""
        session = self._context.session
        if session is None:
            return
        from aixreader.services.marks.mark_factory import edition_label
        from aixreader.ui.marks.review_dialog import ReviewDialog, ReviewItem

        outcomes, states = self.review.outcomes, self.review.states
        asked = [
            ReviewItem(mark.id, mark.title, states.get(mark.id, ""), mark.quote, mark.edition, outcomes[mark.id].text)
            for mark in self.review.pending_marks
        ]
        dialog = ReviewDialog(asked, edition_label(session), self._context.window)
        dialog.accepted_marks.connect(self.review.accept)
        dialog.removal_requested.connect(self._on_removal_requested)
        dialog.show_requested.connect(self._on_show_requested)
        dialog.open()

    def mark_finder(self) -> Callable[[str, int], FoundMarks]:
        """What finds, in any thread, the marks that contain all the words of a query: `find(query, limit)`, at most
        `limit` of each kind, as search results. They are those that there are now.
        """
        from aixreader.services.marks.mark_search import MarkSearch, SearchedMarks

        search = self._search = self._search or MarkSearch(self._role)
        marks = self.repository.marks
        searched = SearchedMarks(marks.annotations, marks.bookmarks, marks.folders)
        return lambda query, limit: search.find(searched, query, limit)

    def show_mark(self, name: str, *, new_tab: bool = False) -> None:
        """Show the section of a bookmark, highlight or note, as the review has found it."""
        mark = self._mark(name)
        if isinstance(mark, Annotation):
            self.annotations.show(name, new_tab=new_tab)
        elif mark is not None:
            self.show(mark.section, new_tab=new_tab, mark=name)

    @Slot()
    def _on_changed(self) -> None:
        """The marks have changed: update the visible part now, the others when they become visible."""
        self._stale = set(PARTS)
        self._refresh()
        self._context.actions.refresh()

    @Slot()
    def _refresh(self) -> None:
        """Update the current part if it is visible and out of date."""
        part = self.panel.part
        if part not in self._stale or not self.panel.isVisible():  # one that was added refreshes itself
            return
        self._stale.discard(part)
        marks, states = self.repository.marks, self.review.states
        if part == "bookmarks":
            self.bookmarks_panel.show_marks(marks, BookmarksView(order=self._order, roles=self._role, states=states))
        elif part == "notes":
            self.notes.show(marks, self._order, states)
        else:
            self.history.refresh()

    def _role(self, section: str) -> str | None:
        session = self._context.session
        entry = session.edition.sections.get(section) if session is not None else None
        return entry.role if entry is not None else None

    @Slot()
    def _on_waiting_changed(self) -> None:
        count = len(self.repository.pending)
        self.unsaved_button.setText(self.tr("Not saved ({0}): try again").format(count))
        self.unsaved_button.setVisible(count > 0 and self.repository.has_failed)

    @Slot(str, bool)
    def _on_section_chosen(self, section: str, new_tab: bool) -> None:
        entry = self.bookmarks_panel.current
        self.show(section, new_tab=new_tab, mark=entry.id if entry is not None else "")

    @Slot(list)
    def _on_removal_requested(self, names: list[str]) -> None:
        self.bookmarks.remove(names)
        self.annotations.remove(names)

    @Slot(str)
    def _on_show_requested(self, name: str) -> None:
        self.show_mark(name)

    def _add_folder(self) -> None:
        self.show_part("bookmarks")
        self.bookmarks.add_folder()

    def _add_section_entries(self, menu: QMenu, section: Section) -> None:
        is_bookmarked = bool(self.repository.marks.bookmarks_of(section.id))
        title = self.tr("Remove &bookmark") if is_bookmarked else self.tr("&Bookmark")
        menu.addAction(title).triggered.connect(lambda: self.bookmarks.toggle(section))

    def _mark(self, name: str) -> Bookmark | Annotation | None:
        return self.repository.marks.find(Bookmark, name) or self.repository.marks.find(Annotation, name)

    @Slot()
    def _on_look_changed(self) -> None:
        tokens = self._context.tokens
        self.bookmarks_panel.set_tokens(tokens)
        self.notes.refresh_look()
        self._history_delegate.set_tokens(tokens)
        self.history_panel.view.viewport().update()
