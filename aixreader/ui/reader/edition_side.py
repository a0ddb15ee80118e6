"""Another edition beside the one that is open: its pages, to compare. Nothing of the open edition acts on them.

Signals: `menu_requested(request)` as of a pane; `act_clicked()` when something was clicked that acts on a section;
`closed()`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from aixreader.ui.web.engine import Engine
from aixreader.ui.web.handler import ResourceProvider
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.web.pane import Pane
from aixreader.ui.web.side_page import SidePage


class EditionPane(Pane):
    """A pane of another edition. What is asked for a page of the open one, such as its marks, finds none in it."""

    @property
    @override
    def address(self) -> str:
        """No address of the open edition."""
        return ""


class EditionSide(SidePage):
    """Shows what `provider` has, with an engine of its own, as both editions use the same addresses. `name` is that of
    the edition and stands before each title that `title_of(address)` gives.
    """

    menu_requested = Signal(object)
    act_clicked = Signal()
    closed = Signal()

    def __init__(
        self, engine: Engine, provider: ResourceProvider, name: str, title_of: Callable[[str], str], parent: QWidget
    ) -> None:
        self._engine = engine
        self._name = name
        self._missing = ""
        engine.serve(provider)
        super().__init__(
            lambda parent: EditionPane(engine, parent), lambda address: self._named(title_of(address)), parent
        )
        self.pane.navigation.departed.connect(self._on_departed)
        self.pane.tab_requested.connect(self.show_address)
        self.pane.peek_requested.connect(self.show_address)
        self.pane.act_clicked.connect(lambda _path: self.act_clicked.emit())
        self.pane.menu_requested.connect(self.menu_requested)

    def show_missing(self, title: str) -> None:
        """Tell that a section is not in this edition, until another page is asked for; the page stays."""
        self._missing = self._named(self.tr("{0} is not in this edition").format(title))
        self.set_title(self._missing)

    def set_look(self, look: PageLook) -> None:
        """Show pages in `look`."""
        self._engine.set_look(look)

    @override
    def show_title(self) -> None:
        self._missing = ""
        super().show_title()

    @override
    def set_title(self, text: str) -> None:
        super().set_title(self._missing or text)

    @Slot()
    def _on_departed(self) -> None:
        self._missing = ""

    @override
    def close_down(self) -> None:
        super().close_down()
        self._engine.close_down()
        self.closed.emit()

    def _named(self, title: str) -> str:
        return self.tr("{0}: {1}").format(self._name, title) if title else self._name
