"""The menus of the buttons Back and Forward: the history of the current tab, nearest entry first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QToolButton

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.reader_host import ReaderHost

if TYPE_CHECKING:
    from PySide6.QtWebEngineCore import QWebEngineHistoryItem

MAX_ENTRIES = 15


class HistoryMenus(QObject):
    """Opens a menu on a long press or right click of a button. `title_of(address)` returns the title of an address, ""
    if unknown.
    """

    def __init__(self, context: ReaderContext, host: ReaderHost, title_of: Callable[[str], str]) -> None:
        super().__init__(context)
        self._context = context
        self._host = host
        self._title_of = title_of
        self.menus = {name: self._add(name) for name in ("back", "forward")}

    def _add(self, name: str) -> QMenu:
        menu = QMenu(self._context.window)
        menu.aboutToShow.connect(lambda: self._fill(menu, name))
        actions = self._context.actions
        button = actions.toolbar.widgetForAction(actions[name])
        if isinstance(button, QToolButton):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
            button.setMenu(menu)
            button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            button.customContextMenuRequested.connect(lambda _position: button.showMenu())
        return menu

    def _fill(self, menu: QMenu, name: str) -> None:
        menu.clear()
        for item in self._items(name):
            address = item.url().toString()
            action = menu.addAction((self._title_of(address) or address).replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, item=item: self._go(item))

    def _items(self, name: str) -> list[QWebEngineHistoryItem]:
        pane = self._host.pane
        if pane is None:
            return []
        history = pane.page.history()
        return list(reversed(history.backItems(MAX_ENTRIES))) if name == "back" else history.forwardItems(MAX_ENTRIES)

    def _go(self, item: QWebEngineHistoryItem) -> None:
        if self._host.pane is not None:
            self._host.pane.navigation.go_to_entry(item)
