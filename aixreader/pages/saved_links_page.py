"""The saved external links as a page of the reader's own; each can be opened or removed."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from aixreader.pages.action_links import FORGET_LINK, action_address
from aixreader.pages.home_page import STYLES_HOST
from aixreader.pages.page_shell import page_document

SavedLink = tuple[str, str, str]
"""Address, title of the section it was saved from, and date (ISO 8601)."""
NOTHING = "No links are saved. Follow a link that leads outside and choose “Save for later”."


def saved_links_document(links: Iterable[SavedLink]) -> str:
    """The page; addresses are shown in full."""
    rows = "".join(_row(*link) for link in links)
    body = f'<ul class="kept">{rows}</ul>' if rows else f'<p class="muted">{NOTHING}</p>'
    return page_document("Saved links", f"<h1>Saved links</h1>{body}", host=STYLES_HOST, kind="own")


def _row(address: str, title: str, when: str) -> str:
    shown = address.replace("mailto:", "aix://mail/", 1) if address.startswith("mailto:") else address
    origin = f"found in {escape(title)}, " if title else ""
    return (
        f'<li><a class="external" href="{escape(shown)}">{escape(address)}</a><br>'
        f'<span class="muted">{origin}{escape(when[:10])} · '
        f'<a href="{action_address(FORGET_LINK, address)}">Remove</a></span></li>'
    )
