"""What the user owns, in the window: joins panels, pages and keeper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint, Slot
from PySide6.QtWidgets import QToolButton

from aixreader.errors import AixError
from aixreader.ui.base.filtered_list import FilteredList
from aixreader.ui.marks.annotation_controller import AnnotationController
from aixreader.ui.marks.bookmark_controller import BookmarkController
from aixreader.ui.marks.bookmarks_model import Shown
from aixreader.ui.marks.bookmarks_panel import BookmarksPanel
from aixreader.ui.marks.history import HistoryController
from aixreader.ui.marks.history_delegate import HistoryDelegate
from aixreader.ui.marks.history_model import HistoryModel
from aixreader.ui.marks.marks_exchange import MarksExchange
from aixreader.ui.marks.marks_panel import PARTS, MarksPanel
from aixreader.ui.marks.notes_delegate import NotesDelegate
from aixreader.ui.marks.notes_model import NotesModel
from aixreader.ui.marks.review_controller import ReviewController
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation, Bookmark

if TYPE_CHECKING:
    from aixreader.search.answer import Hit
    from aixreader.ui.base.jobs import JobRunner
    from aixreader.ui.marks.marks_repository import MarksRepository
    from aixreader.ui.window.main_window import MainWindow

SAID_MS = 5000
MOST_KNOWN = 50


class MarksController(QObject):
    """Bookmarks, notes and history of one window."""

    def __init__(self, window: MainWindow, keeper: MarksRepository, jobs: JobRunner) -> None:
        super().__init__(window)
        self._window = window
        self.keeper = keeper
        keeper.setParent(self)
        self.reviewing = ReviewController(jobs, keeper, self)
        self._order: dict[str, int] = {}
        self._stale = set(PARTS)
        tokens = window.look.tokens
        self.bookmarks_panel = BookmarksPanel(tokens, window)
        self.notes_model, self.history_model = NotesModel(self), HistoryModel(self)
        self.notes_panel = FilteredList(
            self.notes_model, self.tr("Notes"), self.tr("Select text and highlight it: Ctrl+Alt+H."), window
        )
        self._notes_delegate = NotesDelegate(tokens, self.notes_panel.view)
        self.notes_panel.view.setItemDelegate(self._notes_delegate)
        self.history_panel = FilteredList(
            self.history_model, self.tr("History"), self.tr("What you read is listed here."), window
        )
        self._history_delegate = HistoryDelegate(tokens, self.history_panel.view)
        self.history_panel.view.setItemDelegate(self._history_delegate)
        self.panel = MarksPanel(self.bookmarks_panel, self.notes_panel, self.history_panel, window)
        self.bookmarking = BookmarkController(window, keeper, self.bookmarks_panel)
        self.annotating = AnnotationController(window, keeper, self.reviewing, jobs)
        self.visits = HistoryController(window, keeper, self.history_panel, self.history_model)
        self.exchange = MarksExchange(window, keeper, jobs)
        self._waiting = QToolButton(window)
        self._build()
        self._connect()

    def _build(self) -> None:
        desk = self._window.state.desk
        self.panel.show_part(desk.marks_part)
        self.bookmarks_panel.restore(desk.bookmarks_sort, desk.open_folders)
        self._window.statusBar().addPermanentWidget(self._waiting)
        self._waiting.hide()

    def _connect(self) -> None:
        window, keeper = self._window, self.keeper
        keeper.changed.connect(self._on_changed)
        keeper.waiting_changed.connect(self._on_waiting_changed)
        keeper.failed.connect(self._on_waiting_changed)
        self.reviewing.reviewed.connect(self._on_changed)
        self.bookmarks_panel.section_chosen.connect(self._on_section_chosen)
        self.bookmarks_panel.changed.connect(window.state.note)
        self.panel.turned.connect(window.state.note)
        self.panel.seen.connect(self._refresh)
        self.notes_panel.filtered.connect(self.notes_model.look_for)
        self.notes_panel.chosen.connect(self._on_note_chosen)
        self.notes_panel.removal_asked.connect(self._on_note_removal_asked)
        self.notes_panel.menu_asked.connect(self._on_note_menu_asked)
        self._waiting.clicked.connect(keeper.try_again)
        window.look.changed.connect(self._on_look_changed)

    @property
    def colours(self) -> tuple[str, ...]:
        """What the colours of marks are called."""
        return (self.tr("&Yellow"), self.tr("&Green"), self.tr("&Blue"), self.tr("&Pink"), self.tr("Gre&y"))

    @property
    def is_kept(self) -> bool:
        """Whether the section that is read is bookmarked."""
        section = self._window.section
        return section is not None and bool(self.keeper.marks.bookmarks_of(section.id))

    def begin(self) -> None:
        """Another edition is open: look up what became of the marks."""
        session = self._window.session
        if session is not None:
            from aixreader.services.marks.marks_list import section_order

            self._order = section_order(session)
            self.reviewing.begin(session)
            self._on_changed()

    def end(self) -> bool:
        """Write what waits; returns whether all is kept, and asks the user where not."""
        if self.keeper.end():
            self.reviewing.end()
            return True
        self.exchange.ask_to_close()
        return False

    def show(self, section: str, *, new_tab: bool = False, mark: str = "") -> None:
        """Go to a section that was marked or read, wherever it is in this edition; says so where it is gone."""
        window, outcome = self._window, self.reviewing.outcomes.get(mark)
        name = outcome.section if outcome is not None and outcome.section else section
        try:
            address = window.section_address(name)
        except AixError as error:
            window.messages.error(error)
            return
        (window.open_tab if new_tab else window.show_address)(address)

    def show_part(self, part: str) -> None:
        """Show the panel with a part of it in front."""
        self._window.appearance.show_sidebar(shown=True)
        self._window.sidebar.show_panel("marks")
        self.panel.show_part(part)
        self._window.sidebar.focus_panel()

    def toggle(self) -> None:
        """Keep the section that is read, or give it up."""
        if self._window.section is not None:
            self.bookmarking.toggle(self._window.section)

    def look_again(self) -> None:
        """Show what should be looked at again."""
        session = self._window.session
        if session is None:
            return
        from aixreader.services.marks.mark_factory import edition_label
        from aixreader.ui.marks.review_dialog import Asked, ReviewDialog

        outcomes, states = self.reviewing.outcomes, self.reviewing.states
        asked = [
            Asked(mark.id, mark.title, states.get(mark.id, ""), mark.quote, mark.edition, outcomes[mark.id].text)
            for mark in self.reviewing.asking
        ]
        dialog = ReviewDialog(asked, edition_label(session), self._window)
        dialog.accepted_marks.connect(self._on_looked_at)
        dialog.removal_asked.connect(self._on_removal_asked)
        dialog.show_asked.connect(self._on_show_asked)
        dialog.open()

    def found_notes(self, text: str, most: int) -> tuple[Hit, ...]:
        """The notes and highlights that have all the words of a query, as results of a search."""
        from aixreader.search.answer import Hit, Snippet
        from aixreader.search.words import fold, words

        wanted = words(text)
        if not wanted:
            return ()
        found = []
        for mark in self.keeper.marks.annotations:
            said = fold(f"{mark.quote} {mark.note} {mark.title}")
            if all(word in said for word in wanted):
                snippet = Snippet(" ".join((mark.note or mark.quote).split()))
                found.append(Hit(mark.id, "", mark.quote or mark.title, (mark.title,), "", 0.0, snippet))
        return tuple(found[:most])

    @Slot()
    def _on_changed(self) -> None:
        """The marks are other: what is seen is shown anew, the rest when it is seen."""
        self._stale = set(PARTS)
        self._refresh()
        self._window.refresh_actions()

    @Slot()
    def _refresh(self) -> None:
        """Show the part in front as it is."""
        part = self.panel.part
        if part not in self._stale or not self.panel.isVisible():
            return
        self._stale.discard(part)
        marks, states = self.keeper.marks, self.reviewing.states
        if part == "bookmarks":
            self.bookmarks_panel.show_marks(marks, Shown(order=self._order, roles=self._role, states=states))
        elif part == "notes":
            from aixreader.services.marks.marks_list import notes_in_order

            self.notes_model.show(notes_in_order(marks, self._order), states)
        else:
            self.visits.refresh()

    def _role(self, section: str) -> str | None:
        session = self._window.session
        found = session.edition.sections.get(section) if session is not None else None
        return found.role if found is not None else None

    @Slot()
    def _on_waiting_changed(self) -> None:
        count = len(self.keeper.waiting)
        self._waiting.setText(self.tr("Not kept yet ({0}): try again").format(count))
        self._waiting.setVisible(count > 0 and self.keeper.has_failed)

    @Slot(str, bool)
    def _on_section_chosen(self, section: str, new_tab: bool) -> None:
        entry = self.bookmarks_panel.current
        self.show(section, new_tab=new_tab, mark=entry.id if entry is not None else "")

    @Slot(QModelIndex, bool)
    def _on_note_chosen(self, index: QModelIndex, new_tab: bool) -> None:
        mark = self.notes_model.note(index)
        if mark is not None:
            self.annotating.show(mark.id, new_tab=new_tab)

    @Slot()
    def _on_note_removal_asked(self) -> None:
        self.annotating.remove([mark.id for mark in self._chosen_notes()])

    @Slot(QPoint)
    def _on_note_menu_asked(self, position: QPoint) -> None:
        chosen = self._chosen_notes()
        menu = self.annotating.menu(chosen[0].id) if len(chosen) == 1 else None
        if menu is not None:
            menu.popup(position)

    def _chosen_notes(self) -> list[Annotation]:
        return [mark for index in self.notes_panel.selected if (mark := self.notes_model.note(index)) is not None]

    @Slot(list)
    def _on_looked_at(self, names: list[str]) -> None:
        """What was looked at is known from now on, in this wording."""
        changes = []
        for name in names:
            mark = self._mark(name)
            outcome = self.reviewing.outcomes.get(name)
            if mark is not None and outcome is not None and outcome.digest:
                changes.append(Put(replace(mark, known=(*mark.known, outcome.digest)[-MOST_KNOWN:])))
        self.keeper.change(changes, undoable=True)

    @Slot(list)
    def _on_removal_asked(self, names: list[str]) -> None:
        self.bookmarking.remove(names)
        self.annotating.remove(names)

    @Slot(str)
    def _on_show_asked(self, name: str) -> None:
        mark = self._mark(name)
        if isinstance(mark, Annotation):
            self.annotating.show(name)
        elif mark is not None:
            self.show(mark.section, mark=name)

    def _mark(self, name: str) -> Bookmark | Annotation | None:
        return self.keeper.marks.find(Bookmark, name) or self.keeper.marks.find(Annotation, name)

    @Slot()
    def _on_look_changed(self) -> None:
        tokens = self._window.look.tokens
        self.bookmarks_panel.set_tokens(tokens)
        self._notes_delegate.set_tokens(tokens)
        self._history_delegate.set_tokens(tokens)
        for panel in (self.notes_panel, self.history_panel):
            panel.view.viewport().update()
