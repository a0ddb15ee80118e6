"""Handles clicks on action links in pages, `aix://act/<name>/<argument>`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import unquote

from PySide6.QtCore import QObject, Slot

from aixreader.errors import AixError
from aixreader.log import topic
from aixreader.pages.action_links import ACTION
from aixreader.ui.base.reader_context import ReaderContext

LOG = topic("ui")
ALLOWED_ACTIONS = frozenset(
    {"open_folder", "open_archive", "commands", "shortcuts", "help", "preferences", "bookmarks", "history", "table"}
)
"""The actions that a page may trigger: none of them changes, removes or sends anything."""


class ActionLinkHandler(QObject):
    """Calls the handler that is registered for the name of a link. An unknown name is logged and ignored."""

    def __init__(self, context: ReaderContext, handlers: Mapping[str, Callable[[str], object]]) -> None:
        super().__init__(context)
        self._context = context
        self._handlers = {ACTION: self._trigger, **handlers}

    @Slot(str)
    def handle_link(self, path: str) -> None:
        """Handle the link with the path `path`, such as "/copy-permalink/monitoruse"; errors are shown in a box."""
        name, _, argument = path.removeprefix("/").partition("/")
        if name not in self._handlers:
            LOG.info("unknown action link: %s", name)
            return
        try:
            self._handlers[name](unquote(argument))
        except AixError as error:
            self._context.messages.error(error)

    def _trigger(self, action: str) -> None:
        if action in ALLOWED_ACTIONS:
            self._context.actions[action].trigger()
