"""The menus that open where the user asks for one: on a link, on marked text, on the page, on a row of the contents."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu

from aixreader.pages.action_links import ACT

if TYPE_CHECKING:
    from aixreader.ui.web.menu_request import MenuRequest
    from aixreader.ui.window.main_window import MainWindow

ON_PAGE = (
    "back", "forward", "home", "", "bookmark", "note", "", "copy_permalink", "copy_link", "cite", "", "print", "find",
    "reveal", "source",
)  # fmt: skip
ON_TEXT = ("copy", "copy_cited", "", "highlight", "note", "", "search_selection", "find")


class ContextMenus(QObject):
    """Opens the menus of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @Slot(object)
    def show_for_page(self, asked: object) -> None:
        """A menu for what is under the pointer in the page: `asked` is a `MenuRequest`."""
        request = cast("MenuRequest", asked)
        if request.link and not request.link.startswith(ACT):  # what only does something is no place to open
            self.for_link(request.link).popup(request.position)
        elif request.text:
            self._window.actions_table.menu(*ON_TEXT).popup(request.position)
        elif self._window.pane is not None:
            place = self._window.pane.mapFromGlobal(request.position)
            self._window.marks.annotating.find_at(place, lambda mark: self._show_for_place(mark, request.position))

    def _show_for_place(self, mark: str, position: QPoint) -> None:
        menu = self._window.marks.annotating.menu(mark) if mark else None
        (menu or self._window.actions_table.menu(*ON_PAGE)).popup(position)

    @Slot(str, QPoint)
    def show_for_row(self, address: str, position: QPoint) -> None:
        """A menu for a row of the contents."""
        self.for_link(address).popup(position)

    def for_link(self, address: str) -> QMenu:
        """A menu for a link to `address`."""
        window = self._window
        menu = window.actions_table.menu()
        section = window.section_at(address)
        if section is None and not address.startswith("aix:"):
            menu.addAction(self.tr("&Open in browser…")).triggered.connect(lambda: window.links.ask(address))
            menu.addAction(self.tr("&Keep for later")).triggered.connect(lambda: window.links.keep(address))
            menu.addAction(self.tr("&Copy address")).triggered.connect(lambda: window.copying.address(address))
            return menu
        menu.addAction(self.tr("&Open")).triggered.connect(lambda: window.show_address(address))
        menu.addAction(self.tr("Open in new &tab")).triggered.connect(lambda: window.open_tab(address))
        if section is not None:
            menu.addSeparator()
            kept = self._window.marks.keeper.marks.bookmarks_of(section.id)
            title = self.tr("Remove the &bookmark") if kept else self.tr("&Bookmark")
            menu.addAction(title).triggered.connect(lambda: window.marks.bookmarking.toggle(section))
            menu.addAction(self.tr("Copy &permalink")).triggered.connect(lambda: window.copying.permalink_of(section))
            menu.addAction(self.tr("Copy &reader link")).triggered.connect(
                lambda: window.copying.reader_link_of(section)
            )
        return menu
