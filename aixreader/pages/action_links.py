"""Links that trigger an action of the window: `aix://act/<act>/<what, percent-encoded>`. Content can hold none of them:
the sanitiser lets only addresses of the web and of mail through.
"""

from __future__ import annotations

from urllib.parse import quote

ACT = "aix://act/"
COPY_PERMALINK = "copy-permalink"
"""With the id of a section."""
BOOKMARK = "bookmark"
"""Add or remove the bookmark of a section; with its id."""
NOTE = "note"
"""Show the note on a section; with its id."""
STATE = "state"
"""Show what the open assessment states about a section; with its id."""
FIGURE = "figure"
"""With the path of an image among the edition's assets."""
FORGET_LINK = "forget-link"
"""Remove a saved link; with its address."""
CONTINUE = "continue"
"""Continue reading in a section at the last position; with its id."""
ACTION = "action"
"""One of the window's actions that a page of the reader's own offers, by its id."""
PROBLEMS = "problems"
"""Show the build report."""
OPEN_EDITION = "open-edition"
"""Open an edition of the shelf; with its id, or "-" for the one that comes with the reader."""
LOCATE_EDITION = "locate-edition"
"""Choose where an edition of the shelf is now; with its id."""
REMOVE_EDITION = "remove-edition"
"""Remove an edition from the shelf; with its id."""
UNDO_REMOVAL = "undo-removal"
"""Put the edition back that was removed from the shelf last."""
READING_LIST = "reading-list"
"""Show a reading list, by its id."""
SEARCH = "search"
"""Focus the search field."""


def action_address(act: str, what: str = "") -> str:
    """The address of a link that asks for `act`."""
    return f"{ACT}{act}/{quote(what, safe='')}" if what else f"{ACT}{act}"
