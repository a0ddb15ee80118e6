"""What links of the reader's own do when they are clicked: `aix://act/<act>/<what>` in a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import QObject, Slot

from aixreader.errors import AixError
from aixreader.log import topic
from aixreader.pages.action_links import (
    ACTION,
    BOOKMARK,
    CONTINUE,
    COPY_PERMALINK,
    FIGURE,
    FORGET_LINK,
    NOTE,
    PROBLEMS,
    SEARCH,
)
from aixreader.ui.window.own_pages import PROBLEM_PAGE

if TYPE_CHECKING:
    from aixreader.ui.window.main_window import MainWindow

LOG = topic("ui")
OFFERED = frozenset(
    {"open_folder", "open_zip", "commands", "shortcuts", "help", "preferences", "bookmarks", "history", "table"}
)


class ActionLinkHandler(QObject):
    """Does what links ask one window for; what is unknown is passed over."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._acts: dict[str, Callable[[str], None]] = {
            COPY_PERMALINK: self._copy_permalink,
            BOOKMARK: self._bookmark,
            NOTE: window.marks.annotating.open_note,
            FIGURE: window.dialogs.show_figure,
            FORGET_LINK: window.own_pages.forget_link,
            CONTINUE: window.marks.visits.go_on,
            SEARCH: lambda _: window.search.start(),
            PROBLEMS: lambda _: window.show_address(PROBLEM_PAGE),
            ACTION: self._trigger,
        }

    @Slot(str)
    def do(self, path: str) -> None:
        """Do what `path` ("/copy-permalink/monitoruse") asks for."""
        act, _, what = path.removeprefix("/").partition("/")
        if act not in self._acts:
            LOG.info("a link asked for something unknown: %s", act)
            return
        try:
            self._acts[act](unquote(what))
        except AixError as error:
            self._window.messages.error(error)

    def _copy_permalink(self, section: str) -> None:
        session = self._window.session
        if session is not None:
            self._window.copying.permalink_of(session.find(section))

    def _bookmark(self, section: str) -> None:
        session = self._window.session
        if session is not None:
            self._window.marks.bookmarking.toggle(session.find(section))

    def _trigger(self, action: str) -> None:
        """One of the harmless actions that pages of our own offer."""
        if action in OFFERED:
            self._window.actions_table[action].trigger()
