"""The list of highlights and notes: all of them, or those of the page that is read."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QObject, QPoint, Slot
from PySide6.QtWidgets import QToolButton

from aixreader.ui.base.filtered_list import FilteredList
from aixreader.ui.base.peek_rows import PeekRows
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.marks.annotation_controller import AnnotationController
from aixreader.ui.marks.notes_delegate import NotesDelegate
from aixreader.ui.marks.notes_model import NotesModel
from aixreader.userdata.collection import Collection
from aixreader.userdata.records import Annotation


class NotesController(QObject):
    """Owns the `panel` of notes and its `model`, and carries out what is chosen there."""

    def __init__(self, context: ReaderContext, annotations: AnnotationController) -> None:
        super().__init__(context)
        self._context = context
        self._annotations = annotations
        self._shown: tuple[Collection, Mapping[str, int], Mapping[str, str]] = (Collection(), {}, {})
        self._page = ""
        self.model = NotesModel(self)
        self.panel = FilteredList(
            self.model,
            self.tr("Notes"),
            self.tr(
                "No notes here yet. Select words in the page: the toolbar that appears has colours to highlight them,"
                " and a note. Ctrl+Alt+N notes something on the section."
            ),
            context.window,
            context.actions["note"],
        )
        self._delegate = NotesDelegate(context.tokens, self.panel.view)
        self.panel.view.setItemDelegate(self._delegate)
        self.page_button = QToolButton(self.panel)
        self.page_button.setText(self.tr("This page"))
        self.page_button.setToolTip(self.tr("Show only the highlights and notes of the page that is read"))
        self.page_button.setObjectName("chip")
        self.page_button.setCheckable(True)
        self.panel.head.addWidget(self.page_button)
        self._connect()

    def _connect(self) -> None:
        panel = self.panel
        panel.filter_changed.connect(self.model.set_filter)
        panel.activated.connect(self._on_chosen)
        panel.removal_requested.connect(self._on_removal_requested)
        panel.menu_requested.connect(self._on_menu_requested)
        PeekRows(self._context, panel.view, self._address_at)
        self.page_button.toggled.connect(self._refresh)
        self._context.section_changed.connect(self._on_section_changed)

    def show(self, marks: Collection, order: Mapping[str, int], states: Mapping[str, str]) -> None:
        """List notes in the `order` of their sections; `states` are results of the review by id."""
        self._shown = marks, order, states
        self._refresh()

    def refresh_look(self) -> None:
        """Draw in the colours of the current look."""
        self._delegate.set_tokens(self._context.tokens)
        self.panel.view.viewport().update()

    @Slot()
    def _refresh(self) -> None:
        from aixreader.services.marks.marks_list import notes_in_order

        marks, order, states = self._shown
        self._page = self._current_page
        notes = notes_in_order(marks, order)
        if self.page_button.isChecked():
            notes = [mark for mark in notes if self._page_of(mark) == self._page]
        self.model.show(notes, states)

    @property
    def _current_page(self) -> str:
        section = self._context.section
        return section.page if section is not None else ""

    def _page_of(self, mark: Annotation) -> str | None:
        session = self._context.session
        section = session.edition.sections.get(self._annotations.section_of(mark)) if session is not None else None
        return section.page if section is not None else None

    @Slot()
    def _on_section_changed(self) -> None:
        if self.page_button.isChecked() and self._current_page != self._page:
            self._refresh()

    @Slot(QModelIndex, bool)
    def _on_chosen(self, index: QModelIndex, new_tab: bool) -> None:
        mark = self.model.note(index)
        if mark is not None:
            self._annotations.show(mark.id, new_tab=new_tab)

    def _address_at(self, index: QModelIndex) -> str:
        mark = self.model.note(index)
        return self._context.address_of(self._annotations.section_of(mark)) if mark is not None else ""

    @Slot()
    def _on_removal_requested(self) -> None:
        self._annotations.remove([mark.id for mark in self._chosen])

    @Slot(QPoint)
    def _on_menu_requested(self, position: QPoint) -> None:
        chosen = self._chosen
        menu = self._annotations.menu(chosen[0].id) if len(chosen) == 1 else None
        if menu is not None:
            menu.popup(position)

    @property
    def _chosen(self) -> list[Annotation]:
        return [mark for index in self.panel.selected if (mark := self.model.note(index)) is not None]
