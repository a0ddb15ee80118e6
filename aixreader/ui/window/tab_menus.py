"""Menus of tabs: of one tab, and the list of all, which the menu of the menu bar ends with too."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from aixreader.ui.base.action_table import SPECS, keys, translated
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.citing.clipboard_controller import ClipboardController
from aixreader.ui.window.reader_host import ReaderHost

if TYPE_CHECKING:
    from aixreader.model import Section
    from aixreader.ui.reader.tabs import Tabs

MAX_TITLE_LENGTH = 60
"""Characters of a title in the list."""
NUMBERED_TABS = 8


class TabMenus(QObject):
    """Opens the menus of the reader's tabs."""

    def __init__(self, context: ReaderContext, host: ReaderHost, clipboard: ClipboardController) -> None:
        super().__init__(context)
        self._context = context
        self._host = host
        self._clipboard = clipboard
        self._listed: list[QAction] = []
        context.actions.menu_of("tab").aboutToShow.connect(self._fill_menu_bar)
        host.reader_created.connect(self._on_reader_created)

    @property
    def _tabs(self) -> Tabs | None:
        return self._host.reader.tabs if self._host.reader is not None else None

    @Slot()
    def _on_reader_created(self) -> None:
        if self._host.reader is not None:
            self._host.reader.area.groups.menu_requested.connect(self.show_for_tab)
            self._host.reader.area.groups.list_requested.connect(self.show_list)

    @Slot(int, QPoint)
    def show_for_tab(self, index: int, position: QPoint) -> None:
        """Open the menu of one tab, whether it is in front or not."""
        tabs = self._tabs
        reader = self._host.reader
        if reader is None or tabs is None or not 0 <= index < tabs.count:
            return
        groups = reader.area.groups
        section = self._context.section_at(tabs.states[index].address)
        menu = self._context.actions.menu()
        entries: tuple[tuple[str, Callable[[], object], bool], ...] = (
            ("duplicate_tab", lambda: tabs.duplicate(index), True),
            ("tab_to_other", lambda: groups.move_to_other(index), groups.can_move),
            ("copy_permalink", lambda: self._copy_link(section), section is not None),
            ("", lambda: None, True),
            ("close_tab", lambda: tabs.close_tab(index), tabs.can_close),
            ("close_other_tabs", lambda: tabs.close_others(index), tabs.count > 1),
            ("close_right_tabs", lambda: tabs.close_right_of(index), index < tabs.count - 1),
            ("", lambda: None, True),
            ("reopen_tab", tabs.reopen, tabs.can_reopen),
        )
        for name, act, is_possible in entries:
            if not name:
                menu.addSeparator()
                continue
            action = menu.addAction(translated(SPECS[name].text))
            action.setEnabled(is_possible)
            action.triggered.connect(act)
        menu.popup(position)

    def _copy_link(self, section: Section | None) -> None:
        if section is not None:
            self._clipboard.copy_permalink_of(section)

    @Slot(QPoint)
    def show_list(self, position: QPoint) -> None:
        """Open the list of all tabs, at the one in front."""
        tabs = self._tabs
        if tabs is None:
            return
        menu = self._context.actions.menu()
        listed = self._add_list(menu, tabs)
        menu.popup(position)
        if listed:
            menu.setActiveAction(listed[tabs.current])

    @Slot()
    def _fill_menu_bar(self) -> None:
        """List the tabs at the end of the menu, in place of those of last time."""
        menu, tabs = self._context.actions.menu_of("tab"), self._tabs
        for action in self._listed:
            menu.removeAction(action)
            action.deleteLater()
        self._listed = []
        if tabs is not None and tabs.count > 1:
            self._listed = [menu.addSeparator(), *self._add_list(menu, tabs)]

    def _add_list(self, menu: QMenu, tabs: Tabs) -> list[QAction]:
        """Add an entry for each tab: the one in front is checked, and the first ones show their shortcuts."""
        listed = []
        for index, state in enumerate(tabs.states):
            title = state.title if len(state.title) <= MAX_TITLE_LENGTH else f"{state.title[:MAX_TITLE_LENGTH]}…"
            text = title.replace("&", "&&")
            if index < NUMBERED_TABS:
                text += f"\t{keys(SPECS[f'tab_{index + 1}'])[0]}"
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(index == tabs.current)
            action.triggered.connect(lambda _checked=False, index=index: tabs.go_to(index))
            listed.append(action)
        return listed
