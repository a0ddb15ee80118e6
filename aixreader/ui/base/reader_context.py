"""What a part of the window gets of the rest: session, section, page in front, navigation, messages, settings.

The window makes one context, keeps it up to date and acts on its requests. A part is constructed with the context and
never sees the window, so it can be made and tested without one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QMenu, QWidget

from aixreader.errors import AixError
from aixreader.ui.base.actions import ActionRegistry
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.base.link_menu import LinkMenu
from aixreader.ui.base.look import Look
from aixreader.ui.base.messages import Messages
from aixreader.ui.base.settings_model import SettingsModel
from aixreader.ui.base.tokens import Tokens
from aixreader.userdata.settings import Settings

if TYPE_CHECKING:
    from aixreader.model import Section
    from aixreader.services.session.session import Session


class PageViewport(Protocol):
    """What is seen of a page, as parts see it; `web.viewport.Viewport` is the real one."""

    @property
    def area(self) -> QRect:
        """Where the page is in its window, in device-independent pixels; empty while it is hidden."""

    @property
    def offset(self) -> QPointF:
        """How far the page is scrolled, in device-independent pixels."""

    @property
    def has_focus(self) -> bool:
        """Whether the page has the keyboard focus."""

    def pass_on(self, event: QWheelEvent) -> None:
        """Let the page be scrolled by an event that something over it has got."""


class PageView(Protocol):
    """A page of the edition as parts see it; `web.pane.Pane` is the real one."""

    @property
    def address(self) -> str:
        """The address of the page."""

    @property
    def is_leaving(self) -> bool:
        """Whether another document was asked for than the one that is shown."""

    @property
    def selected_text(self) -> str:
        """The selected text, "" for none."""

    @property
    def zoom_factor(self) -> float:
        """CSS pixels to device-independent pixels; 1.0 is 100 %."""

    @property
    def viewport(self) -> PageViewport:
        """What is seen of the page."""

    @property
    def scroll_share(self) -> float:
        """How far down the page is scrolled, 0.0 to 1.0."""

    def run_script(self, script: str, on_result: Callable[[object], None] | None = None) -> None:
        """Run a script of ours in its own world; `on_result` gets its value."""

    def scroll_after_load(self, share: float | None, *, in_section: bool = False) -> None:
        """Scroll the next page that is loaded to `share` (0.0 to 1.0), None for its own position."""

    def reload(self) -> None:
        """Load the page again."""


class ReaderContext(QObject):
    """State and services that the parts of one window share.

    Signals: `session_changed()` when another edition is open; `section_changed()` when another section is read;
    `page_loaded(ok)` at the end of each load of the page in front; `selection_changed()` when the user has selected
    something else there, or nothing; `page_moved()` when it was scrolled or laid out anew, or another is in front;
    `page_changed()` when another page is in front; `page_departed()` when the reader goes elsewhere in it;
    `page_clicked(position)` and `pointer_moved(position)` there beside links, in pixels of the page view;
    `beside_loaded()` when a page that is seen beside it is loaded; `page_escaped()` when Esc was pressed in it.
    Requests: `address_requested(address, new_tab)`, `external_requested(address)`, `panel_requested(panel_id)`,
    `page_focus_requested()`, `preview_requested(address)`, `preview_end_requested()`, `peek_requested(address)`.
    """

    session_changed = Signal()
    section_changed = Signal()
    page_loaded = Signal(bool)
    selection_changed = Signal()
    page_moved = Signal()
    page_changed = Signal()
    page_escaped = Signal()
    page_departed = Signal()
    beside_loaded = Signal()
    page_clicked = Signal(QPoint)
    pointer_moved = Signal(QPoint)
    address_requested = Signal(str, bool)
    external_requested = Signal(str)
    panel_requested = Signal(str)
    page_focus_requested = Signal()
    preview_requested = Signal(str)
    preview_end_requested = Signal()
    peek_requested = Signal(str)

    def __init__(
        self,
        window: QWidget,
        *,
        jobs: JobRunner,
        look: Look,
        settings: SettingsModel,
        actions: ActionRegistry,
        set_clipboard: Callable[[str], None],
        is_read_only: bool = False,
    ) -> None:
        """`window` is the parent of dialogs; `set_clipboard(text)` copies. `is_read_only`: the data folder is."""
        super().__init__(window)
        self.window = window
        self.is_read_only = is_read_only
        self.jobs = jobs
        self.look = look
        self.settings_model = settings
        self.actions = actions
        self.messages = Messages(window)
        self._link_menu = LinkMenu(actions, self.section_at, self.go, self.open_tab, self.peek)
        self._set_clipboard = set_clipboard
        self._session: Session | None = None
        self._section: Section | None = None
        self._address = ""
        self._page: Callable[[], PageView | None] = lambda: None
        self._seen_pages: Callable[[], Sequence[PageView]] = lambda: ()
        self._end_peek: Callable[[], bool] = lambda: False

    # ------------------------------------------------------------ state

    @property
    def session(self) -> Session | None:
        """The edition that is open."""
        return self._session

    @property
    def section(self) -> Section | None:
        """The section that is read; None on the application's own pages."""
        return self._section

    @property
    def address(self) -> str:
        """The address that is read: of the section, or of an own page; "" before the first page."""
        return self._address

    @property
    def page(self) -> PageView | None:
        """The page in front; None before the first one, and for a table without a page beside it."""
        return self._page()

    @property
    def seen_pages(self) -> Sequence[PageView]:
        """The pages that are seen: the one in front, and those beside it."""
        return self._seen_pages() or ((self.page,) if self.page is not None else ())

    @property
    def tokens(self) -> Tokens:
        """The colours of the current look; `look.changed` is emitted when they change."""
        return self.look.tokens

    @property
    def settings(self) -> Settings:
        """The current settings; `settings_model.changed` is emitted when they change."""
        return self.settings_model.settings

    def section_at(self, address: str) -> Section | None:
        """The section at `address`, None for an address that is not in the edition."""
        return self._session.section_at(address) if self._session is not None and address else None

    def name_of(self, section: Section) -> str:
        """The name by which `section` is shown."""
        return self._session.names.of(section) if self._session is not None else section.title

    def address_of(self, section: str) -> str:
        """The address of the section with the id `section`, "" where the edition has none."""
        has_it = self._session is not None and section in self._session.edition.sections
        return self._session.address(section) if self._session is not None and has_it else ""

    def section_address(self, name: str) -> str:
        """The address of the section that `name` (slug, permalink, title) resolves to; raises `NotFoundError`."""
        assert self._session is not None  # noqa: S101  # asked only after an edition was opened
        return self._session.address(self._session.find(name).id)

    # ------------------------------------------------------------ requests

    @Slot(str)
    def go(self, address: str) -> None:
        """Show `address` in the tab in front."""
        self.address_requested.emit(address, False)

    @Slot(str)
    def open_tab(self, address: str) -> None:
        """Show `address` in a new tab."""
        self.address_requested.emit(address, True)

    def preview(self, address: str) -> None:
        """Show `address` in the tab in front until `end_preview`, unless it is gone to meanwhile."""
        self.preview_requested.emit(address)

    @Slot()
    def end_preview(self) -> None:
        """Go back to what was shown before the preview, if there is one."""
        self.preview_end_requested.emit()

    @Slot(str)
    def peek(self, address: str) -> None:
        """Show `address` beside the page, which stays."""
        self.peek_requested.emit(address)

    def end_peek(self) -> bool:
        """Close the peek unless it is pinned; whether there was one to close. Esc does it before anything else."""
        return self._end_peek()

    @Slot(str)
    def show_section(self, name: str, *, new_tab: bool = False) -> None:
        """Show the section that `name` (slug, permalink, title) resolves to; an error message if there is none."""
        try:
            address = self.section_address(name)
        except AixError as error:
            self.messages.error(error)
            return
        self.address_requested.emit(address, new_tab)

    @Slot(str)
    def open_external(self, address: str) -> None:
        """Ask what to do with an address outside the edition."""
        self.external_requested.emit(address)

    def show_panel(self, panel: str) -> None:
        """Show a panel of the sidebar, and focus it."""
        self.panel_requested.emit(panel)

    @Slot()
    def focus_page(self) -> None:
        """Give the page the keyboard focus."""
        self.page_focus_requested.emit()

    def copy(self, text: str, status: str) -> None:
        """Copy `text` to the clipboard, and show `status` in the status bar."""
        self._set_clipboard(text)
        self.messages.status(status)

    # ------------------------------------------------------------ menus

    @property
    def link_menu(self) -> LinkMenu:
        """The context menu of links, to which parts add entries."""
        return self._link_menu

    def menu_for(self, address: str) -> QMenu:
        """A context menu for a link to `address`."""
        return self._link_menu.build(address)

    # ------------------------------------------------------------ for the window

    def set_page_source(self, page: Callable[[], PageView | None]) -> None:
        """Set the function that returns the page in front."""
        self._page = page

    def set_seen_pages(self, pages: Callable[[], Sequence[PageView]]) -> None:
        """Set the function that returns the pages that are seen."""
        self._seen_pages = pages

    def set_peek_end(self, end: Callable[[], bool]) -> None:
        """Set the function that closes the peek and returns whether there was one to close."""
        self._end_peek = end

    def set_session(self, session: Session | None) -> None:
        """Set the edition that is open, None for none; no section is read then."""
        self._session, self._section, self._address = session, None, ""
        self.session_changed.emit()

    def renew_session(self, session: Session) -> None:
        """Set the same edition with more files; no signal is emitted."""
        self._session = session

    @Slot(str)
    def set_address(self, address: str) -> None:
        """Set the address that is read, and the section at it."""
        self._address, self._section = address, self.section_at(address)
        self.section_changed.emit()
