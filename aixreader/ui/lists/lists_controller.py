"""Reading lists: joins panel, source, editor and files; goes through the chosen list; notices what was read.

Signals: `state_changed()` when another list was chosen; `print_requested(choice)` with a choice of the print dialog.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.lists.lists_source import ListsSource, Records
from aixreader.ui.lists.reading_watch import ReadingWatch
from aixreader.userdata.session_state import SessionState

if TYPE_CHECKING:
    from aixreader.knowledge.reading_lists import ResolvedEntry
    from aixreader.model import Section
    from aixreader.ui.lists.list_editor import ListEditor
    from aixreader.ui.lists.list_exchange import ListExchange
    from aixreader.ui.lists.panel_controller import PanelController
    from aixreader.userdata.records import ReadingList

PART = "lists"
"""The name of the panel among the marks."""


class ListsController(QObject):
    """`show_part()` brings the panel in front. While `is_recording()` is false, as in a scripted run, nothing that is
    read is recorded by itself. What is not needed at the start is made when it is asked for.
    """

    state_changed = Signal()
    print_requested = Signal(str)

    def __init__(
        self,
        context: ReaderContext,
        records: Records,
        show_part: Callable[[], None],
        is_recording: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(context)
        self._context = context
        self._show_part = show_part
        self._is_recording = is_recording
        self.source = ListsSource(context, records)
        self._panel: PanelController | None = None
        self._editor: ListEditor | None = None
        self._exchange: ListExchange | None = None
        self.watch = ReadingWatch(context, self._watched_entry, self.source.is_read)
        self.watch.finished.connect(self._on_finished)
        self.source.changed.connect(self.watch.refresh)
        self.source.chosen.connect(self._on_chosen)
        context.link_menu.add_section_entries(self._add_section_entries)
        context.actions.bind(
            {
                "reading_lists": self.show,
                "next_in_list": lambda: self.step(1),
                "previous_in_list": lambda: self.step(-1),
                "section_read": self.toggle_read,
                "add_to_list": self.ask_to_add,
                "import_list": self._ask_to_import,
            },
            checks={"section_read": self._is_section_read},
            conditions=self._active_conditions,
        )

    # ------------------------------------------------------------ parts, made when they are asked for

    @property
    def editor(self) -> ListEditor:
        """Makes changes to lists."""
        if self._editor is None:
            from aixreader.ui.lists.list_editor import ListEditor

            self._editor = ListEditor(self._context, self.source)
        return self._editor

    @property
    def exchange(self) -> ListExchange:
        """Reads and writes files."""
        if self._exchange is None:
            from aixreader.ui.lists.list_exchange import ListExchange

            self._exchange = ListExchange(self._context, self._on_read)
        return self._exchange

    def make_panel(self) -> QWidget:
        """The panel, made at its first use."""
        if self._panel is None:
            from aixreader.ui.lists.panel_controller import PanelActs, PanelController

            acts = PanelActs(
                lambda: self.editor,
                lambda: self.exchange,
                lambda entry, new_tab: self.go(entry, new_tab=new_tab),
                self.resume,
                self.print_requested.emit,
            )
            self._panel = PanelController(self._context, self.source, acts)
        return self._panel.panel

    # ------------------------------------------------------------ what the window asks for

    @Slot(str)
    def show(self, name: str = "") -> None:
        """Bring the panel in front with the list `name`, "" for the one that was chosen last."""
        lists = self.source.lists
        if name and any(each.id == name for each in lists):
            self.source.choose(name)
        elif self.source.current is None and lists:
            self.source.choose(lists[0].id)
        self._show_part()

    def titles(self) -> list[tuple[str, str]]:
        """The ids and titles of all lists."""
        return [(each.id, each.title) for each in self.source.lists if each.entries]

    def restore(self, state: SessionState) -> None:
        """Choose the list of the last run."""
        if state.reading_list:
            self.source.choose(state.reading_list)

    def save(self, state: SessionState, *, private: bool) -> SessionState:
        """`state` with the chosen list, unless reading is `private`."""
        return state if private else replace(state, reading_list=self.source.wanted)

    @Slot()
    def forget(self) -> None:
        """Choose no list: the user removes all data."""
        self.source.choose("")

    def _ask_to_import(self) -> None:
        self.exchange.ask_to_import()

    def load(self, path: Path) -> None:
        """Import the list in a file."""
        self.exchange.load(path)

    def ask_to_add(self, sections: Sequence[Section] = ()) -> None:
        """Open a menu of the lists that the section that is read, or `sections`, can be added to."""
        section = self._context.section
        chosen = sections or ((section,) if section is not None else ())
        if not chosen:
            return
        menu = self._context.actions.menu()
        self._fill_adding(menu, chosen)
        window = self._context.window
        pointer = window.mapFromGlobal(QCursor.pos())
        menu.popup(window.mapToGlobal(pointer if window.rect().contains(pointer) else window.rect().center()))

    @Slot(list)
    def add_named(self, names: list[str]) -> None:
        """Open the same menu for sections by their ids."""
        session = self._context.session
        named = (session.named(name) for name in names) if session is not None else ()
        self.ask_to_add([section for section in named if section is not None])

    # ------------------------------------------------------------ going through the list

    def step(self, by: int) -> None:
        """Go to the next entry of the chosen list (`by` 1), or the previous one (-1); from elsewhere to the first that
        is not read.
        """
        current, index = self.source.current, self.source.index_of(self._context.section)
        if current is None:
            return
        if index is None:
            self.resume()
        elif 0 <= index + by < len(current.entries):
            self.go(current.entries[index + by])

    @Slot()
    def resume(self) -> None:
        """Go to the first entry that is not read, to the first of all where all are."""
        current = self.source.current
        entries = current.entries if current is not None else ()
        entry = self.source.first_unread() or next(iter(entries), None)
        if entry is not None:
            self.go(entry)

    def toggle_read(self) -> None:
        """Mark the entry that is read as read, or as unread."""
        entry = self.source.entry_of(self._context.section)
        if entry is not None:
            self.editor.mark([entry.section], is_read=not self.source.is_read(entry.section.id))

    def go(self, entry: ResolvedEntry, *, new_tab: bool = False) -> None:
        """Show the section of an entry."""
        session = self._context.session
        if session is not None:
            address = session.address(entry.section.id)
            (self._context.open_tab if new_tab else self._context.go)(address)
        if self._panel is not None and not new_tab:
            self._panel.follow()

    def _is_section_read(self) -> bool:
        entry = self.source.entry_of(self._context.section)
        return entry is not None and self.source.is_read(entry.section.id)

    def _active_conditions(self) -> Iterator[str]:
        current = self.source.current
        if current is None or not current.entries:
            return
        index = self.source.index_of(self._context.section)
        if index is not None:
            yield "in_list"
        if index is None or index < len(current.entries) - 1:
            yield "list_next"
        if index:
            yield "list_previous"

    # ------------------------------------------------------------ reading to the end

    def _watched_entry(self) -> ResolvedEntry | None:
        if not self._is_recording() or self._context.settings.private or self.source.records.is_read_only:
            return None
        return self.source.entry_of(self._context.section)

    @Slot(object)
    def _on_finished(self, finished: object) -> None:
        section, session = cast("Section", finished), self._context.session
        self.editor.mark([section], is_read=True)
        if session is None:
            return
        text = self.tr("Read to the end (Ctrl+Z to undo): {0}")
        self._context.messages.status(text.format(session.names.of(section)))

    def _on_read(self, record: ReadingList) -> None:
        """Take a list that was read from a file."""
        self.editor.import_list(record)
        self._show_part()

    @Slot()
    def _on_chosen(self) -> None:
        self.watch.refresh()
        self._context.actions.refresh()
        self.state_changed.emit()

    def _add_section_entries(self, menu: QMenu, section: Section) -> None:
        self._fill_adding(menu.addMenu(self.tr("Add to reading &list")), (section,))

    def _fill_adding(self, menu: QMenu, sections: Sequence[Section]) -> None:
        from aixreader.ui.lists.list_menus import fill_adding_menu

        fill_adding_menu(menu, self.source.records.marks.reading_lists, sections, lambda: self.editor)
