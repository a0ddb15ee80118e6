"""The context menu of a link: open it, open it in a tab, peek at it, and what parts of the window add."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from aixreader.ui.base.action_table import SPECS, keys
from aixreader.ui.base.actions import ActionRegistry

if TYPE_CHECKING:
    from aixreader.model import Section


SectionEntries = Callable[[QMenu, "Section"], None]
ExternalEntries = Callable[[QMenu, str], None]


class LinkMenu:
    """Builds menus for links. Parts add entries for sections or for external addresses, in the order of adding.

    `section_at(address)` is the section a link leads to; `go`, `open_tab` and `peek` show an address.
    """

    def __init__(
        self,
        actions: ActionRegistry,
        section_at: Callable[[str], Section | None],
        go: Callable[[str], None],
        open_tab: Callable[[str], None],
        peek: Callable[[str], None],
    ) -> None:
        self._actions = actions
        self._section_at = section_at
        self._go = go
        self._open_tab = open_tab
        self._peek = peek
        self._for_sections: list[SectionEntries] = []
        self._for_external: list[ExternalEntries] = []

    def add_section_entries(self, add: SectionEntries) -> None:
        """Let `add(menu, section)` add entries to the menus of links to sections."""
        self._for_sections.append(add)

    def add_external_entries(self, add: ExternalEntries) -> None:
        """Let `add(menu, address)` add entries to the menus of links that lead outside."""
        self._for_external.append(add)

    def build(self, address: str) -> QMenu:
        """A menu for a link to `address`."""
        menu = self._actions.menu()
        section = self._section_at(address)
        if section is None and not address.startswith("aix:"):
            for add_external in self._for_external:
                add_external(menu, address)
            return menu
        menu.addAction(_translated("&Open")).triggered.connect(lambda: self._go(address))
        menu.addAction(_translated("Open in new &tab")).triggered.connect(lambda: self._open_tab(address))
        if address.startswith("aix://"):  # not the periodic table: it is no page
            self.add_peek(menu, lambda: self._peek(address))
        if section is not None and self._for_sections:
            menu.addSeparator()
            for add in self._for_sections:
                add(menu, section)
        return menu

    @staticmethod
    def add_peek(menu: QMenu, peek: Callable[[], None]) -> None:
        """Add the entry that calls `peek`, with the keys for it."""
        menu.addAction(f"{_translated('Pee&k')}\t{keys(SPECS['peek'])[0]}").triggered.connect(peek)


def _translated(text: str) -> str:
    return QCoreApplication.translate("LinkMenu", text)
