"""The target of a context menu over a page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtWebEngineCore import QWebEngineContextMenuRequest

from aixreader.model.address import read_mail_address


@dataclass(frozen=True, slots=True)
class MenuRequest:
    """The address of the `link` under the pointer and the selected `text`, each "" for none; `position` is global."""

    link: str
    text: str
    position: QPoint


def menu_request(request: QWebEngineContextMenuRequest | None, position: QPoint) -> MenuRequest:
    """The request in the reader's terms; None means that the engine has no details."""
    if request is None:
        return MenuRequest("", "", position)
    link = bytes(request.linkUrl().toEncoded().data()).decode("ascii")
    return MenuRequest(read_mail_address(link) or link, request.selectedText(), position)
