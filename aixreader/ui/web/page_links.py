"""Links of a page: the one that is pointed at, and what is opened elsewhere.

Signals: `hovered(address, at_pointer)` for the link under the pointer, or the one with the keyboard focus (empty when
there is neither any more); `tab_requested(address)`; `peek_requested(address)`; `external_link_clicked(address)` and
`act_clicked(path)` for what has no page of its own, where a tab was wanted.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript

from aixreader.model.address import read_mail_address
from aixreader.ui.web.focus_entry import FOCUSED_LINK
from aixreader.ui.web.input_filter import InputFilter
from aixreader.ui.web.scheme import ACT, NAME

LINK_AT_POINTER = "document.querySelector('a:hover') !== null"


class PageLinks(QObject):
    """Follows the links of `page`, whose input `input_filter` sees. The engine reports a link that has the keyboard
    focus as if it were under the pointer, so the page is asked where that is.
    """

    hovered = Signal(str, bool)
    tab_requested = Signal(str)
    peek_requested = Signal(str)
    external_link_clicked = Signal(str)
    act_clicked = Signal(str)

    def __init__(self, page: QWebEnginePage, input_filter: InputFilter) -> None:
        super().__init__(page)
        self._page = page
        self._input_filter = input_filter
        page.linkHovered.connect(self._on_hovered)
        input_filter.pointed.connect(self._on_pointed)
        input_filter.pressed.connect(lambda: self.hovered.emit("", False))
        input_filter.tab_requested.connect(lambda link: self._if_at_pointer(lambda: self._open_tab(link)))
        input_filter.peek_requested.connect(lambda link: self._if_at_pointer(lambda: self.peek_requested.emit(link)))
        input_filter.focused_tab_requested.connect(self._on_focused_tab_requested)

    @Slot(str)
    def _on_hovered(self, address: str) -> None:
        self.hovered.emit(read_mail_address(address) or address, False)
        self._input_filter.take_link(address)  # last: the end of the link must not end what a move begins
        if not self._input_filter.is_resting:
            self._on_pointed()

    @Slot()
    def _on_pointed(self) -> None:
        address = self._input_filter.hovered_link
        if address:
            shown = read_mail_address(address) or address
            self._if_at_pointer(lambda: self._tell_hovered(address, shown))

    def _tell_hovered(self, address: str, shown: str) -> None:
        if address == self._input_filter.hovered_link:  # else the pointer has gone on meanwhile
            self.hovered.emit(shown, True)

    @Slot()
    def _on_focused_tab_requested(self) -> None:
        self._ask(FOCUSED_LINK, lambda href: self._open_tab(str(href)) if href else None)

    def _open_tab(self, address: str) -> None:
        target = QUrl(address)
        if target.scheme() == NAME.decode() and target.host() == ACT:
            self.act_clicked.emit(target.path(QUrl.ComponentFormattingOption.FullyEncoded))
        elif target.scheme() != NAME.decode():
            self.external_link_clicked.emit(read_mail_address(address) or address)
        else:
            self.tab_requested.emit(address)

    def _if_at_pointer(self, act: Callable[[], None]) -> None:
        self._ask(LINK_AT_POINTER, lambda is_there: act() if is_there is True else None)

    def _ask(self, script: str, on_result: Callable[[object], None]) -> None:
        """A page that is closed meanwhile answers with nothing."""
        self._page.runJavaScript(script, QWebEngineScript.ScriptWorldId.ApplicationWorld, on_result)
