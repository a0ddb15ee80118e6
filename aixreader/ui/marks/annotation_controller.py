"""Highlights and notes in pages: created from the selection, drawn, opened and edited.

The ribbons at the headings of bookmarked sections are drawn by the same script.

Signals: `drawn()` when the marks of the page in front are drawn; `note_requested(id)` to edit the note of a mark there;
`clicked(id)` when a highlight without a note was clicked there, "" for a click beside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu

from aixreader.ui.base.reader_context import PageView, ReaderContext
from aixreader.ui.marks.colour_names import colour_names
from aixreader.ui.marks.latest_highlight import LatestHighlight
from aixreader.ui.web.highlights import CLEAR_SELECTION, PageHighlight, draw_script, hit_test_script, scroll_script
from aixreader.ui.web.page_selection import PageSelection
from aixreader.userdata.changes import Drop, Put
from aixreader.userdata.clock import now
from aixreader.userdata.records import COLOURS, Annotation, Bookmark

if TYPE_CHECKING:
    from aixreader.services.marks.text_selection import Selection
    from aixreader.ui.marks.marks_repository import MarksRepository
    from aixreader.ui.marks.review_controller import ReviewController

ShowSection = Callable[..., None]
"""`show(section, new_tab=False, mark="")` shows a section; `mark` names the record whose reviewed section is taken."""


class AnnotationController(QObject):
    """Creates, draws, opens and edits annotations."""

    drawn = Signal()
    note_requested = Signal(str)
    clicked = Signal(str)

    def __init__(
        self, context: ReaderContext, repository: MarksRepository, review: ReviewController, show_section: ShowSection
    ) -> None:
        super().__init__(context)
        self._context = context
        self._repository = repository
        self._review = review
        self._show_section = show_section
        self._selection = PageSelection(context)
        self._scroll_target = ""
        self.latest = LatestHighlight(context)
        self.colour = COLOURS[0]
        for loaded in (context.page_loaded, context.beside_loaded):
            loaded.connect(self.draw)
        repository.changed.connect(self.draw)
        review.reviewed.connect(self.draw)
        context.actions.bind({"highlight": self.highlight})

    # ------------------------------------------------------------ in the page

    @Slot()
    def draw(self) -> None:
        """Draw the highlights, notes and ribbons of the pages that are seen."""
        if self._context.session is None:
            return
        for view in self._context.seen_pages:
            page = _page_id(view)
            marks = self._page_highlights(page), self._bookmarked_sections(page), self._noted_sections()
            script = draw_script(*marks, COLOURS)
            view.run_script(script, self._on_highlights_drawn if view is self._page else None)

    def show(self, name: str, *, new_tab: bool = False) -> None:
        """Show the section of an annotation, and scroll to its highlight if it is in the page."""
        mark = self._repository.marks.find(Annotation, name)
        if mark is not None:
            self._scroll_target = name
            self._show_section(mark.section, new_tab=new_tab, mark=name)
            self.draw()

    def find_annotation_at(self, position: QPoint, on_result: Callable[[str], None]) -> None:
        """Call `on_result` with the id of the annotation at a point of the page view (pixels), "" for none."""
        page = self._page
        if page is None or not self._repository.marks.annotations:
            on_result("")
            return
        zoom = page.zoom_factor
        page.run_script(
            hit_test_script(position.x() / zoom, position.y() / zoom), lambda name: on_result(str(name or ""))
        )

    @Slot(QPoint)
    def open_note_at(self, position: QPoint) -> None:
        """Open the note at a point of the page view, or tell that a highlight without one was clicked."""
        self.find_annotation_at(position, self._open)

    def open_note(self, section: str) -> None:
        """Open the note on a whole section."""
        if name := self.note_on(section):
            self.note_requested.emit(name)

    def note_on(self, section: str) -> str:
        """The id of the note on a whole section, "" for none."""
        marks = self._repository.marks.annotations
        return next((mark.id for mark in marks if not mark.quote and self._review.section_of(mark) == section), "")

    def latest_in(self, page: str) -> str:
        """The id of the highlight that was made just now in a page, "" for none."""
        mark, session = self._repository.marks.find(Annotation, self.latest.name), self._context.session
        section = session.edition.sections.get(mark.section) if mark is not None and session is not None else None
        return self.latest.name if section is not None and section.page == page else ""

    def page_notes(self, opened: str = "", view: PageView | None = None) -> list[Annotation]:
        """The highlights and sections with notes of a page, by default the one in front, and the mark `opened`."""
        session, page = self._context.session, _page_id(view or self._page)
        if session is None or page not in session.edition.pages:
            return []
        drawn, sections = {mark.id for mark in self._page_highlights(page)}, set(session.edition.pages[page].sections)
        return [
            mark
            for mark in self._repository.marks.annotations
            if (mark.note or mark.id == opened)
            and (mark.id in drawn if mark.quote else self._review.section_of(mark) in sections)
        ]

    def section_of(self, mark: Annotation) -> str:
        """The id of a mark's section in this edition."""
        return self._review.section_of(mark)

    def menu(self, name: str, *, in_margin: bool = False) -> QMenu | None:
        """A menu for an annotation, with the note over it unless it is seen `in_margin`."""
        mark = self._repository.marks.find(Annotation, name)
        if mark is None:
            return None
        from aixreader.ui.marks.annotation_menu import fill_menu

        menu = self._context.actions.menu()
        fill_menu(menu, self, mark, self._context.open_external, in_margin=in_margin)
        return menu

    # ------------------------------------------------------------ changes

    @Slot(str)
    def highlight(self, colour: str = "") -> None:
        """Highlight the selection, in the colour that was used last unless in `colour`."""
        self._selection.request(lambda selection: self.add(selection, colour))

    def edit(self, name: str) -> None:
        """Edit an annotation's note: in the margin, or where its page is not in front in a dialog."""
        mark = self._repository.marks.find(Annotation, name)
        if mark is not None and mark in self.page_notes(name):
            self.note_requested.emit(name)
        elif mark is not None:
            self._open_editor(
                mark.quote or mark.title,
                mark.note,
                mark.colour if mark.quote else "",
                lambda note, colour: self._save(mark, note, colour),
            )

    def set_colour(self, names: Iterable[str], colour: str) -> None:
        """Change the colour of annotations; it is the default from now on."""
        self.colour = colour
        self._repository.change(
            [Put(replace(mark, colour=colour, changed=now())) for mark in self._annotations(names)], undoable=True
        )

    def remove(self, names: Iterable[str]) -> None:
        """Remove annotations."""
        marks = list(self._annotations(names))
        status = self.tr("Removed (Ctrl+Z to undo)")
        self._repository.change(
            [Drop(mark.KIND, mark.id) for mark in marks],
            undoable=True,
            done=lambda: self._context.messages.status(status),
        )

    def copy(self, names: Iterable[str]) -> None:
        """Copy quotes and notes with their source."""
        from aixreader.services.marks.marks_list import citation

        parts = []
        for mark in self._annotations(names):
            quote, source = f"“{mark.quote}”" if mark.quote else "", citation(mark, self._context.session)
            parts.append("\n".join(filter(None, (quote, mark.note, f"({source})"))))
        self._context.copy("\n\n".join(parts), self.tr("Copied with source"))

    # ------------------------------------------------------------ inside

    @property
    def _page(self) -> PageView | None:
        return self._context.page

    def _page_highlights(self, page: str) -> Iterator[PageHighlight]:
        session = self._context.session
        sections = session.edition.sections if session is not None else {}
        for mark in self._repository.marks.annotations:
            outcome = self._review.outcomes.get(mark.id)
            section = sections.get(outcome.section) if outcome is not None else None
            if outcome is not None and outcome.length and section is not None and section.page == page:
                yield PageHighlight(mark.id, outcome.start, outcome.length, mark.colour or COLOURS[0], bool(mark.note))

    def _bookmarked_sections(self, page: str) -> set[str]:
        """The ids of the bookmarked sections of a page."""
        session, marks = self._context.session, self._repository.marks
        if session is None or page not in session.edition.pages:
            return set()
        moved = {self._review.moved[name] for name in self._review.moved if marks.find(Bookmark, name)}
        return {name for name in session.edition.pages[page].sections if marks.bookmarks_of(name)} | moved

    def _noted_sections(self) -> set[str]:
        return {self._review.section_of(mark) for mark in self._repository.marks.annotations if not mark.quote}

    def _annotations(self, names: Iterable[str]) -> Iterator[Annotation]:
        for name in names:
            mark = self._repository.marks.find(Annotation, name)
            if mark is not None:
                yield mark

    def add(self, selection: Selection, colour: str = "", done: Callable[[Annotation], None] | None = None) -> None:
        """Highlight a selection, in the colour that was used last unless in `colour`; `done` gets the mark once it is
        saved. What is highlighted already gets the colour.
        """
        known = self._mark_of(selection)
        if known is not None:
            self._change_known(known, colour, done)
            return
        session = self._context.session
        section = session.edition.sections.get(selection.section) if session is not None else None
        if session is None or section is None:
            return
        from aixreader.services.marks.mark_factory import MarkFactory

        self.colour = colour or self.colour
        mark = MarkFactory(session).highlight(
            section,
            selection.quote,
            before=selection.before,
            after=selection.after,
            start=selection.start,
            colour=self.colour,
        )
        self._repository.change([Put(mark)], undoable=True, done=lambda: self._on_highlight_saved(mark, done))

    def _mark_of(self, selection: Selection) -> Annotation | None:
        """The highlight of exactly what is selected."""
        place, marks = (selection.section, selection.start, selection.quote), self._repository.marks.annotations
        return next((mark for mark in marks if (mark.section, mark.start, mark.quote) == place), None)

    def _change_known(self, mark: Annotation, colour: str, done: Callable[[Annotation], None] | None) -> None:
        if self._page is not None:
            self._page.run_script(CLEAR_SELECTION)
        if colour and colour != mark.colour:
            self.set_colour([mark.id], colour)
        if done is not None:
            done(mark)

    def _save(self, mark: Annotation, note: str, colour: str) -> None:
        changed = replace(mark, note=note, colour=colour or mark.colour, changed=now())
        said = self.tr("Note saved")
        self._repository.change([Put(changed)], undoable=True, done=lambda: self._context.messages.status(said))

    def _open_editor(self, about: str, note: str, colour: str, save: Callable[[str, str], None]) -> None:
        from aixreader.ui.marks.note_editor import NoteEditor

        editor = NoteEditor(about, note, colour, colour_names() if colour else (), self._context.window)
        editor.saved.connect(save)
        editor.open()

    def _on_highlight_saved(self, mark: Annotation, done: Callable[[Annotation], None] | None) -> None:
        if self._page is not None:
            self._page.run_script(CLEAR_SELECTION)
        self._context.messages.status(self.tr("Highlight added"))
        self.latest.keep(mark.id)
        if done is not None:
            done(mark)

    def _on_highlights_drawn(self, _count: object) -> None:
        if self._scroll_target and self._page is not None:
            self._page.run_script(scroll_script(self._scroll_target), self._on_scrolled)
        self.drawn.emit()

    def _on_scrolled(self, is_there: object) -> None:
        if is_there:
            self._scroll_target = ""

    def _open(self, name: str) -> None:
        """Open a note where it stands; of a highlight without one, tell that it was clicked."""
        mark = self._repository.marks.find(Annotation, name) if name else None
        if mark is not None and mark.note:
            self.note_requested.emit(name)
        self.clicked.emit(name if mark is None or not mark.note else "")


def _page_id(view: PageView | None) -> str:
    from aixreader.model.address import read_page_address

    parts = read_page_address(view.address) if view is not None else None
    return parts[0] if parts is not None else ""
