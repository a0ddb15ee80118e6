"""The menu *Assess > Open recent*: the files of assessments that were opened before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from aixreader.errors import shortened
from aixreader.ui.base.reader_context import ReaderContext

MAX_ENTRIES = 9
"""As many as there are digits to choose one by."""
MAX_LENGTH = 80
"""Characters of a path."""


class RecentAssessments(QObject):
    """Fills the menu when it is opened. `files()` are the paths, the last one first; `open_file(path)` opens one."""

    def __init__(
        self, context: ReaderContext, files: Callable[[], tuple[str, ...]], open_file: Callable[[Path], None]
    ) -> None:
        super().__init__(context)
        self._context = context
        self._files = files
        self._open_file = open_file
        self.menu = QMenu(self.tr("Open &recent"), context.window)
        self.menu.aboutToShow.connect(self.fill)
        assess = context.actions.menu_of("assess")
        assess.insertMenu(context.actions["close_assessment"], self.menu)
        assess.aboutToShow.connect(self._refresh)

    @Slot()
    def _refresh(self) -> None:
        self.menu.menuAction().setEnabled(bool(self._files()) and self._context.session is not None)

    @Slot()
    def fill(self) -> None:
        """List the files."""
        self.menu.clear()
        for number, path in enumerate(self._files()[:MAX_ENTRIES], 1):
            self._add(number, path)

    def _add(self, number: int, path: str) -> None:
        text = f"{PurePath(path).stem} · {shortened(str(PurePath(path).parent), MAX_LENGTH)}".replace("&", "&&")
        action = self.menu.addAction(f"&{number} {text}")
        action.triggered.connect(lambda _checked=False: self._open_file(Path(path)))
