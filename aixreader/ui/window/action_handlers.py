"""Handlers of the window's own actions: view, navigation, tabs, help. Parts bind handlers for the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication

from aixreader.ui.base import zoom
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.own_pages import ABOUT, CHANGES, GLOSSARY, HOME, SAVED_LINKS, SHORTCUTS, SOURCE, USING
from aixreader.ui.window.peek_controller import PeekController
from aixreader.ui.window.reader_host import ReaderHost
from aixreader.ui.window.section_steps import SectionSteps
from aixreader.ui.window.split_controller import SplitController
from aixreader.ui.window.tab_menus import NUMBERED_TABS, TabMenus
from aixreader.ui.window.window_parts import WindowParts

if TYPE_CHECKING:
    from aixreader.ui.reader.reader import Reader

Handlers = dict[str, Callable[[], object]]


class ActionHandlers:
    """Binds actions to their handlers."""

    def __init__(self, context: ReaderContext, window: MainWindow, host: ReaderHost, parts: WindowParts) -> None:
        self._context = context
        self._window = window
        self._host = host
        self._parts = parts
        self._tab_menus = TabMenus(context, host, parts.clipboard)
        self._split = SplitController(context, host)
        self._peek = PeekController(context, host)
        self._steps = SectionSteps(context, host)
        handlers = self._view_handlers() | self._navigation_handlers() | self._tab_handlers() | {"quit": window.close}
        context.actions.bind(handlers, conditions=self._active_conditions)

    def _active_conditions(self) -> Iterator[str]:
        """The conditions that are currently met, by the names that `ActionSpec.enabled_when` uses."""
        context, reader = self._context, self._host.reader
        if context.session is None or reader is None or reader.tabs.page is None:
            return
        section = context.section
        active = {
            "content": True,
            "section": section is not None,
            "permalink": section is not None and bool(section.web_address),
            "back": reader.pane is not None and reader.pane.can_go_back,
            "forward": reader.pane is not None and reader.pane.can_go_forward,
            "tabs": reader.tabs.count > 1,
            "closable": reader.tabs.can_close or reader.area.is_in_peek or reader.area.is_in_edition,
            "tabs_right": reader.tabs.current < reader.tabs.count - 1,
            "closed": reader.tabs.can_reopen,
        }
        yield from (name for name, is_active in active.items() if is_active)

    def zoom_by(self, steps: int) -> None:
        """Zoom in or out by `steps`; 0 resets to 100 %. Applies to the table that has the focus, else to all pages."""
        table = self._parts.table.focused
        if table is not None:
            table.view.zoom_by(steps)
            return
        self._context.settings_model.change(zoom=zoom.step(self._context.settings.zoom, steps))
        text = QCoreApplication.translate("ActionHandlers", "Zoom: {0} %")
        self._context.messages.status(text.format(self._context.settings.zoom))

    def _view_handlers(self) -> Handlers:
        return {
            "find": self._find,
            "find_next": self._host.with_reader(lambda reader: self._find_again(reader, forward=True)),
            "find_previous": self._host.with_reader(lambda reader: self._find_again(reader, forward=False)),
            "switch": lambda: self._switch(1),
            "switch_back": lambda: self._switch(-1),
            "source": self._show_source,
            "zoom_in": lambda: self.zoom_by(1),
            "zoom_out": lambda: self.zoom_by(-1),
            "zoom_reset": lambda: self.zoom_by(0),
        }

    def _navigation_handlers(self) -> Handlers:
        go, with_reader = self._context.go, self._host.with_reader
        return {
            "back": with_reader(lambda reader: reader.pane and reader.pane.back()),
            "forward": with_reader(lambda reader: reader.pane and reader.pane.forward()),
            "home": lambda: go(HOME),
            "previous_section": lambda: self._steps.step(-1),
            "next_section": lambda: self._steps.step(1),
            "top": lambda: go(self._context.session.home() if self._context.session else HOME),
            "saved_links": lambda: go(SAVED_LINKS),
            "glossary": lambda: go(GLOSSARY),
            "help": lambda: go(USING),
            "shortcuts": lambda: go(SHORTCUTS),
            "changes": lambda: go(CHANGES),
            "about": lambda: go(ABOUT),
        }

    def _tab_handlers(self) -> Handlers:
        on_tabs = self._host.with_reader
        return {
            "new_tab": on_tabs(lambda reader: reader.tabs.open(HOME)),
            "duplicate_tab": on_tabs(lambda reader: reader.tabs.duplicate(reader.tabs.current)),
            "close_other_tabs": on_tabs(lambda reader: reader.tabs.close_others(reader.tabs.current)),
            "close_right_tabs": on_tabs(lambda reader: reader.tabs.close_right_of(reader.tabs.current)),
            "close_tab": on_tabs(self._close_front),
            "reopen_tab": on_tabs(lambda reader: reader.tabs.reopen()),
            "all_tabs": on_tabs(lambda reader: reader.tabs.request_list()),
            "next_tab": on_tabs(lambda reader: reader.tabs.go_by(1)),
            "previous_tab": on_tabs(lambda reader: reader.tabs.go_by(-1)),
            "tab_last": on_tabs(lambda reader: reader.tabs.go_to(-1)),
            **{f"tab_{number}": self._go_to_tab(number - 1) for number in range(1, NUMBERED_TABS + 1)},
        }

    def _go_to_tab(self, index: int) -> Callable[[], None]:
        return self._host.with_reader(lambda reader: reader.tabs.go_to(index))

    def _find(self) -> None:
        """Start a search in the table that has the focus, else in the page."""
        table = self._parts.table.focused
        if table is not None:
            table.start()
        elif self._host.reader is not None:
            self._host.reader.start_find()

    def _find_again(self, reader: Reader, *, forward: bool) -> None:
        if reader.find_bar.isHidden() and self._parts.search.has_highlights:
            self._parts.search.step(1 if forward else -1)
        elif reader.find_bar.isHidden():
            reader.start_find()
        elif forward:
            reader.find_bar.find_next()
        else:
            reader.find_bar.find_previous()

    @staticmethod
    def _close_front(reader: Reader) -> None:
        """Close what is in front: the peek, the other edition, or the tab."""
        if reader.area.is_in_peek:
            reader.area.close_peek()
        elif reader.area.is_in_edition:
            reader.area.close_edition()
        else:
            reader.tabs.close_tab(reader.tabs.current)

    def _switch(self, by: int) -> None:
        """Move the keyboard focus to the pane `by` further on (1 or -1): sidebar, page, peek, and around."""
        sidebar, reader = self._window.sidebar, self._host.reader
        is_in_sidebar = sidebar.isAncestorOf(self._window.focusWidget())
        if reader is None or not reader.area.focus_next(by, enter=is_in_sidebar):
            self._context.show_panel(sidebar.panel)

    def _show_source(self) -> None:
        if self._context.section is not None:
            self._context.go(SOURCE + quote(self._context.section.id, safe=""))
