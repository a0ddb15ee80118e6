"""Notes in the margin of the page that is read: placed, opened, and saved as they are typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Slot
from PySide6.QtGui import QIcon, QWheelEvent

from aixreader.ui.base.reader_context import PageView, ReaderContext
from aixreader.ui.marks.margin import GAP, MIN_WIDTH, Margin, MarginNote, margin_notes
from aixreader.ui.marks.note_card import NoteCard
from aixreader.ui.web.note_places import NotePlaces, note_places_script, parse_places
from aixreader.ui.web.page_selection import PageSelection
from aixreader.userdata.changes import Drop, Put
from aixreader.userdata.clock import now
from aixreader.userdata.records import MAX_TEXT_LENGTH, Annotation

if TYPE_CHECKING:
    from aixreader.model import Section
    from aixreader.services.marks.text_selection import Selection
    from aixreader.ui.marks.annotation_controller import AnnotationController
    from aixreader.ui.marks.marks_repository import MarksRepository

SETTLE_MS = 150
"""From the last movement of the page until it is asked again where its notes belong: it may be laid out anew."""
NEED = MIN_WIDTH + 2 * GAP


class MarginController(QObject):
    """Shows the notes of a page in a `Margin` over it. A note is edited there; what is typed is saved at once."""

    def __init__(self, context: ReaderContext, repository: MarksRepository, annotations: AnnotationController) -> None:
        super().__init__(context)
        self._context = context
        self._repository = repository
        self._annotations = annotations
        self._selection = PageSelection(context)
        self._page: PageView | None = None  # the page whose notes are shown
        self._places = NotePlaces()
        self._notes: dict[str, Annotation] = {}  # those of the page, in any order
        self._written: dict[str, Annotation] = {}  # as they were given to the repository, until it has them
        self._draft: Annotation | None = None  # a note on a section that is not saved: nothing was typed yet
        self._opened = ""
        self._wants_focus = False  # of the note that was opened, once it has a place
        self._requested_on = ""  # the page that was read then
        self._is_first_edit = True
        self._is_stale = False  # whether the page may have other notes than those known
        self._asked = 0
        self._margin: Margin | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self._on_settled)
        annotations.drawn.connect(self.refresh)
        annotations.note_requested.connect(self.open)
        context.page_moved.connect(self._on_page_moved)
        context.look.changed.connect(self._on_look_changed)
        context.actions.bind({"note": self.note, "margin": self.enter})

    @property
    def margin(self) -> Margin:
        """The margin; made with the first note."""
        if self._margin is None:
            margin = self._margin = Margin(self._context.tokens, self._icon, self._context.window)
            margin.card_made.connect(self._on_card_made)
            margin.pin_clicked.connect(self.open)
            margin.pin_left.connect(self._context.focus_page)
            margin.wheel_turned.connect(self._on_wheel_turned)
        return self._margin

    # ------------------------------------------------------------ what the user does

    def note(self) -> None:
        """Write a note on the selection, on the highlight that was made just now, or on the section that is read."""
        section = self._context.section
        self._selection.request(self._note_selection, lambda: self._note_section(section))

    def enter(self) -> None:
        """Go to the first note in sight; a status message without one."""
        names = [note.id for note in self._margin_notes() if note.top >= self._scrolled - GAP]
        if names:
            self.open(names[0])
        else:
            self._context.messages.status(self.tr("No notes from here on"))

    @Slot(str)
    def open(self, name: str) -> None:
        """Open a note of the page to be edited."""
        self._opened, self._wants_focus, self._requested_on = name, True, self._read_page
        self.refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        card = self._margin.edited_card if self._margin is not None else None
        if card is not None and card.is_dirty:
            card.flush()

    # ------------------------------------------------------------ placing

    @Slot()
    def refresh(self) -> None:
        """Look up which notes the page has, and ask the page where they belong."""
        page = self._context.page
        if page is None or page.is_leaving or self._context.session is None:
            self._clear()
            return
        if page is not self._page:
            self._clear()
            self._page = page
        marks = self._annotations.page_notes(self._opened)
        if self._draft is not None:
            marks.append(self._draft)
        self._notes = {mark.id: self._latest(mark) for mark in marks}
        self._is_stale = False
        if self._notes or self._places.width:
            self._ask(page)

    def _ask(self, page: PageView) -> None:
        """Ask the page where its notes belong."""
        highlights = [mark.id for mark in self._notes.values() if mark.quote]
        sections = {self._annotations.section_of(mark) for mark in self._notes.values() if not mark.quote}
        self._asked += 1
        number = self._asked
        script = note_places_script(highlights, sections, NEED / page.zoom_factor)
        page.run_script(script, lambda result: self._on_places(result, number))

    def _on_places(self, result: object, number: int) -> None:
        places = parse_places(result)
        if number != self._asked or self._page is not self._context.page:
            return
        if places is None:
            self._clear()
            return
        self._places = places if self._notes else NotePlaces()
        self._arrange()
        if self._wants_focus and self._opened in self.margin.cards:
            self._wants_focus = False
            self.margin.cards[self._opened].edit()
            self._arrange()

    def _margin_notes(self) -> list[MarginNote]:
        zoom = self._page.zoom_factor if self._page is not None else 1.0
        return margin_notes(self._notes.values(), self._places, zoom, self._annotations.section_of)

    @Slot()
    def _arrange(self) -> None:
        page = self._page
        if page is None or page is not self._context.page or (not self._notes and self._margin is None):
            return
        section_of = self._annotations.section_of
        self.margin.arrange_on(page, self._notes.values(), self._places, section_of, self._opened)

    @property
    def _scrolled(self) -> float:
        return self._page.viewport.offset.y() if self._page is not None else 0.0

    @property
    def _read_page(self) -> str:
        return self._context.section.page if self._context.section is not None else ""

    def _clear(self) -> None:
        self.flush()
        self._asked += 1
        self._timer.stop()
        self._page, self._places, self._notes = None, NotePlaces(), {}
        if not (self._wants_focus and self._requested_on == self._read_page):  # else it is being loaded
            self._draft, self._opened, self._wants_focus = None, "", False
        if self._margin is not None:
            self._margin.clear()

    # ------------------------------------------------------------ writing

    def _note_selection(self, selection: Selection) -> None:
        self._annotations.add(selection, done=lambda mark: self.open(mark.id))

    def _note_section(self, section: Section | None) -> None:
        session = self._context.session
        if section is None or session is None:
            return
        if name := self._annotations.latest_in(section.page) or self._annotations.note_on(section.id):
            self.open(name)
            return
        from aixreader.services.marks.mark_factory import MarkFactory

        factory = MarkFactory(session)
        # A large section's text takes long to read.
        self._context.jobs.start(
            lambda _report: factory.note(section, ""), done=lambda mark: self._begin_draft(mark, section.page)
        )

    def _begin_draft(self, mark: Annotation, page: str) -> None:
        """Let a note be written beside its section, or where another page is read meanwhile in a dialog."""
        if page == self._read_page:
            self._draft = mark
            self.open(mark.id)
            return
        from aixreader.ui.marks.note_editor import NoteEditor

        editor = NoteEditor(mark.title, "", "", (), self._context.window)
        editor.saved.connect(lambda note, _colour: self._save_draft(replace(mark, note=note)))
        editor.open()

    def _save_draft(self, mark: Annotation) -> None:
        if mark.note:
            self._repository.change([Put(mark)], undoable=True)

    def _latest(self, mark: Annotation) -> Annotation:
        return self._written.get(mark.id, mark)

    @Slot(NoteCard)
    def _on_card_made(self, card: NoteCard) -> None:
        card.typed.connect(self._arrange)
        card.edited.connect(self._on_edited)
        card.entered.connect(self._on_entered)
        card.left.connect(self._on_left)
        card.done.connect(self._context.focus_page)
        card.menu_requested.connect(self._on_menu_requested)
        card.link_requested.connect(self._context.open_external)

    @Slot(str, str)
    def _on_edited(self, name: str, text: str) -> None:
        """Save the text of a note."""
        mark, note = self._notes.get(name), text.strip()
        if mark is None or note == mark.note:
            return
        if len(note) > MAX_TEXT_LENGTH:
            problem = self.tr("Not saved: the note has {0} characters. A note has at most {1}.")
            self._context.messages.status(problem.format(f"{len(note):,}", f"{MAX_TEXT_LENGTH:,}"), 0)
            return
        changed = replace(mark, note=note, changed=now())
        self._notes[name] = self._written[name] = changed
        if self._draft is not None and self._draft.id == name:
            self._draft = None
        undoable, self._is_first_edit = self._is_first_edit, False  # undone at once is all that was typed in one go
        self._repository.change([Put(changed)], undoable=undoable, done=lambda: self._forget(changed))
        self._arrange()

    def _forget(self, mark: Annotation) -> None:
        if self._written.get(mark.id) is mark:
            del self._written[mark.id]

    @Slot(str)
    def _on_entered(self, name: str) -> None:
        self._opened, self._is_first_edit = name, True
        self._arrange()

    @Slot(str)
    def _on_left(self, name: str) -> None:
        """A note on a section that was left empty is none."""
        mark = self._notes.get(name)
        if mark is not None and not mark.note and not mark.quote:
            if self._draft is not None and self._draft.id == name:
                self._draft = None
            else:
                self._repository.change([Drop(mark.KIND, mark.id)], undoable=True)
        if self._opened == name:
            self._opened = ""
        self._is_stale = True
        self._timer.start()

    @Slot(str, QPoint)
    def _on_menu_requested(self, name: str, position: QPoint) -> None:
        menu = self._annotations.menu(name, in_margin=True)
        if menu is not None:
            menu.popup(position)

    @Slot(object)
    def _on_wheel_turned(self, event: object) -> None:
        if self._page is not None and isinstance(event, QWheelEvent):
            self._page.viewport.pass_on(event)

    @Slot()
    def _on_settled(self) -> None:
        if self._is_stale or self._page is None or self._page.is_leaving:
            self.refresh()
        else:  # to look through thousands of marks again takes long
            self._ask(self._page)

    @Slot()
    def _on_page_moved(self) -> None:
        if self._page is not self._context.page:
            self._clear()
            self._annotations.draw()  # marks may have changed since the page was in front
        elif self._notes:
            self._arrange()
            self._timer.start()

    @property
    def _icon(self) -> QIcon:
        return self._context.actions["note"].icon()

    @Slot()
    def _on_look_changed(self) -> None:
        if self._margin is not None:
            self._margin.set_look(self._context.tokens, self._icon)
            self._arrange()
