"""Links that ask the window to do something: `aix://act/<act>/<what, percent-encoded>`. Content can hold none of them:
the sanitiser lets only addresses of the web and of mail through.
"""

from __future__ import annotations

from urllib.parse import quote

ACT = "aix://act/"
COPY_PERMALINK = "copy-permalink"
"""With the id of a section."""
BOOKMARK = "bookmark"
"""Keep a section, named by its id, or give it up."""
NOTE = "note"
"""Show what was noted on a section, named by its id."""
FIGURE = "figure"
"""With the path of an image among the edition's assets."""
FORGET_LINK = "forget-link"
"""Take a kept link, named by its address, off the list."""
CONTINUE = "continue"
"""Go on reading in a section, named by its id, where one was."""
ACTION = "action"
"""One of the window's actions that a page of the reader's own offers, by its id."""
PROBLEMS = "problems"
"""Show the build report."""
SEARCH = "search"
"""Put the cursor into the search field."""


def action_address(act: str, what: str = "") -> str:
    """The address of a link that asks for `act`."""
    return f"{ACT}{act}/{quote(what, safe='')}" if what else f"{ACT}{act}"
