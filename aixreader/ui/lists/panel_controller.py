"""Keeps the panel of reading lists up to date, and carries out what is asked for there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu

from aixreader.ui.base.peek_rows import PeekRows
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.lists.list_menus import add_row_entries, fill_panel_menu
from aixreader.ui.lists.lists_panel import ListsPanel

if TYPE_CHECKING:
    from aixreader.knowledge.reading_lists import ResolvedEntry, ResolvedList
    from aixreader.ui.lists.list_editor import ListEditor
    from aixreader.ui.lists.list_exchange import ListExchange
    from aixreader.ui.lists.lists_source import ListsSource

LIST = "list:"
"""What a choice of the print dialog begins with."""


@dataclass(frozen=True, slots=True)
class PanelActs:
    """What is done elsewhere: `go` shows an entry, in a new tab or not, `resume` the next one to read."""

    editor: Callable[[], ListEditor]
    exchange: Callable[[], ListExchange]
    go: Callable[[ResolvedEntry, bool], None]
    resume: Callable[[], None]
    print: Callable[[str], None]


class PanelController(QObject):
    """Makes the `panel`."""

    def __init__(self, context: ReaderContext, source: ListsSource, acts: PanelActs) -> None:
        super().__init__(context)
        self._context = context
        self._source = source
        self._acts = acts
        self.panel = ListsPanel(
            context.tokens,
            context.actions["import_list"],
            [context.actions[name] for name in ("previous_in_list", "next_in_list")],
            context.window,
        )
        PeekRows(context, self.panel.view, self._address_at, space=False)
        self._menu = QMenu(self.panel)
        self.panel.menu_button.setMenu(self._menu)
        self._connect()

    def _connect(self) -> None:
        panel, context = self.panel, self._context
        self._menu.aboutToShow.connect(self._on_menu_about_to_show)
        panel.list_chosen.connect(self._source.choose)
        panel.continued.connect(self._acts.resume)
        panel.became_visible.connect(self.refresh)
        panel.menu_requested.connect(self._on_menu_requested)
        panel.view.opened.connect(self._on_opened)
        panel.view.ticked.connect(self._on_ticked)
        panel.view.removal_requested.connect(self._on_removal_requested)
        panel.view.rename_requested.connect(self._on_rename_requested)
        panel.view.step_requested.connect(self._on_step_requested)
        panel.model.moved.connect(self._on_moved)
        self._source.changed.connect(self.refresh)
        self._source.chosen.connect(self.refresh)
        context.section_changed.connect(self._on_section_changed)
        context.look.changed.connect(self._on_look_changed)

    @Slot()
    def refresh(self) -> None:
        """Show the chosen list, if the panel is seen; the first one where the chosen one does not exist."""
        panel, source = self.panel, self._source
        if not panel.isVisible():
            return
        lists = source.lists
        if source.current is None and lists:
            source.choose(lists[0].id)  # comes back here
            return
        current = source.current
        panel.show_lists(lists, current.id if current is not None else "")
        former = panel.model.entry(panel.view.currentIndex())
        entries = current.entries if current is not None else ()
        panel.model.show(entries, source.is_read, is_own=current is not None and current.is_own)
        progress = source.progress(current) if current is not None else None
        panel.show_list(current, progress, source.index_of(self._context.section))
        if entries and not panel.view.currentIndex().isValid():
            self._select(former)

    def _select(self, former: ResolvedEntry | None) -> None:
        """Make the row current that was it before, else that of what is read, else the first that is not read."""
        model, unread = self.panel.model, self._source.first_unread()
        here = self._source.entry_of(self._context.section)
        rows = (model.row_of(entry.section.id) for entry in (former, here, unread) if entry is not None)
        row = next((row for row in rows if row is not None), 0)
        self.panel.view.setCurrentIndex(model.index(row, 0))

    @Slot()
    def _on_section_changed(self) -> None:
        """Mark the row of what is read; it becomes the current one, unless the keyboard is among the rows."""
        if not self.panel.isVisible():
            return
        row = self._source.index_of(self._context.section)
        self.panel.model.set_here(row)
        if row is not None and not self.panel.view.hasFocus():
            self.follow()

    def follow(self) -> None:
        """Make the row of what is read the current one, also while the keyboard is among the rows."""
        row = self._source.index_of(self._context.section)
        if self.panel.isVisible() and row is not None:
            self.panel.view.setCurrentIndex(self.panel.model.index(row, 0))

    @Slot()
    def _on_look_changed(self) -> None:
        self.panel.set_tokens(self._context.tokens)

    @property
    def selected(self) -> list[ResolvedEntry]:
        """The entries of the selected rows."""
        return self._entries(self.panel.view.selected)

    def _entries(self, indexes: list[QModelIndex] | tuple[QModelIndex, ...]) -> list[ResolvedEntry]:
        return [entry for index in indexes if (entry := self.panel.model.entry(index)) is not None]

    def _address_at(self, index: QModelIndex) -> str:
        entry, session = self.panel.model.entry(index), self._context.session
        return session.address(entry.section.id) if entry is not None and session is not None else ""

    @Slot(QModelIndex, bool)
    def _on_opened(self, index: QModelIndex, new_tab: bool) -> None:
        entry = self.panel.model.entry(index)
        if entry is not None:
            self._acts.go(entry, new_tab)

    @Slot(list)
    def _on_ticked(self, indexes: list[QModelIndex]) -> None:
        entries = self._entries(indexes)
        if entries:
            all_read = all(self._source.is_read(entry.section.id) for entry in entries)
            self._acts.editor().mark([entry.section for entry in entries], is_read=not all_read)

    @Slot()
    def _on_removal_requested(self) -> None:
        if self._source.own is not None and self.selected:
            self._acts.editor().remove(self._source.wanted, [entry.section.id for entry in self.selected])

    @Slot()
    def _on_rename_requested(self) -> None:
        self._acts.editor().ask_to_rename(self._source.wanted)

    @Slot(int)
    def _on_step_requested(self, rows: int) -> None:
        entry = self.panel.model.entry(self.panel.view.currentIndex())
        if entry is not None:
            self._acts.editor().step(self._source.wanted, entry.section.id, rows)

    @Slot(list, str)
    def _on_moved(self, names: list[str], before: str) -> None:
        self._acts.editor().move(self._source.wanted, names, before)

    @Slot(QPoint)
    def _on_menu_requested(self, position: QPoint) -> None:
        self.row_menu().popup(position)

    def row_menu(self) -> QMenu:
        """The menu of the selected rows; that of the panel where none is."""
        current, chosen, session = self._source.current, self.selected, self._context.session
        if current is None or session is None or not chosen:
            menu = self._context.actions.menu()
            self._fill(menu)
            return menu
        address = session.address(chosen[0].section.id)
        menu = self._context.menu_for(address) if len(chosen) == 1 else self._context.actions.menu()
        menu.addSeparator()
        add_row_entries(menu, current, chosen, self._acts.editor(), self._source.is_read)
        return menu

    @Slot()
    def _on_menu_about_to_show(self) -> None:
        self._menu.clear()
        self._fill(self._menu)

    def _fill(self, menu: QMenu) -> None:
        fill_panel_menu(
            menu,
            self._source.current,
            self._acts.editor(),
            has_bookmarks=bool(self._source.records.marks.bookmarks),
            acts={"print": self._print, "share": self._share, "import": self._acts.exchange().ask_to_import},
        )

    @Slot()
    def _print(self) -> None:
        self._acts.print(f"{LIST}{self._source.wanted}")

    @Slot()
    def _share(self) -> None:
        current: ResolvedList | None = self._source.current
        if current is not None:
            self._acts.exchange().ask_to_share(current, self._source.own)
