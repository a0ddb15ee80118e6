"""Shows the toolbar at a highlight that was clicked: its colours, a note, copy, remove."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.marks.annotation_controller import AnnotationController
from aixreader.ui.marks.marks_repository import MarksRepository
from aixreader.ui.marks.placed_bar import PlacedBar
from aixreader.ui.marks.selection_bar import SelectionBar
from aixreader.ui.web.highlights import mark_box_script
from aixreader.userdata.records import COLOURS, Annotation


class HighlightBarController(QObject):
    """Shows a `SelectionBar` at the highlight that `annotations` tell was clicked, until the user goes on."""

    def __init__(self, context: ReaderContext, repository: MarksRepository, annotations: AnnotationController) -> None:
        super().__init__(context)
        self._context = context
        self._repository = repository
        self._annotations = annotations
        self._mark = ""
        self._placed = PlacedBar(context, self._make_bar)
        self._placed.hidden.connect(self._forget)
        annotations.clicked.connect(self.show)
        repository.changed.connect(self._on_marks_changed)
        context.selection_changed.connect(self._on_selection_changed)
        context.page_escaped.connect(self._placed.hide)

    @property
    def bar(self) -> SelectionBar:
        """The toolbar; made with the first click."""
        return self._placed.bar

    def _make_bar(self) -> SelectionBar:
        make = self._context.actions.make
        actions = [
            make("note", self.tr("Add note"), self._edit),
            make("quote", self.tr("Copy with citation"), self._copy),
            make("remove", self.tr("Remove highlight"), self._remove),
        ]
        bar = SelectionBar(self._context.tokens, COLOURS, actions, self._context.window)
        bar.setAccessibleName(self.tr("Highlight toolbar"))
        bar.colour_chosen.connect(self._set_colour)
        return bar

    @Slot(str)
    def show(self, name: str) -> None:
        """Show the toolbar at the highlight with the id `name`; "" hides it."""
        mark = self._repository.marks.find(Annotation, name) if name else None
        self._placed.hide()
        if mark is not None:
            self._mark = mark.id
            self.bar.show_colour(mark.colour or COLOURS[0])
            self._placed.ask(mark_box_script(mark.id))

    def focus(self) -> bool:
        """Give the toolbar the keyboard focus; false where it is not shown."""
        if self._placed.is_shown:
            self.bar.focus_current()
        return self._placed.is_shown

    @Slot()
    def _edit(self) -> None:
        self._annotations.edit(self._taken())

    @Slot()
    def _copy(self) -> None:
        self._annotations.copy([self._taken()])

    @Slot()
    def _remove(self) -> None:
        self._annotations.remove([self._taken()])

    @Slot(str)
    def _set_colour(self, colour: str) -> None:
        self._annotations.set_colour([self._taken()], colour)

    def _taken(self) -> str:
        """The highlight at which the toolbar is shown, and was."""
        name = self._mark
        self._placed.hide()
        return name

    @Slot()
    def _forget(self) -> None:
        self._mark = ""

    @Slot()
    def _on_marks_changed(self) -> None:
        if self._mark and self._repository.marks.find(Annotation, self._mark) is None:
            self._placed.hide()

    @Slot()
    def _on_selection_changed(self) -> None:
        """Hide it where there is a selection, which has a toolbar of its own."""
        page = self._context.page
        if self._mark and (page is None or page.selected_text):
            self._placed.hide()
