"""What was under the pointer when the user asked for a menu over a page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtWebEngineCore import QWebEngineContextMenuRequest

from aixreader.model.address import read_mail_address


@dataclass(frozen=True, slots=True)
class MenuRequest:
    """`link` (its address) and `text` (what is marked), each "" where there is none; `position` on the screen."""

    link: str
    text: str
    position: QPoint


def menu_request(request: QWebEngineContextMenuRequest | None, position: QPoint) -> MenuRequest:
    """What the engine tells of the place."""
    if request is None:
        return MenuRequest("", "", position)
    link = bytes(request.linkUrl().toEncoded().data()).decode("ascii")
    return MenuRequest(read_mail_address(link) or link, request.selectedText(), position)
