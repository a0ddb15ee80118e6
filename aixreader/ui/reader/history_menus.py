"""The menus behind Back and Forward: where the page in front was, the nearest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QToolButton

if TYPE_CHECKING:
    from PySide6.QtWebEngineCore import QWebEngineHistoryItem

    from aixreader.ui.window.main_window import MainWindow

MOST = 15


class HistoryMenus(QObject):
    """Opens them at a long press on one window's buttons."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.menus = {name: self._add(name) for name in ("back", "forward")}

    def _add(self, name: str) -> QMenu:
        menu = QMenu(self._window)
        menu.aboutToShow.connect(lambda: self._fill(menu, name))
        table = self._window.actions_table
        button = table.toolbar.widgetForAction(table[name])
        if isinstance(button, QToolButton):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
            button.setMenu(menu)
        return menu

    def _fill(self, menu: QMenu, name: str) -> None:
        menu.clear()
        for item in self._items(name):
            address = item.url().toString()
            action = menu.addAction((self._window.title_of(address) or address).replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, item=item: self._go(item))

    def _items(self, name: str) -> list[QWebEngineHistoryItem]:
        pane = self._window.pane
        if pane is None:
            return []
        history = pane.page.history()
        return list(reversed(history.backItems(MOST))) if name == "back" else history.forwardItems(MOST)

    def _go(self, item: QWebEngineHistoryItem) -> None:
        if self._window.pane is not None:
            self._window.pane.page.history().goToItem(item)
