"""Tabs, in one group or two, and the peek beside them; which of them is in front, where the user works: keys and
actions go there.

Signals: `front_changed()` when another page is in front; `changed()` when something that is saved between runs has
changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from aixreader.ui.reader.columns import Columns
from aixreader.ui.reader.peek import Peek
from aixreader.ui.reader.tab_groups import TabGroups
from aixreader.ui.reader.tabs import Tabs
from aixreader.ui.web.tab_view import TabView

if TYPE_CHECKING:
    from aixreader.ui.reader.edition_side import EditionSide
    from aixreader.ui.reader.tab import Page
    from aixreader.ui.web.pane import Pane
    from aixreader.ui.web.side_page import SidePage


class ReadingArea(Columns):
    """The tab that has the focus is in front, or the peek while it has it; that stays so while the focus is somewhere
    else.

    `make_page(parent, address)` makes the view for a tab, `make_pane(parent)` a pane, `title_of(address)` names an
    address.
    """

    front_changed = Signal()
    changed = Signal()

    def __init__(
        self,
        make_page: Callable[[QWidget, str], Page],
        make_pane: Callable[[QWidget], Pane],
        title_of: Callable[[str], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.is_in_peek = False
        self.is_in_edition = False
        self.edition: EditionSide | None = None
        self.groups = TabGroups(make_page, title_of, self)
        self.peek = Peek(self, make_pane, title_of)
        self._page: Page | None = None  # of the tab that was in front last
        self.add(self.groups)
        self.groups.current_changed.connect(self._on_tab_changed)
        self.groups.about_to_split.connect(self.close_edition)
        for changed in (self.groups.changed, self.peek.changed, self.share_changed):
            changed.connect(self.changed)
        self._window: QWindow | None = None

    @property
    def tabs(self) -> Tabs:
        """The group of tabs in which the user works, or has worked last."""
        return self.groups.active

    @property
    def pane(self) -> Pane | None:
        """The pane in front; None for a table without a page beside it."""
        side = self._side
        return side.pane if side is not None else self.tabs.pane

    @property
    def page(self) -> Page | None:
        """The view in front: a pane, or a table."""
        side = self._side
        return side.pane if side is not None else self.tabs.page

    @property
    def _side(self) -> SidePage | None:
        """The page beside the tabs that is in front, if one is."""
        return self.peek.page if self.is_in_peek else self.edition if self.is_in_edition else None

    @property
    def panes(self) -> list[Pane]:
        """All panes that are loaded."""
        sides = (side.pane for side in (self.edition, self.peek.page) if side is not None)
        return [*self.groups.panes, *sides]

    @property
    def seen_panes(self) -> list[Pane]:
        """The panes of the open edition that are seen, whether they are in front or not."""
        panes = (*(tabs.pane for tabs in self.groups.all), self.peek.pane)
        return [pane for pane in panes if pane is not None]

    def put_in_front(self, *, peek: bool = False, edition: bool = False) -> None:
        """Let the peek, the other edition, or with neither the page of the tab be the one that the user works in."""
        if (peek, edition) == (self.is_in_peek, self.is_in_edition):
            return
        self.is_in_peek, self.is_in_edition = peek, edition
        for side in (self.peek.page, self.edition):
            if side is not None:
                side.set_front(on=side is self._side)
        self.front_changed.emit()

    def show_edition(self, side: EditionSide) -> None:
        """Show another edition beside the tabs, in place of a second group of tabs."""
        self.groups.join()
        self.edition = side
        side.set_front(on=False)
        self.groups.add(side)
        side.show()

    @Slot()
    def close_edition(self) -> None:
        """Close the other edition. If it was in front, the tab is."""
        side = self.edition
        if side is not None:
            self._leave(side)
            self.edition = None
            side.hide()
            side.setParent(None)
            side.close_down()
            side.deleteLater()

    def show_beside(self, address: str) -> None:
        """Show `address` in the peek; beside a table in the page that it has for that, unless the peek is open."""
        if isinstance(self.tabs.page, TabView) and self.peek.page is None:
            self.tabs.page.show_address(address)
        else:
            self.peek.show(address)

    def close_peek(self) -> None:
        """Close the peek. If it was in front, the tab is, and has the keyboard focus if the peek had it."""
        page = self.peek.page
        if page is None:
            return
        self._leave(page)
        self.peek.close()

    def _leave(self, side: SidePage) -> None:
        """Put the tab in front before a page beside it goes; Qt would give the keyboard to the page's first link."""
        focus = QApplication.focusWidget()
        if focus is not None and side.isAncestorOf(focus) and self.tabs.page is not None:
            self.tabs.page.setFocus()
        if side is self._side:
            self.put_in_front()

    def clear(self) -> None:
        """Close all tabs and what is beside them, and forget the closed ones."""
        self.close_edition()
        self.close_peek()
        self.groups.clear()

    def focus_front(self) -> None:
        """Give the page in front the keyboard focus."""
        if self.page is not None:
            self.page.setFocus()

    def focus_next(self, by: int, *, enter: bool) -> bool:
        """Give the page `by` further on (1 or -1) the keyboard focus; to `enter`, the first or the last one. False
        where there is none.
        """
        edition = self.edition.pane if self.edition is not None else None
        tabs_pages = [
            page for tabs in self.groups.all for page in (tabs.page, tabs.pane)
        ]  # a table, the page beside it
        views = [view for view in dict.fromkeys((*tabs_pages, edition, self.peek.pane)) if view is not None]
        focus = self.window().focusWidget()
        current = [number for number, view in enumerate(views) if view is focus or view.isAncestorOf(focus)]
        if not current and self.page in views:
            current = [views.index(self.page)]
        start = -1 if by > 0 else len(views)
        at = (start if enter or not current else current[-1]) + by
        if not 0 <= at < len(views):
            return False
        views[at].setFocus()
        return True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.window().windowHandle()
        if window is not self._window:
            self._window = window
            window.focusObjectChanged.connect(self._on_focus_changed)

    @Slot()
    def _on_focus_changed(self) -> None:
        """The signal's argument is not taken: the engine's own widget is no type that PySide knows."""
        focus = self.window().focusWidget()
        if not shiboken6.isValid(focus):  # type: ignore[no-untyped-call]  # it loses the focus as it is deleted
            return
        if self.peek.page is not None and self.peek.page.isAncestorOf(focus):
            self.put_in_front(peek=True)
        if self.edition is not None and self.edition.isAncestorOf(focus):
            self.put_in_front(edition=True)
        for tabs in self.groups.all:
            if tabs.isAncestorOf(focus):
                self.put_in_front()
                self.groups.activate(tabs)

    @Slot()
    def _on_tab_changed(self) -> None:
        """A peek goes with the tab that it was opened from; a pinned one stays."""
        page, self._page = self._page, self.tabs.page
        if page is not self._page and page not in [tabs.page for tabs in self.groups.all] and not self.peek.is_pinned:
            self.close_peek()
        if page is not self._page and self._side is not None:
            self.put_in_front()
        else:
            self.front_changed.emit()
