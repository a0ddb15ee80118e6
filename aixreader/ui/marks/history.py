"""What was read: noted as it is read, listed by day, cleared by period; nothing of it in private."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint, Slot

from aixreader.userdata.changes import Drop, Put
from aixreader.userdata.records import Visit

if TYPE_CHECKING:
    from aixreader.model import Section
    from aixreader.ui.base.filtered_list import FilteredList
    from aixreader.ui.marks.history_model import HistoryModel
    from aixreader.ui.marks.marks_repository import MarksRepository
    from aixreader.ui.window.main_window import MainWindow

SAID_MS = 5000


class HistoryController(QObject):
    """The history of one window."""

    def __init__(self, window: MainWindow, keeper: MarksRepository, panel: FilteredList, model: HistoryModel) -> None:
        super().__init__(window)
        self._window = window
        self._keeper = keeper
        self._panel = panel
        self._model = model
        panel.filtered.connect(model.look_for)
        panel.chosen.connect(self._on_chosen)
        panel.removal_asked.connect(self._on_removal_asked)
        panel.menu_asked.connect(self._on_menu_asked)

    def note(self, section: Section) -> None:
        """A section is read."""
        if not self._notes:
            return
        from aixreader.services.marks.mark_factory import make_visit, now, visit_id

        when = now()
        former = self._keeper.marks.find(Visit, visit_id(section.id, when))
        self._keeper.change([Put(make_visit(section, when, former, self._share))])

    @Slot()
    def note_place(self) -> None:
        """The page came to rest somewhere else."""
        section = self._window.section
        if section is None or not self._notes:
            return
        from aixreader.services.marks.mark_factory import now, visit_id

        former = self._keeper.marks.find(Visit, visit_id(section.id, now()))
        if former is not None and abs(former.share - self._share) > 0.001:
            self._keeper.change([Put(replace(former, share=self._share))])

    def go_on(self, section: str) -> None:
        """Go to a section that was read, as far down as one was."""
        make_visit = next(
            (make_visit for make_visit in self._keeper.marks.visits if make_visit.section == section), None
        )
        pane, session = self._window.pane, self._window.session
        if session is None or pane is None:
            return
        pane.place.return_to(make_visit.share if make_visit is not None and make_visit.share else None)
        self._window.show_address(session.address(section))

    def refresh(self) -> None:
        """List what there is."""
        self._model.show(self._keeper.marks.visits, datetime.now().astimezone().date())

    def ask_to_clear(self) -> None:
        """Ask how much of the history is to go."""
        box = self._window.messages.question(
            self.tr("Clear the history"),
            self.tr("What you read is forgotten, for good. Bookmarks, highlights and notes stay."),
        )
        for title, hours in (
            (self.tr("The last &hour"), 1),
            (self.tr("The last &day"), 24),
            (self.tr("&Everything"), None),
        ):
            button = box.addButton(title, box.ButtonRole.DestructiveRole)
            button.clicked.connect(lambda _checked=False, hours=hours: self.clear(hours))

    def clear(self, hours: int | None) -> None:
        """Forget the last `hours`, or everything; what was looked for as well, with everything."""
        since = "" if hours is None else (datetime.now(UTC) - timedelta(hours=hours)).isoformat()
        gone = [
            Drop(make_visit.KIND, make_visit.id) for make_visit in self._keeper.marks.visits if make_visit.when >= since
        ]
        if hours is None:
            self._window.state.forget()
        self._keeper.change(gone, done=lambda: self._say(len(gone)))

    @property
    def _notes(self) -> bool:
        """Whether what is read is noted: not in private, nor by a run that only looks."""
        private = self._window.settings.settings.private
        return self._window.state.keeps and not private and not self._keeper.is_read_only

    @property
    def _share(self) -> float:
        return round(self._window.pane.place.now, 4) if self._window.pane is not None else 0.0

    def _say(self, count: int) -> None:
        said = self.tr("Forgotten: {0} visits").format(count)
        self._window.statusBar().showMessage(said, SAID_MS)

    @Slot(QModelIndex, bool)
    def _on_chosen(self, index: QModelIndex, new_tab: bool) -> None:
        make_visit = self._model.visit(index)
        if make_visit is not None:
            self._window.marks.show(make_visit.section, new_tab=new_tab)

    @Slot()
    def _on_removal_asked(self) -> None:
        visits = [make_visit for index in self._panel.selected if (make_visit := self._model.visit(index)) is not None]
        self._keeper.change([Drop(make_visit.KIND, make_visit.id) for make_visit in visits], undoable=True)

    @Slot(QPoint)
    def _on_menu_asked(self, position: QPoint) -> None:
        window = self._window
        make_visit, session = self._model.visit(self._panel.view.currentIndex()), window.session
        if make_visit is not None and session is not None and make_visit.section in session.edition.sections:
            menu = window.menus.for_link(session.address(make_visit.section))
            menu.addSeparator()
        else:
            menu = window.actions_table.menu()
        for name in ("clear_history", "private"):
            menu.addAction(window.actions_table[name])
        menu.popup(position)
