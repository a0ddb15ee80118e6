"""What changed: another edition is opened, compared with the one that is open, and closed; the pages show the rest.

Signals: `compared()` when there is another comparison, or none any more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu

from aixreader.errors import AixError, NotFoundError, shortened
from aixreader.pages.change_links import (
    CHAPTER,
    FILTER_NAMES,
    FILTERS,
    OVERVIEW,
    SIDES,
    is_changes_address,
    read_address,
    section_address,
)
from aixreader.progress import Report
from aixreader.ui.base.progress_box import ProgressBox
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.edition_menu import EditionMenu
from aixreader.ui.window.edition_opener import EditionOpener
from aixreader.ui.window.reader_host import ReaderHost
from aixreader.ui.window.shelf_controller import ShelfController

if TYPE_CHECKING:
    from aixreader.comparison.edition_comparison import Comparison
    from aixreader.services.session.session import Session
    from aixreader.userdata.collection import Collection

OPENING = 0.7
"""Share of the progress that opening the other edition takes; the rest is for comparing."""


class ChangesController(QObject):
    """Compares, and builds the pages at `OVERVIEW`. `marks()` returns the user's marks, for what is bookmarked."""

    compared = Signal()

    def __init__(
        self,
        context: ReaderContext,
        host: ReaderHost,
        opener: EditionOpener,
        shelf: ShelfController,
        marks: Callable[[], Collection],
    ) -> None:
        super().__init__(context)
        self._context = context
        self._host = host
        self._marks = marks
        self._opener = opener.another()
        self._menu = EditionMenu(context, shelf, self.compare_with)
        self._progress = ProgressBox(context.window, self)
        self._progress.cancelled.connect(self._cancel)
        self._cancel_job: Callable[[], None] | None = None
        self._is_wanted = False
        """Whether what is being opened and compared is to be shown: a cancel may come when the work is through."""
        self._comparison: Comparison | None = None
        self._filter = FILTER_NAMES[0]
        self.act_handlers: dict[str, Callable[[str], object]] = {FILTERS: self.choose}
        self._connect()

    def _connect(self) -> None:
        opener = self._opener
        opener.progressed.connect(self._on_opening)
        opener.opened.connect(self._on_opened)
        opener.failed.connect(self._on_not_opened)
        opener.cancelled.connect(self._end_progress)
        self._context.session_changed.connect(self.end)
        self._context.actions.bind(
            {"what_changed": self.show, "other_changes": self.ask, "end_changes": self.end},
            conditions=self._active_conditions,
        )

    def _active_conditions(self) -> list[str]:
        may_compare = self._context.session is not None and self._context.settings_model.may_open
        conditions = {"may_compare": may_compare, "compared": self._comparison is not None}
        return [name for name, is_active in conditions.items() if is_active]

    # ------------------------------------------------------------ what is compared

    @property
    def comparison(self) -> Comparison | None:
        """What the pages show: the comparison, or the part of it that was chosen."""
        from aixreader.comparison.selection import of_role, of_sections

        whole = self._comparison
        if whole is None or self._filter == FILTER_NAMES[0]:
            return whole
        if self._filter == "bookmarks":
            return of_sections(whole, {mark.section for mark in self._marks().bookmarks})
        return of_role(whole, self._filter)

    def badges(self) -> Mapping[str, str]:
        """What became of the sections of the open edition that changed, by their ids."""
        from aixreader.comparison.change_labels import change_labels, changed_sections, edition_label

        whole, session = self._comparison, self._context.session
        if whole is None or session is None or session.edition.manifest not in (whole.old, whole.new):
            return {}
        is_new = whole.is_newer(session.edition.manifest)
        other = edition_label(whole.old if is_new else whole.new)
        since = self.tr("Compared with {0}: {1}")
        return {
            section.id: since.format(other, ", ".join(change_labels(change, whole.names.get(change.target, ""))))
            for change in changed_sections(whole.sections)
            if (section := change.new if is_new else change.old) is not None
        }

    @Slot()
    def show(self) -> None:
        """Show what changed; ask for the other edition if there is no comparison yet."""
        if self._comparison is not None:
            self._show_overview()
        else:
            self.ask()

    @Slot()
    def ask(self) -> None:
        """Ask for the edition to compare with."""
        window = self._context.window
        self.menu().popup(window.mapToGlobal(QPoint(window.width() // 3, window.height() // 6)))

    def menu(self) -> QMenu:
        """The editions to compare with."""
        return self._menu.make()

    def compare_with(self, content: Path | None, edition: Path | None) -> None:
        """Compare with a source or a built edition (neither: the one that comes with the reader)."""
        self._cancel_job = None
        self._is_wanted = True
        self._progress.begin(self.tr("Opening the other edition"))
        self._opener.open(content, edition)

    def show_comparison(self, comparison: Comparison, section: str) -> None:
        """Show how one section changed between other editions than the open one, side by side."""
        self._cancel()
        self._opener.close()
        self._comparison = comparison
        self._filter = FILTER_NAMES[0]
        self._context.actions.refresh()
        self.compared.emit()
        if self._host.reader is not None:
            self._host.reader.area.groups.show_single(section_address(section, sides=True), is_changes_address)
        self._context.focus_page()

    @Slot(str)
    def choose(self, name: str) -> None:
        """Show everything, or only what concerns threats, controls or bookmarks; see `FILTER_NAMES`."""
        if name in FILTER_NAMES:
            self._filter = name
            self._show_overview()

    @Slot()
    def end(self) -> None:
        """Forget the comparison, and stop one that is being made."""
        self._cancel()
        self._opener.close()
        if self._comparison is not None:
            self._comparison = None
            self._filter = FILTER_NAMES[0]
            self._context.actions.refresh()
            self.compared.emit()

    def _show_overview(self) -> None:
        """Show the overview anew in the tab that has a page of changes, or else in a new one."""
        if self._host.reader is None:
            return
        is_there = self._context.address == OVERVIEW
        self._host.reader.area.groups.show_single(OVERVIEW, is_changes_address)
        if is_there:
            self._host.reload()

    # ------------------------------------------------------------ pages

    def title_of(self, address: str) -> str:
        """The title of a page of changes, "" for any other."""
        if not is_changes_address(address):
            return ""
        kind, name = read_address(address)
        names = self._comparison.names if self._comparison is not None else {}
        if kind == OVERVIEW or self._comparison is None:
            return self.tr("What changed")
        if kind == CHAPTER:
            name = next((each.title for each in self._comparison.chapters if each.page == name), name)
        return self.tr("What changed in {0}").format(names.get(name, name))

    def document(self, address: str) -> str:
        """A page of changes; raises `NotFoundError`."""
        from aixreader.pages.edition_changes_page import edition_changes_document, no_changes_document
        from aixreader.pages.section_changes_page import chapter_document, section_document

        comparison, whole = self.comparison, self._comparison
        if comparison is None or whole is None:
            return no_changes_document()
        kind, name = read_address(address)
        if kind == OVERVIEW:
            return edition_changes_document(comparison, self._filter)
        page = chapter_document(comparison, name) if kind == CHAPTER else None
        page = page or section_document(whole, name, sides=kind == SIDES)
        if page is None:
            raise NotFoundError(f"Nothing changed in '{shortened(name)}' that is shown.")
        return page

    # ------------------------------------------------------------ what happens

    @Slot(float, str)
    def _on_opening(self, share: float, text: str) -> None:
        self._progress.show_progress(share * OPENING, text)

    @Slot()
    def _on_opened(self) -> None:
        from aixreader.comparison.edition_comparison import compare_editions, in_time_order

        session, other = self._context.session, self._opener.session
        if session is None or other is None or not self._is_wanted:
            self._end_progress()
            self._opener.close()
            return
        old, new = (other, session) if in_time_order(other, session) else (session, other)

        def work(report: Report) -> Comparison:
            return compare_editions(old, new, report)

        self._cancel_job = self._context.jobs.start(
            work,
            done=lambda comparison: self._on_compared(comparison, session),
            failed=self._on_failed,
            progress=lambda share, text: self._progress.show_progress(OPENING + share * (1 - OPENING), text),
            cancelled=self._end_progress,
        )

    def _on_compared(self, comparison: Comparison, session: Session) -> None:
        self._end_progress()
        self._opener.close()
        if self._context.session is not session or not self._is_wanted:
            return
        self._comparison = comparison
        self._filter = FILTER_NAMES[0]
        self._context.actions.refresh()
        self.compared.emit()
        self._show_overview()
        self._context.focus_page()  # the dialog of the progress had the focus

    @Slot(str, str)
    def _on_not_opened(self, message: str, hint: str) -> None:
        self._end_progress()
        self._context.messages.error(AixError(message, hint))

    def _on_failed(self, error: Exception) -> None:
        self._end_progress()
        self._opener.close()
        if isinstance(error, AixError):
            self._context.messages.error(error)

    @Slot()
    def _cancel(self) -> None:
        """Stop opening or comparing."""
        self._is_wanted = False
        self._opener.cancel()
        if self._cancel_job is not None:
            self._cancel_job()
        else:
            self._end_progress()

    @Slot()
    def _end_progress(self) -> None:
        self._cancel_job = None
        self._progress.end()
