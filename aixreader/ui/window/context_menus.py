"""The context menus of a page: for a link, selected text, a highlight, or the page itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu

from aixreader.pages.action_links import ACT
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.links.term_controller import TermController
from aixreader.ui.marks.annotation_controller import AnnotationController
from aixreader.ui.window.reader_host import ReaderHost

if TYPE_CHECKING:
    from aixreader.ui.web.menu_request import MenuRequest

PAGE_ACTIONS = (
    "back", "forward", "home", "", "bookmark", "note", "add_to_list", "", "copy_permalink", "copy_link", "cite", "",
    "print", "find", "reveal", "source",
)  # fmt: skip
TEXT_ACTIONS = ("copy", "copy_cited", "", "highlight", "note", "", "search_selection", "find")


class ContextMenus(QObject):
    """Opens the menu for the element under the pointer. `menu_of_act(address)` is that of an action link, or None."""

    def __init__(
        self,
        context: ReaderContext,
        host: ReaderHost,
        annotations: AnnotationController,
        terms: TermController,
        menu_of_act: Callable[[str], QMenu | None] = lambda _address: None,
    ) -> None:
        super().__init__(context)
        self._context = context
        self._host = host
        self._annotations = annotations
        self._terms = terms
        self._menu_of_act = menu_of_act

    @Slot(object)
    def show_for_page(self, requested: object) -> None:
        """Open the menu for `requested`, a `MenuRequest`."""
        request = cast("MenuRequest", requested)
        is_act = request.link.startswith(ACT)  # which has no address to open or copy
        menu = self._menu_of_act(request.link) if is_act else None
        if menu is not None:
            menu.popup(request.position)
        elif request.link and not is_act:
            self._context.menu_for(request.link).popup(request.position)
        elif request.text:
            self._context.actions.menu(*TEXT_ACTIONS).popup(request.position)
        elif self._host.pane is not None:
            position = self._host.pane.mapFromGlobal(request.position)
            self._annotations.find_annotation_at(position, lambda mark: self._show_for_point(mark, request.position))

    def _show_for_point(self, mark: str, position: QPoint) -> None:
        menu, pane = self._annotations.menu(mark) if mark else None, self._host.pane
        if menu is not None:
            menu.popup(position)
        elif pane is not None:
            place = pane.mapFromGlobal(position)
            height = place.y() / pane.zoom_factor

            def on_term(explain: Callable[[], None] | None) -> None:
                pane.scroll_position.read_at(height, lambda: self._show_for_section(position, explain))

            self._terms.find_at(place, on_term)

    def _show_for_section(self, position: QPoint, explain: Callable[[], None] | None) -> None:
        """Open the menu for the section at the point, which is the one that is read now. `explain` is for the term that
        is there.
        """
        menu = self._context.actions.menu(*PAGE_ACTIONS)
        if explain is not None:
            first = menu.actions()[0]
            entry = menu.addAction(self.tr("E&xplain term"))
            entry.triggered.connect(lambda _checked=False: explain())
            menu.insertAction(first, entry)
            menu.insertSeparator(first)
        menu.popup(position)
