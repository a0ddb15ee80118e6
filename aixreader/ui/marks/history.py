"""The reading history: recorded while reading, listed by day, cleared by period; nothing is recorded in private mode.

Signals: `cleared()` when all of it was cleared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint, QTimer, Signal, Slot

from aixreader.ui.base.peek_rows import PeekRows
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.userdata.changes import Drop, Put
from aixreader.userdata.records import Visit

if TYPE_CHECKING:
    from aixreader.model import Section
    from aixreader.ui.base.filtered_list import FilteredList
    from aixreader.ui.marks.history_model import HistoryModel
    from aixreader.ui.marks.marks_repository import MarksRepository

MIN_READING_MS = 1000
"""A section is recorded after this time, or as soon as its page is loaded; shorter stays are not recorded."""


class HistoryController(QObject):
    """Records and lists visits. `show_section(section, new_tab=...)` shows a section; while `is_recording()` is false,
    as in a scripted run, nothing is recorded.
    """

    cleared = Signal()

    def __init__(
        self,
        context: ReaderContext,
        repository: MarksRepository,
        panel: FilteredList,
        model: HistoryModel,
        show_section: Callable[..., None],
        is_recording: Callable[[], bool],
    ) -> None:
        super().__init__(context)
        self._context = context
        self._show_section = show_section
        self._is_recording = is_recording
        self._repository = repository
        self._panel = panel
        self._model = model
        panel.filter_changed.connect(model.set_filter)
        panel.activated.connect(self._on_chosen)
        panel.removal_requested.connect(self._on_removal_requested)
        panel.menu_requested.connect(self._on_menu_requested)
        PeekRows(context, panel.view, self._address_at)
        self._reading_timer = QTimer(self)
        self._reading_timer.setSingleShot(True)
        self._reading_timer.setInterval(MIN_READING_MS)
        self._reading_timer.timeout.connect(self._record_section)
        context.section_changed.connect(self._reading_timer.start)
        context.session_changed.connect(self._reading_timer.stop)
        context.page_loaded.connect(self._on_page_loaded)
        context.actions.bind(
            {"clear_history": self.ask_to_clear, "private": self._toggle_private},
            checks={"private": lambda: context.settings.private},
            conditions=lambda: [] if "private" in context.settings_model.forced else ["free_to_choose"],
        )

    def record(self, section: Section) -> None:
        """Record a visit to a section."""
        if not self._is_recorded:
            return
        from aixreader.services.marks.mark_factory import make_visit, visit_id
        from aixreader.userdata.clock import now

        when = now()
        former = self._repository.marks.find(Visit, visit_id(section.id, when))
        self._repository.change(
            [Put(make_visit(section, self._context.name_of(section), when, former, self._scroll_share))]
        )

    @Slot()
    def record_position(self) -> None:
        """Record how far down the section's page is scrolled."""
        section = self._context.section
        if section is None or not self._is_recorded:
            return
        from aixreader.services.marks.mark_factory import visit_id
        from aixreader.userdata.clock import now

        former = self._repository.marks.find(Visit, visit_id(section.id, now()))
        if former is not None and abs(former.share - self._scroll_share) > 0.001:
            self._repository.change([Put(replace(former, share=self._scroll_share))])

    def resume(self, section: str) -> None:
        """Show a section at the scroll position of its last visit."""
        visit = next((visit for visit in self._repository.marks.visits if visit.section == section), None)
        page, session = self._context.page, self._context.session
        if session is None or page is None:
            return
        share = visit.share if visit is not None and visit.share else None
        page.scroll_after_load(share, in_section=True)  # the window may have another width since, or the edition
        self._context.go(session.address(section))

    def refresh(self) -> None:
        """Update the list of visits."""
        self._model.show(self._repository.marks.visits, datetime.now().astimezone().date())

    def ask_to_clear(self) -> None:
        """Ask which part of the history to clear."""
        box = self._context.messages.question(
            self.tr("Clear history"),
            self.tr(
                "The history of the period is deleted permanently. Bookmarks, highlights, notes and reading lists are"
                " kept."
            ),
        )
        for title, hours in (
            (self.tr("Last &hour"), 1),
            (self.tr("Last &day"), 24),
            (self.tr("&Everything"), None),
        ):
            button = box.addButton(title, box.ButtonRole.DestructiveRole)
            button.clicked.connect(lambda _checked=False, hours=hours: self.clear(hours))

    def clear(self, hours: int | None) -> None:
        """Remove the visits of the last `hours`, all of them for None."""
        since = "" if hours is None else (datetime.now(UTC) - timedelta(hours=hours)).isoformat()
        drops = [Drop(visit.KIND, visit.id) for visit in self._repository.marks.visits if visit.when >= since]
        if hours is None:
            self.cleared.emit()
        self._repository.change(drops, done=lambda: self._report(len(drops)))

    @property
    def _is_recorded(self) -> bool:
        """Whether visits are recorded now: not in private mode, in a scripted run, or with read-only data."""
        return self._is_recording() and not self._context.settings.private and not self._repository.is_read_only

    @property
    def _scroll_share(self) -> float:
        return round(self._context.page.scroll_share, 4) if self._context.page is not None else 0.0

    def _report(self, count: int) -> None:
        self._context.messages.status(self.tr("History cleared: {0} visits").format(count))

    @Slot()
    def _record_section(self) -> None:
        if self._context.section is not None:
            self.record(self._context.section)

    @Slot(bool)
    def _on_page_loaded(self, ok: bool) -> None:
        if ok:
            self._record_section()

    def _toggle_private(self) -> None:
        self._context.settings_model.change(private=not self._context.settings.private)
        self._context.actions.refresh()

    @Slot(QModelIndex, bool)
    def _on_chosen(self, index: QModelIndex, new_tab: bool) -> None:
        visit = self._model.visit(index)
        if visit is not None:
            self._show_section(visit.section, new_tab=new_tab)

    def _address_at(self, index: QModelIndex) -> str:
        visit = self._model.visit(index)
        return self._context.address_of(visit.section) if visit is not None else ""

    @Slot()
    def _on_removal_requested(self) -> None:
        visits = [visit for index in self._panel.selected if (visit := self._model.visit(index)) is not None]
        self._repository.change([Drop(visit.KIND, visit.id) for visit in visits], undoable=True)

    @Slot(QPoint)
    def _on_menu_requested(self, position: QPoint) -> None:
        context = self._context
        visit, session = self._model.visit(self._panel.view.currentIndex()), context.session
        if visit is not None and session is not None and visit.section in session.edition.sections:
            menu = context.menu_for(session.address(visit.section))
            menu.addSeparator()
        else:
            menu = context.actions.menu()
        for name in ("clear_history", "private"):
            menu.addAction(context.actions[name])
        menu.popup(position)
