"""Action links in pages, `aix://act/<act>/<argument>`: what a click on one does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import unquote

from PySide6.QtCore import QObject, Slot

from aixreader.errors import AixError
from aixreader.log import topic
from aixreader.pages.action_links import ACTION
from aixreader.ui.base.reader_context import ReaderContext

LOG = topic("ui")
OFFERED = frozenset(
    {"open_folder", "open_zip", "commands", "shortcuts", "help", "preferences", "bookmarks", "history", "table"}
)
"""The harmless actions that a page may trigger."""


class ActionLinkHandler(QObject):
    """Calls the handler of an act with its argument. An unknown act is logged and ignored."""

    def __init__(self, context: ReaderContext, handlers: Mapping[str, Callable[[str], object]]) -> None:
        super().__init__(context)
        self._context = context
        self._handlers = {ACTION: self._trigger, **handlers}

    @Slot(str)
    def do(self, path: str) -> None:
        """Do what `path` ("/copy-permalink/monitoruse") asks for."""
        act, _, argument = path.removeprefix("/").partition("/")
        if act not in self._handlers:
            LOG.info("unknown action link: %s", act)
            return
        try:
            self._handlers[act](unquote(argument))
        except AixError as error:
            self._context.messages.error(error)

    def _trigger(self, action: str) -> None:
        if action in OFFERED:
            self._context.actions[action].trigger()
