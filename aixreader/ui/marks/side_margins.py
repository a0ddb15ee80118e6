"""Notes in the margins of pages that are seen but not in front: the other half of a split view, the peek.

They are shown there, and edited once their page is in front.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QPoint, QTimer, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from aixreader.ui.base.reader_context import PageView, ReaderContext
from aixreader.ui.marks.margin import Margin
from aixreader.ui.marks.margin_controller import NEED, SETTLE_MS
from aixreader.ui.marks.note_card import NoteCard
from aixreader.ui.web.note_places import NotePlaces, note_places_script, parse_places
from aixreader.userdata.records import Annotation

if TYPE_CHECKING:
    from aixreader.ui.marks.annotation_controller import AnnotationController


class SideMargin(QObject):
    """The notes beside `view`. One that is clicked is opened in front."""

    def __init__(self, context: ReaderContext, annotations: AnnotationController, view: PageView) -> None:
        super().__init__(context)
        from aixreader.ui.web.viewport import Viewport

        self.view = view
        self._annotations = annotations
        self._notes: list[Annotation] = []
        self._places = NotePlaces()
        self._has_ended = False
        self.margin = Margin(context.tokens, context.actions["note"].icon(), context.window)
        self.margin.card_made.connect(self._on_card_made)
        self.margin.pin_clicked.connect(self._open)
        self.margin.wheel_turned.connect(self._on_wheel_turned)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self.refresh)
        if isinstance(view.viewport, Viewport):
            view.viewport.moved.connect(self._on_moved)

    @Slot()
    def refresh(self) -> None:
        """Look up the notes of the page, and ask it where they belong."""
        if self._has_ended or self.view.is_leaving:
            self.margin.clear()
            return
        self._notes = self._annotations.page_notes(view=self.view)
        if not self._notes and not self._places.width:
            return
        highlights = [mark.id for mark in self._notes if mark.quote]
        sections = {self._annotations.section_of(mark) for mark in self._notes if not mark.quote}
        self.view.run_script(note_places_script(highlights, sections, NEED / self.view.zoom_factor), self._on_places)

    def end(self) -> None:
        """Show nothing more: the page is in front, or gone."""
        self._has_ended = True
        self._timer.stop()
        if shiboken6.isValid(self.margin):  # type: ignore[no-untyped-call]  # no types are shipped
            self.margin.clear()
            self.margin.deleteLater()
        self.deleteLater()

    def _on_places(self, result: object) -> None:
        if not self._has_ended:
            self._places = parse_places(result) or NotePlaces()
            self._arrange()

    def _arrange(self) -> None:
        if self.view.is_leaving or not self._places.width:
            self.margin.clear()
        else:
            self.margin.arrange_on(self.view, self._notes, self._places, self._annotations.section_of)

    @Slot()
    def _on_moved(self) -> None:
        if not self._has_ended and self._notes:
            self._arrange()
            self._timer.start()

    @Slot(NoteCard)
    def _on_card_made(self, card: NoteCard) -> None:
        card.text.setReadOnly(True)
        card.entered.connect(self._open)
        card.menu_requested.connect(self._on_menu_requested)

    @Slot(str)
    def _open(self, name: str) -> None:
        """Bring the page to the front, and open the note there."""
        if isinstance(self.view, QWidget):
            self.view.setFocus()
        QTimer.singleShot(0, self._annotations, lambda: self._annotations.note_requested.emit(name))

    @Slot(str, QPoint)
    def _on_menu_requested(self, name: str, position: QPoint) -> None:
        menu = self._annotations.menu(name, in_margin=True)
        if menu is not None:
            menu.popup(position)

    @Slot(object)
    def _on_wheel_turned(self, event: object) -> None:
        if not self.view.is_leaving and isinstance(event, QWheelEvent):
            self.view.viewport.pass_on(event)


class SideMargins(QObject):
    """Keeps a `SideMargin` for each page that is seen beside the one in front."""

    def __init__(self, context: ReaderContext, annotations: AnnotationController) -> None:
        super().__init__(context)
        self._context = context
        self._annotations = annotations
        self.margins: list[SideMargin] = []
        annotations.drawn.connect(self.refresh)
        for signal in (context.beside_loaded, context.page_changed, context.look.changed, context.session_changed):
            signal.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show the notes of the pages that are seen now."""
        front, session = self._context.page, self._context.session
        views = [view for view in self._context.seen_pages if view is not front and not view.is_leaving]
        views = views if session is not None else []
        for margin in [margin for margin in self.margins if margin.view not in views]:
            self.margins.remove(margin)
            margin.end()
        known = [margin.view for margin in self.margins]
        self.margins += [SideMargin(self._context, self._annotations, view) for view in views if view not in known]
        for margin in self.margins:
            margin.margin.set_look(self._context.tokens, self._context.actions["note"].icon())
            margin.refresh()
