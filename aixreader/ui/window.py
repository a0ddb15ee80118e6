"""The main window: places the panels and applies the table of actions.

Signals: `first_painted()` once, when the empty window is on screen and heavy things may load; `page_loaded(ok)` at the
end of each load in the pane; `opening_failed(message, hint)`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QColor, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QWidget

from aixreader.errors import AixError
from aixreader.ui.about import about_text
from aixreader.ui.actions import Actions
from aixreader.ui.contents import Contents
from aixreader.ui.failure_page import FailurePage
from aixreader.ui.loading_page import LoadingPage
from aixreader.ui.look import Look
from aixreader.ui.messages import Messages
from aixreader.ui.opening import Opener
from aixreader.ui.source_choice import SourceChoice

if TYPE_CHECKING:
    from aixreader.services.session import Session
    from aixreader.ui.external_links import ExternalLinks
    from aixreader.ui.web.pane import Pane

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

SIDEBAR_WIDTH = 290


@dataclass(frozen=True, slots=True)
class Parts:
    """What a window is composed of. `make_pane(look, background, parent)` loads QtWebEngine and is called late."""

    look: Look
    opener: Opener
    make_pane: Callable[[str, QColor, QWidget], Pane]
    make_links: Callable[[QWidget, Messages], ExternalLinks]


class MainWindow(QMainWindow):
    """Sidebar and page. Shows at once; `load_pane` and `open_source` bring it to life."""

    first_painted = Signal()
    page_loaded = Signal(bool)
    opening_failed = Signal(str, str)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._look = parts.look
        self._opener = parts.opener
        self._make_pane = parts.make_pane
        self._painted = False
        self._first_section: str | None = None
        self.messages = Messages(self)
        self.links = parts.make_links(self, self.messages)
        self.pane: Pane | None = None
        self.contents = Contents(self._look.tokens, self)
        self.loading = LoadingPage(self)
        self.failure = FailurePage(self)
        self._choice = SourceChoice(self)
        self._splitter = QSplitter(self)
        self._stack = QStackedWidget(self)
        self.actions_table = Actions(self, self._handlers())
        self._build()
        self._connect()

    def _handlers(self) -> dict[str, Callable[[], None]]:
        return {
            "open_folder": self._choice.choose_folder,
            "open_zip": self._choice.choose_zip,
            "quit": self._quit,
            "back": lambda: self._in_pane(lambda pane: pane.back()),
            "forward": lambda: self._in_pane(lambda pane: pane.forward()),
            "home": self.go_home,
            "contents": self._toggle_contents,
            "zoom_in": lambda: self._in_pane(lambda pane: pane.zoom_by(1)),
            "zoom_out": lambda: self._in_pane(lambda pane: pane.zoom_by(-1)),
            "zoom_reset": lambda: self._in_pane(lambda pane: pane.zoom_by(0)),
            "about": self._tell_about,
        }

    def _build(self) -> None:
        self.setWindowTitle(self.tr("AIX Reader"))
        self.actions_table["contents"].setChecked(True)
        self._stack.addWidget(self.loading)
        self._stack.addWidget(self.failure)
        self._splitter.addWidget(self.contents)
        self._splitter.addWidget(self._stack)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([SIDEBAR_WIDTH, self.width()])
        self.setCentralWidget(self._splitter)
        self.statusBar().setSizeGripEnabled(False)

    def _connect(self) -> None:
        self.contents.address_activated.connect(self.show_address)
        self.loading.cancel_clicked.connect(self._opener.cancel)
        self.failure.open_clicked.connect(self._choice.choose_folder)
        self._choice.chosen.connect(self._on_source_chosen)
        self._opener.progressed.connect(self.loading.tell)
        self._opener.opened.connect(self._on_opened)
        self._opener.failed.connect(self._on_opening_failed)
        self._opener.cancelled.connect(self._on_opening_cancelled)
        self._look.changed.connect(self._on_look_changed)

    @property
    def session(self) -> Session | None:
        """The edition that is open."""
        return self._opener.session

    def open_source(self, content: Path | None, edition: Path | None, section: str | None = None) -> None:
        """Open a source or a built edition (neither: the shipped one), and go to `section` or to the home page."""
        self._first_section = section
        self.loading.begin()
        self._stack.setCurrentWidget(self.loading)
        self._opener.open(content, edition)

    def load_pane(self) -> None:
        """Load QtWebEngine and make the pane."""
        if self.pane is not None:
            return
        self.pane = self._make_pane(self._look.name, QColor(self._look.tokens.paper), self)
        self._stack.addWidget(self.pane)
        self.pane.shown.connect(self._on_shown)
        self.pane.title_changed.connect(self._on_title_changed)
        self.pane.loaded.connect(self.page_loaded)
        self.pane.link_hovered.connect(self._on_link_hovered)
        self.pane.external_link_clicked.connect(self.links.ask)
        self.pane.history_changed.connect(self._on_history_changed)
        self.pane.failed.connect(self._on_pane_failed)

    @Slot(str)
    def show_address(self, address: str) -> None:
        """Show what lies at `address`, one of the edition's."""
        self._in_pane(lambda pane: pane.show_address(address))

    def go_home(self) -> None:
        """Show the edition's first page."""
        if self.session is not None:
            self.show_address(self.session.home())

    def section_address(self, name: str) -> str:
        """The address of the section that `name` (a slug, permalink, title) stands for; raises `NotFoundError`."""
        assert self.session is not None  # noqa: S101  # asked only after an edition was opened
        return self.session.address(self.session.find(name).id)

    def _in_pane(self, act: Callable[[Pane], None]) -> None:
        if self.pane is not None and self.session is not None:
            act(self.pane)

    def _show_pane(self) -> None:
        if self.pane is not None:
            self._stack.setCurrentWidget(self.pane)
            self.pane.setFocus()

    def _tell_about(self) -> None:
        self.messages.info(self.tr("About AIX Reader"), about_text(self.session.title if self.session else ""))

    def _toggle_contents(self) -> None:
        self.contents.setVisible(self.actions_table["contents"].isChecked())

    def _quit(self) -> None:
        self.close()

    @Slot(str)
    def _on_source_chosen(self, path: str) -> None:
        self.open_source(Path(path), None)

    @Slot()
    def _on_opened(self) -> None:
        self.loading.end()
        self.load_pane()
        if self.pane is None or self.session is None:
            return
        self.pane.serve(self.session)
        self.contents.show_items(self.session.contents())
        self.actions_table.set_content_open(is_open=True)
        self._on_history_changed()
        self._show_pane()
        self.show_address(self._first_address())

    def _first_address(self) -> str:
        """Where to begin: the section asked for, or home, with a word where there is no such section."""
        assert self.session is not None  # noqa: S101  # called with an edition open
        if self._first_section is not None:
            try:
                return self.section_address(self._first_section)
            except AixError as error:
                self.messages.error(error)
        return self.session.home()

    @Slot(str, str)
    def _on_opening_failed(self, message: str, hint: str) -> None:
        self.loading.end()
        self.failure.tell(message, hint)
        self._stack.setCurrentWidget(self.failure)
        self.opening_failed.emit(message, hint)

    @Slot()
    def _on_opening_cancelled(self) -> None:
        """Back to what was shown; without anything, say how to go on."""
        self.loading.end()
        if self.session is not None:
            self._show_pane()
        else:
            self._on_opening_failed(self.tr("Opening was cancelled; nothing was changed."), "")

    @Slot(str)
    def _on_shown(self, address: str) -> None:
        self.contents.follow(address)

    @Slot(str)
    def _on_title_changed(self, title: str) -> None:
        self.setWindowTitle(self.tr("{0} – AIX Reader").format(title) if title else self.tr("AIX Reader"))

    @Slot(str)
    def _on_link_hovered(self, address: str) -> None:
        section = self.session.section_at(address) if self.session is not None and address else None
        self.statusBar().showMessage(section.title if section is not None else address)

    @Slot()
    def _on_history_changed(self) -> None:
        self.actions_table["back"].setEnabled(self.pane is not None and self.pane.can_go_back)
        self.actions_table["forward"].setEnabled(self.pane is not None and self.pane.can_go_forward)

    @Slot()
    def _on_pane_failed(self) -> None:
        self.messages.warning(
            self.tr("This page could not be shown"),
            self.tr("Its process ended twice. Choose another page in the contents, or go home."),
        )

    @Slot()
    def _on_look_changed(self) -> None:
        self.contents.set_tokens(self._look.tokens)
        if self.pane is not None:
            self.pane.set_look(self._look.name, QColor(self._look.tokens.paper))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way and take the pane down in Chromium's order."""
        if self.pane is not None:
            self.pane.close_down()
            self.pane = None
        self._opener.close()
        super().closeEvent(event)
