"""The split view: two groups of tabs beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.reader_host import ReaderHost

if TYPE_CHECKING:
    from aixreader.ui.reader.reader import Reader
    from aixreader.ui.reader.tab_groups import TabGroups


class SplitController(QObject):
    """Splits the view and joins it again, and moves tabs from one side to the other."""

    def __init__(self, context: ReaderContext, host: ReaderHost) -> None:
        super().__init__(context)
        self._context = context
        self._host = host
        context.actions.bind(
            {"split": host.with_reader(self._toggle), "tab_to_other": host.with_reader(self._move)},
            checks={"split": lambda: self._groups is not None and self._groups.other is not None},
            conditions=lambda: ("movable",) if self._groups is not None and self._groups.can_move else (),
        )

    @property
    def _groups(self) -> TabGroups | None:
        return self._host.reader.area.groups if self._host.reader is not None else None

    def _toggle(self, reader: Reader) -> None:
        groups = reader.area.groups
        if groups.other is None:
            groups.split()
        else:
            groups.join()
        self._context.focus_page()
        self._context.actions.refresh()

    def _move(self, reader: Reader) -> None:
        reader.area.groups.move_to_other(reader.tabs.current)
        self._context.focus_page()
