"""Highlights and notes in pages: created from the selection, drawn, opened and edited.

The ribbons at the headings of bookmarked sections are drawn by the same script.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidgetAction

from aixreader.ui.base.reader_context import PageView, ReaderContext
from aixreader.ui.marks.colour_names import colour_names
from aixreader.ui.web.highlights import CLEAR_SELECTION, PageHighlight, draw_script, hit_test_script, scroll_script
from aixreader.ui.web.page_selection import PageSelection
from aixreader.userdata.changes import Drop, Put
from aixreader.userdata.records import COLOURS, Annotation, Bookmark

if TYPE_CHECKING:
    from aixreader.model import Section
    from aixreader.services.marks.text_selection import Selection
    from aixreader.ui.marks.marks_repository import MarksRepository
    from aixreader.ui.marks.review_controller import ReviewController

NOTE_SIZE = (300, 130)  # of a note in a menu, in device-independent pixels

ShowSection = Callable[..., None]
"""`show(section, new_tab=False, mark="")` shows a section; `mark` names the record whose reviewed section is taken."""


class AnnotationController(QObject):
    """Creates, draws, opens and edits annotations."""

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
        self.colour = COLOURS[0]
        context.page_loaded.connect(self._on_page_loaded)
        repository.changed.connect(self.draw)
        review.reviewed.connect(self.draw)
        context.actions.bind({"highlight": self.highlight, "note": self.note})

    # ------------------------------------------------------------ in the page

    @Slot()
    def draw(self) -> None:
        """Draw the highlights, notes and ribbons of the current page."""
        if self._page is not None and self._context.session is not None:
            self._page.run_script(
                draw_script(self._page_highlights(), self._bookmarked_sections(), self._noted_sections(), COLOURS),
                self._on_highlights_drawn,
            )

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
        """Show the note at a point of the page view, if there is one."""
        self.find_annotation_at(position, self._open_menu)

    def open_note(self, section: str) -> None:
        """Show the note on a whole section."""
        marks = self._repository.marks.annotations
        name = next((mark.id for mark in marks if not mark.quote and self._review.section_of(mark) == section), "")
        self._open_menu(name)

    def menu(self, name: str) -> QMenu | None:
        """A menu for an annotation, with the note over it."""
        mark = self._repository.marks.find(Annotation, name)
        if mark is None:
            return None
        menu = self._context.actions.menu()
        if mark.note:
            from aixreader.ui.marks.note_view import NoteView

            view = NoteView(menu)
            view.setFixedSize(*NOTE_SIZE)
            view.show_note(mark.note)
            note = QWidgetAction(menu)
            note.setDefaultWidget(view)
            menu.addAction(note)
            menu.addSeparator()
        menu.addAction(self.tr("&Edit note…") if mark.note else self.tr("&Add note…")).triggered.connect(
            lambda: self.edit(name)
        )
        if mark.quote:
            colours = menu.addMenu(self.tr("&Colour"))
            for colour, title in zip(COLOURS, colour_names(), strict=True):
                action = colours.addAction(title)
                action.setCheckable(True)
                action.setChecked(colour == mark.colour)
                action.triggered.connect(lambda _checked=False, colour=colour: self.set_colour([name], colour))
        menu.addAction(self.tr("Copy with c&itation")).triggered.connect(lambda: self.copy([name]))
        menu.addSeparator()
        menu.addAction(self.tr("Re&move")).triggered.connect(lambda: self.remove([name]))
        return menu

    # ------------------------------------------------------------ changes

    @Slot(str)
    def highlight(self, colour: str = "") -> None:
        """Highlight the selection, in the colour that was used last unless in `colour`."""
        self._selection.request(lambda selection: self._add(selection, "", colour))

    def note(self) -> None:
        """Write a note on the selection, or without one on the section that is read."""
        section = self._context.section
        self._selection.request(self._note_selection, lambda: self._note_section(section))

    def edit(self, name: str) -> None:
        """Open the editor for an annotation's note."""
        mark = self._repository.marks.find(Annotation, name)
        if mark is not None:
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
            [Put(replace(mark, colour=colour, changed=_now())) for mark in self._annotations(names)], undoable=True
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

    @property
    def _page_id(self) -> str:
        from aixreader.model.address import read_page_address

        parts = read_page_address(self._page.address) if self._page is not None else None
        return parts[0] if parts is not None else ""

    def _page_highlights(self) -> Iterator[PageHighlight]:
        session, page = self._context.session, self._page_id
        for mark in self._repository.marks.annotations:
            outcome = self._review.outcomes.get(mark.id)
            section = (
                session.edition.sections.get(outcome.section) if outcome is not None and session is not None else None
            )
            if outcome is not None and outcome.length and section is not None and section.page == page:
                yield PageHighlight(mark.id, outcome.start, outcome.length, mark.colour or COLOURS[0], bool(mark.note))

    def _bookmarked_sections(self) -> set[str]:
        """The ids of the bookmarked sections of the current page."""
        session, marks, page = self._context.session, self._repository.marks, self._page_id
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

    def _note_selection(self, selection: Selection) -> None:
        self._open_editor(selection.quote, "", self.colour, lambda note, colour: self._add(selection, note, colour))

    def _note_section(self, section: Section | None) -> None:
        session = self._context.session
        if section is None or session is None:
            return
        from aixreader.services.marks.mark_factory import MarkFactory

        factory = MarkFactory(session)
        digests: list[str] = []

        def add(note: str, _colour: str) -> None:
            if note:
                mark = factory.note(section, note, next(iter(digests), ""))
                self._repository.change([Put(mark)], undoable=True, done=self._report_saved)

        # A large section's text takes long to read: that is done while the note is written.
        self._context.jobs.start(lambda _report: factory.digest(section), done=digests.append)
        self._open_editor(section.title, "", "", add)

    def _add(self, selection: Selection, note: str, colour: str = "") -> None:
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
            note=note,
        )
        self._repository.change([Put(mark)], undoable=True, done=lambda: self._on_highlight_saved(has_note=bool(note)))

    def _save(self, mark: Annotation, note: str, colour: str) -> None:
        changed = replace(mark, note=note, colour=colour or mark.colour, changed=_now())
        self._repository.change([Put(changed)], undoable=True, done=self._report_saved)

    def _open_editor(self, about: str, note: str, colour: str, save: Callable[[str, str], None]) -> None:
        from aixreader.ui.marks.note_editor import NoteEditor

        editor = NoteEditor(about, note, colour, colour_names() if colour else (), self._context.window)
        editor.saved.connect(save)
        editor.open()

    def _report_saved(self) -> None:
        self._context.messages.status(self.tr("Note saved"))

    def _on_highlight_saved(self, *, has_note: bool) -> None:
        if self._page is not None:
            self._page.run_script(CLEAR_SELECTION)
        self._context.messages.status(self.tr("Note saved") if has_note else self.tr("Highlight added"))

    def _on_highlights_drawn(self, _count: object) -> None:
        if self._scroll_target and self._page is not None:
            self._page.run_script(scroll_script(self._scroll_target), self._on_scrolled)

    def _on_scrolled(self, is_there: object) -> None:
        if is_there:
            self._scroll_target = ""

    def _open_menu(self, name: str) -> None:
        menu = self.menu(name) if name else None
        if menu is not None:
            menu.popup(QCursor.pos())

    @Slot(bool)
    def _on_page_loaded(self, ok: bool) -> None:
        if ok:
            self.draw()


def _now() -> str:
    from aixreader.services.marks.mark_factory import now

    return now()
