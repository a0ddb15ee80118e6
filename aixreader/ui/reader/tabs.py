"""The tabs of the reader. Only the tabs that were active lately have a live page; the others are unloaded.

Signals: `current_changed()` when another tab is in front; `changed()` when something that is saved between runs has
changed; `emptied()` when the last tab of one of two groups was closed; `menu_requested(index, global_pos)` for the menu
of a tab; `list_requested(global_pos)` for the list of all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from aixreader.control_characters import one_line
from aixreader.services.tables.table_state import is_table_link
from aixreader.ui.reader.tab import Tab
from aixreader.ui.reader.tab_bar import TabRow
from aixreader.ui.web.tab_view import TabView
from aixreader.userdata.session_state import MAX_TABS, TabState

if TYPE_CHECKING:
    from aixreader.ui.reader.tab import Page
    from aixreader.ui.web.pane import Pane

MAX_LIVE_PAGES = 5  # a page costs some 40 MB; each of two groups has two fewer
MAX_CLOSED_TABS = 20


class Tabs(QWidget):
    """A bar of tabs over the page of the one in front. There is always at least one once `open` was called.

    `header` is placed between bar and pages; `make_page(parent, address)` makes and connects the view for an address;
    `title_of(address)` gives the title of an address. Two groups share `closed_tabs`, the last one first.
    """

    current_changed = Signal()
    changed = Signal()
    emptied = Signal()
    menu_requested = Signal(int, QPoint)
    list_requested = Signal(QPoint)

    def __init__(
        self,
        header: QWidget,
        make_page: Callable[[QWidget, str], Page],
        title_of: Callable[[str], str],
        parent: QWidget | None = None,
        closed_tabs: list[TabState] | None = None,
    ) -> None:
        super().__init__(parent)
        self.header = header
        self._make_page, self._title_of = make_page, title_of
        self._tabs: list[Tab] = []
        self._closed_tabs = closed_tabs if closed_tabs is not None else []
        self._is_beside_others = False
        self._activations = 0
        self._row = TabRow(self)
        self.bar, self.list_button = self._row.bar, self._row.list_button
        self._stack = QStackedWidget(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._row)
        layout.addWidget(self.header)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.bar.currentChanged.connect(self._on_current_changed)
        self.bar.close_requested.connect(self.close_tab)
        self.bar.moved.connect(self._on_moved)
        self.bar.menu_requested.connect(self.menu_requested)
        self._row.list_requested.connect(self.list_requested)

    @property
    def pane(self) -> Pane | None:
        """The pane in front; None for a table without a page beside it."""
        return self._current.pane if self._tabs else None

    @property
    def page(self) -> Page | None:
        """The view of the tab in front: a pane, or a table."""
        return self._current.page if self._tabs else None

    @property
    def panes(self) -> list[Pane]:
        """The panes of loaded tabs."""
        return [tab.pane for tab in self._tabs if tab.pane is not None]

    @property
    def count(self) -> int:
        """The number of tabs."""
        return len(self._tabs)

    @property
    def current(self) -> int:
        """The index of the tab in front, -1 without one."""
        return self.bar.currentIndex()

    @property
    def can_close(self) -> bool:
        """Whether a tab can be closed: the last one only where there is another group."""
        return len(self._tabs) > 1 or self._is_beside_others

    @property
    def can_reopen(self) -> bool:
        """Whether there is a closed tab to reopen."""
        return bool(self._closed_tabs)

    def set_beside_others(self, *, on: bool) -> None:
        """Whether it is one of two groups: then a single tab has a bar too, and can be closed."""
        self._is_beside_others = on
        self.bar.set_shows_single(on=on)
        self._show_row()

    @property
    def states(self) -> tuple[TabState, ...]:
        """The states of all tabs, in order."""
        return tuple(tab.state() for tab in self._tabs)

    @property
    def closed(self) -> tuple[TabState, ...]:
        """The states of closed tabs, the last one first."""
        return tuple(self._closed_tabs)

    def open(self, address: str, *, background: bool = False) -> None:
        """Show `address` in a new tab after the one in front and those opened from it in the background; in the one in
        front where `MAX_TABS`, which is how many are restored, are open.
        """
        if len(self._tabs) >= MAX_TABS and self.page is not None:
            self.page.show_address(address)
            return
        opener, at = (self._current if background and self._tabs else None), self.current + 1
        while opener is not None and at < len(self._tabs) and self._tabs[at].opener is opener:
            at += 1
        self._insert(TabState(address, self._title_of(address), ""), at, background=background, opener=opener)

    def restore(self, states: Sequence[TabState], current: int, closed: Sequence[TabState] = ()) -> None:
        """Add tabs, and bring the one with the index `current` in front; only that is loaded."""
        self._closed_tabs[:] = [*closed, *self._closed_tabs][:MAX_CLOSED_TABS]
        with self.bar.at_rest():
            for state in states:
                title = state.title or self._title_of(state.address)
                self._tabs.append(Tab(state.address, title, state.history))
                self.bar.set_title(self.bar.addTab(""), one_line(title))
            self.bar.setCurrentIndex(min(max(current, 0), len(self._tabs) - 1))
        self._show_row()
        self._activate_current()

    def add(self, state: TabState) -> None:
        """Show a tab of another group after the one in front."""
        self._insert(state, self.current + 1, background=False)

    def show_address(self, address: str) -> None:
        """Show `address` in the tab in front; the periodic table in a tab of its own."""
        page = self.page
        if page is None or (is_table_link(address) and not isinstance(page, TabView)):
            self.open(address)
        else:
            page.show_address(address)

    @Slot(int)
    def close_tab(self, index: int) -> None:
        """Close a tab, if it can be closed."""
        if 0 <= index < len(self._tabs) and self.can_close:
            self._closed_tabs[:] = [self._tabs[index].state(), *self._closed_tabs][:MAX_CLOSED_TABS]
            self.remove(index)

    def remove(self, index: int) -> None:
        """Remove a tab that is not to be reopened."""
        if len(self._tabs) == 1:
            self.emptied.emit()
            return
        tab = self._tabs.pop(index)
        for other in [other for other in self._tabs if other.opener is tab]:
            other.opener = None  # or each keeps all before it
        self.bar.removeTab(index)  # first: a page that goes with the keyboard hands it on to the next one's first link
        self._unload(tab)
        self._show_row()
        self.changed.emit()

    def close_others(self, index: int) -> None:
        """Close all tabs but one."""
        self.go_to(index)
        self.close_right_of(index)
        for other in reversed(range(index)):
            self.close_tab(other)

    def close_right_of(self, index: int) -> None:
        """Close the tabs to the right of one."""
        for other in reversed(range(index + 1, len(self._tabs))):
            self.close_tab(other)

    def duplicate(self, index: int) -> None:
        """Show what a tab shows in another one beside it, with its history."""
        if 0 <= index < len(self._tabs) < MAX_TABS:
            self._insert(self._tabs[index].state(), index + 1, background=False)

    def request_list(self) -> None:
        """Ask for the list of all tabs, below the button for it."""
        self._row.request_list()

    @Slot()
    def reopen(self) -> None:
        """Reopen the tab that was closed last."""
        if self._closed_tabs and len(self._tabs) < MAX_TABS:
            self._insert(self._closed_tabs.pop(0), self.current + 1, background=False)

    def go_by(self, steps: int) -> None:
        """Bring the tab `steps` further to the right in front, around the end."""
        if self._tabs:
            self.bar.setCurrentIndex((self.bar.currentIndex() + steps) % len(self._tabs))

    def go_to(self, index: int) -> None:
        """Bring a tab in front; -1 is the last."""
        if -1 <= index < len(self._tabs):
            self.bar.setCurrentIndex(index % len(self._tabs))

    def clear(self) -> None:
        """Close all tabs and forget the closed ones, before another edition is opened."""
        self.drop()
        self._closed_tabs.clear()

    def drop(self) -> None:
        """Remove all tabs, and keep the closed ones."""
        with self.bar.at_rest():
            self.bar.setCurrentIndex(0)  # the bar is laid out for each current tab that goes
            while self._tabs:
                self._unload(self._tabs.pop())
                self.bar.removeTab(self.bar.count() - 1)
        self._show_row()

    @property
    def _current(self) -> Tab:
        return self._tabs[max(self.bar.currentIndex(), 0)]

    def _insert(self, state: TabState, at: int, *, background: bool, opener: Tab | None = None) -> None:
        self._tabs.insert(at, Tab(state.address, state.title, state.history, opener=opener))
        self.bar.blockSignals(True)  # Qt's setter
        self.bar.insertTab(at, "")
        self.bar.set_title(at, one_line(state.title))
        if not background or len(self._tabs) == 1:
            self.bar.setCurrentIndex(at)
        self.bar.blockSignals(False)  # Qt's setter
        self._show_row()
        self._activate_current()
        self.changed.emit()

    def _activate_current(self) -> None:
        """Load and show the current tab, and unload those beyond `MAX_LIVE_PAGES` that were active longest ago."""
        if not self._tabs:
            return
        tab = self._current
        self.bar.add_close_button(max(self.bar.currentIndex(), 0))
        tab.last_active = self._activations = self._activations + 1
        self._stack.setCurrentWidget(tab.page or self._load(tab))
        alive = sorted((other for other in self._tabs if other.page is not None), key=lambda other: other.last_active)
        for other in alive[: max(len(alive) - MAX_LIVE_PAGES + 2 * self._is_beside_others, 0)]:
            self._unload(other)
        self.current_changed.emit()

    def _load(self, tab: Tab) -> Page:
        page = tab.page = self._make_page(self._stack, tab.address)
        self._stack.addWidget(page)
        page.shown.connect(lambda address: self._on_shown(tab, address))
        page.history_state_changed.connect(self.changed)
        page.restore(tab.history_state, tab.address)
        return page

    def _unload(self, tab: Tab) -> None:
        page, tab.page = tab.page, None
        if page is not None:
            tab.history_state = page.history_state
            self._stack.removeWidget(page)
            page.close_down()
            page.deleteLater()

    def _on_shown(self, tab: Tab, address: str) -> None:
        tab.address, tab.title = address, self._title_of(address)
        self.bar.set_title(self._tabs.index(tab), one_line(tab.title))
        self.changed.emit()

    @Slot(int)
    def _on_current_changed(self, _index: int) -> None:
        self._activate_current()
        self.changed.emit()

    def _show_row(self) -> None:
        self._row.setVisible(self.can_close)

    @Slot(int, int)
    def _on_moved(self, source: int, target: int) -> None:
        self._tabs.insert(target, self._tabs.pop(source))
        self.changed.emit()
