"""One group of tabs, or two beside each other: the split view.

Signals: `current_changed()` when another tab of the active group is in front, or another group is active; `changed()`
when something that is saved between runs has changed; `about_to_split()` before a second group is made;
`address_activated(address)` by a click in a breadcrumb;
`menu_requested(index, global_pos)` and `list_requested(global_pos)` as of `Tabs`, once its group is active.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from aixreader.ui.reader.breadcrumb import Breadcrumb
from aixreader.ui.reader.columns import Columns
from aixreader.ui.reader.tabs import Tabs
from aixreader.userdata.session_state import TabState

if TYPE_CHECKING:
    from aixreader.ui.reader.tab import Page
    from aixreader.ui.web.pane import Pane

SHARE = 50


class TabGroups(Columns):
    """There is always a first group; a second one goes with its last tab. The `active` one is where tabs are opened."""

    current_changed = Signal()
    changed = Signal()
    about_to_split = Signal()
    address_activated = Signal(str)
    menu_requested = Signal(int, QPoint)
    list_requested = Signal(QPoint)

    def __init__(
        self, make_page: Callable[[QWidget, str], Page], title_of: Callable[[str], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._make_page = make_page
        self._title_of = title_of
        self._closed_tabs: list[TabState] = []
        self._breadcrumb_actions: list[QAction] = []
        self._breadcrumbs: dict[Tabs, Breadcrumb] = {}
        self.share = SHARE
        self.active = self._make_group()
        self.share_changed.connect(self.changed)

    @property
    def all(self) -> list[Tabs]:
        """The groups, from left to right."""
        return list(self._breadcrumbs)

    @property
    def other(self) -> Tabs | None:
        """The group that is not active, None without a split."""
        return next((tabs for tabs in self._breadcrumbs if tabs is not self.active), None)

    @property
    def breadcrumb(self) -> Breadcrumb:
        """The breadcrumb of the active group."""
        return self._breadcrumbs[self.active]

    @property
    def can_move(self) -> bool:
        """Whether a tab of the active group can go to another one: the only one there is stays."""
        return self.other is not None or self.active.count > 1

    @property
    def panes(self) -> list[Pane]:
        """The panes of loaded tabs."""
        return [pane for tabs in self._breadcrumbs for pane in tabs.panes]

    def activate(self, tabs: Tabs) -> None:
        """Let a group be the active one."""
        if tabs is not self.active:
            self.active = tabs
            self._show_active()
            self.current_changed.emit()

    def add_breadcrumb_action(self, action: QAction) -> None:
        """Add a button for `action` to each breadcrumb."""
        self._breadcrumb_actions.append(action)
        for breadcrumb in self._breadcrumbs.values():
            breadcrumb.add_action(action)

    def show_breadcrumbs(self, *, shown: bool) -> None:
        """Show or hide the breadcrumbs."""
        for breadcrumb in self._breadcrumbs.values():
            breadcrumb.setVisible(shown)

    def split(self) -> None:
        """Show what is in front in a second group as well, which becomes the active one. A page begins at what is read,
        with a history of its own.
        """
        if self.other is None and self.active.count:
            state, page = self.active.states[self.active.current], self.active.page
            if page is self.active.pane and self.active.pane is not None:
                address = self.active.pane.read_address
                state = TabState(address, self._title_of(address))
            self._add_group().add(state)

    def join(self) -> None:
        """Move the tabs of the second group to the first one, but for those that it has, too; what is in front stays
        there.
        """
        first, *others = self.all
        for tabs in others:
            known, loaded = [state.address for state in first.states], first.panes
            states = [state for state in tabs.states if state.address not in known]
            at, heading = first.current, ""
            if tabs is self.active:
                shown = tabs.states[tabs.current].address
                at, heading = [*known, *(state.address for state in states)].index(shown), _heading_in(tabs)
            self._remove(tabs)
            first.restore(states, at)
            self._reveal(heading, loaded)
        self.changed.emit()

    def move_to_other(self, index: int) -> None:
        """Move a tab of the active group to the other one, which is made if there is none."""
        source, other = self.active, self.other
        if 0 <= index < source.count and self.can_move:
            heading = _heading_in(source) if index == source.current else ""
            state, other = source.states[index], other or self._add_group()
            source.remove(index)
            other.add(state)
            self._reveal(heading)

    def restore(self, states: Sequence[TabState], current: int) -> None:
        """Add a second group with tabs of the last run. The first one is active."""
        first = self.active
        if states and self.other is None:
            self._add_group().restore(states, current)
            self.activate(first)

    def show_single(self, address: str, belongs: Callable[[str], bool], *, unchanged: bool = False) -> None:
        """Bring the first tab whose address `belongs` in front and show `address` there, unless it is to stay
        `unchanged`; in a new tab where there is none.
        """
        for tabs in sorted(self._breadcrumbs, key=lambda tabs: tabs is not self.active):
            at = next((index for index, state in enumerate(tabs.states) if belongs(state.address)), None)
            if at is not None:
                tabs.go_to(at)
                self.activate(tabs)
                if not unchanged:
                    tabs.show_address(address)
                return
        self.active.open(address)

    def clear(self) -> None:
        """Close all tabs and forget the closed ones; one group is left."""
        for tabs in self.all[1:]:
            self._remove(tabs)
        self.active.clear()

    def _add_group(self) -> Tabs:
        self.about_to_split.emit()
        tabs = self._make_group()
        tabs.show()
        self._show_bars()
        return tabs

    def _make_group(self) -> Tabs:
        breadcrumb = Breadcrumb()
        tabs = Tabs(breadcrumb, self._make_page, self._title_of, self, self._closed_tabs)
        for action in self._breadcrumb_actions:
            breadcrumb.add_action(action)
        self._breadcrumbs[tabs] = breadcrumb
        breadcrumb.address_activated.connect(lambda address: self._act_in(tabs, self.address_activated.emit, address))
        tabs.current_changed.connect(lambda: self._on_current_changed(tabs))
        tabs.changed.connect(self.changed)
        tabs.emptied.connect(lambda: self._on_emptied(tabs))
        tabs.bar.tabBarClicked.connect(lambda _index: self.activate(tabs))
        tabs.menu_requested.connect(lambda *where: self._act_in(tabs, self.menu_requested.emit, *where))
        tabs.list_requested.connect(lambda *where: self._act_in(tabs, self.list_requested.emit, *where))
        self.add(tabs)
        return tabs

    def _reveal(self, heading: str, loaded: Sequence[Pane] = ()) -> None:
        """Scroll the page in front to what was read in another layout: now if it is one of those that are `loaded`. One
        that is there already stays where it is in that section.
        """
        pane = self.active.pane
        if heading and pane is not None and pane in loaded:
            if pane.scroll_position.heading != heading:
                pane.scroll_position.reveal(heading)
        elif heading and pane is not None:
            pane.scroll_position.reveal_after_load(heading)

    def _act_in(self, tabs: Tabs, act: Callable[..., object], *arguments: object) -> None:
        self.activate(tabs)
        act(*arguments)

    def _remove(self, tabs: Tabs) -> None:
        """Remove a group with its tabs; the keyboard goes to the other group if it was there."""
        had_focus = tabs.isAncestorOf(self.window().focusWidget())
        del self._breadcrumbs[tabs]
        (left,) = self._breadcrumbs
        if had_focus and left.page is not None:
            left.page.setFocus()  # before it is hidden: Qt would focus the page's first link
        self.activate(left)
        tabs.hide()
        tabs.setParent(None)
        tabs.drop()
        tabs.deleteLater()
        self._show_bars()

    def _show_bars(self) -> None:
        for tabs in self._breadcrumbs:
            tabs.set_beside_others(on=len(self._breadcrumbs) > 1)
        self._show_active()

    def _show_active(self) -> None:
        """Show by the line under its tab which group is active."""
        for tabs in self._breadcrumbs:
            tabs.bar.set_active(on=tabs is self.active)

    def _on_emptied(self, tabs: Tabs) -> None:
        self._remove(tabs)
        self.changed.emit()

    def _on_current_changed(self, tabs: Tabs) -> None:
        if tabs in self._breadcrumbs:
            self.active = tabs
            self._show_active()
            self.current_changed.emit()


def _heading_in(tabs: Tabs) -> str:
    """The id of the heading that is read in the tab in front, "" for none."""
    return tabs.pane.scroll_position.heading if tabs.pane is not None else ""
