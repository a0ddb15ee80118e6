"""The composition root of one window: creates its parts and connects them. The only module that depends on all of them.

Signals: `opening_failed(message, hint)`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, Signal, Slot

from aixreader.pages import action_links as acts
from aixreader.services.tables.table_state import LINK, is_table_link
from aixreader.ui.base.actions import ActionRegistry
from aixreader.ui.base.icons import Icons
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.base.look import Look
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.base.settings_model import SettingsModel
from aixreader.ui.window.action_handlers import ActionHandlers
from aixreader.ui.window.action_link_handler import ActionLinkHandler
from aixreader.ui.window.appearance import Appearance
from aixreader.ui.window.changes_joint import ChangesJoint
from aixreader.ui.window.context_menus import ContextMenus
from aixreader.ui.window.dialogs import Dialogs
from aixreader.ui.window.edition_opener import EditionOpener
from aixreader.ui.window.edition_switch import EditionSwitch
from aixreader.ui.window.editions_joint import EditionsJoint
from aixreader.ui.window.history_menus import HistoryMenus
from aixreader.ui.window.indicators import Indicators
from aixreader.ui.window.joints import join_parts
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.opening import Opening
from aixreader.ui.window.own_pages import HOME, PROBLEM_PAGE, OwnPages
from aixreader.ui.window.reader_host import ReaderHost
from aixreader.ui.window.reading_position import ReadingPosition
from aixreader.ui.window.shelf_controller import ShelfController
from aixreader.ui.window.table_dock import TableDock
from aixreader.ui.window.window_parts import PANELS, PartFactories, make_parts, translated
from aixreader.ui.window.window_state import WindowState, source_of
from aixreader.userdata.session_state import SessionStateStore
from aixreader.userdata.shelf import ShelfStore

if TYPE_CHECKING:
    from aixreader.model import Section
    from aixreader.ui.reader.reader import Reader


@dataclass(frozen=True, slots=True)
class WindowServices:
    """The services that a window is created with: they outlive it, or give access to user data."""

    jobs: JobRunner
    look: Look
    icons: Icons
    settings: SettingsModel
    opener: EditionOpener
    state_store: SessionStateStore
    shelf_store: ShelfStore
    factories: PartFactories
    set_clipboard: Callable[[str], None]
    is_read_only: bool = False  # whether the user's data folder is, so that nothing can be saved


class WindowController(QObject):
    """Composes a window and opens editions in it. The window starts empty; `load_reader` and `open_source` fill it."""

    opening_failed = Signal(str, str)

    def __init__(self, services: WindowServices) -> None:
        window = MainWindow()
        super().__init__(window)
        self.window = window
        window.on_close = self._close
        self._opener = services.opener
        self.context = ReaderContext(
            self.window,
            jobs=services.jobs,
            look=services.look,
            settings=services.settings,
            actions=ActionRegistry(self.window, services.icons.icon),
            set_clipboard=services.set_clipboard,
            is_read_only=services.is_read_only,
        )
        self.host = ReaderHost(self.context, self._make_reader)
        self._appearance = Appearance(self.context, self.window, self.host, services.icons)
        self.state = WindowState(
            self.context,
            self.window,
            services.state_store,
            host=self.host,
            opener=services.opener,
            appearance=self._appearance,
        )
        self.parts = make_parts(
            self.context,
            services.factories,
            title_of=lambda address: self._own_pages.title_of(address),  # noqa: PLW0108  # it is made later
            is_recording=lambda: self.state.is_saving,
        )
        marks = self.parts.marks
        self.shelf = ShelfController(
            self.context, services.opener, services.shelf_store, is_saving=lambda: self.state.is_saving
        )
        own = (lambda: marks.repository.marks, self.shelf.facts, lambda: self.parts.lists.source.lists)
        self._own_pages = OwnPages(self.context, self.host, services.opener, self.parts.saved_links, *own)
        self._dialogs = Dialogs(self.context, self.host, self.parts.lists.titles)
        self._dialogs.list_requested.connect(self.parts.lists.show)
        self._switch = EditionSwitch(self.context, self.window, services.opener, self.host)
        self._table_dock = TableDock(self.context, self.window, self.parts.table.make_panel)
        self._changes = ChangesJoint(self.context, self.host, self.parts, services.opener, self.shelf, self._own_pages)
        self._handlers = ActionHandlers(self.context, self.window, self.host, self.parts)
        self._menus = ContextMenus(self.context, self.host, marks.annotations, self.parts.terms, self.shelf.menu_of_act)
        self._history_menus = HistoryMenus(self.context, self.host, self._own_pages.title_of)
        self._position = ReadingPosition(self.context, self.window, self.host, self._own_pages.title_of)
        self._action_links = ActionLinkHandler(self.context, self._action_link_handlers())
        self.editions = EditionsJoint(self.context, services.opener, self.shelf, services.factories, self._changes)
        self._opening = Opening(self.context, window, self.editions.preview, self._switch, self.shelf, undo=marks.undo)
        home = self._own_pages.refresh_home
        join_parts(self.context, self.window, self.parts, self.shelf, services.factories, home)
        self._build()
        self._connect()

    def _build(self) -> None:
        for panel in PANELS:
            title, tooltip = translated(panel.title), translated(panel.tooltip)
            widget = panel.make(self.context, self.parts)
            self.window.sidebar.add_panel(panel.id, title, widget, tooltip, shown=panel.is_shown)
        parts = self.parts
        Indicators(self.context, *self.editions.buttons, parts.marks.unsaved_button)
        stateful = (parts.search, parts.marks, parts.lists, parts.saved_links, parts.assessment)
        self.state.restore(stateful, parts.contents)
        self.context.actions.refresh()

    def _connect(self) -> None:
        context, parts, window = self.context, self.parts, self.window
        context.messages.status_changed.connect(window.notice.showMessage)
        context.messages.file_saved.connect(window.notice.offer)
        self.host.reader_created.connect(self._on_reader_created)
        self.host.changed.connect(context.actions.refresh)
        sidebar, splitter = window.sidebar.panel_changed, window.splitter.splitterMoved
        for changed in (self.host.changed, self._appearance.changed, sidebar, splitter, parts.saved_links.changed):
            changed.connect(self.state.schedule_save)
        window.drops.address_dropped.connect(self.show_section)
        self._switch.opened.connect(self._on_edition_opened)
        self._switch.failed.connect(self.opening_failed)
        self.shelf.changed.connect(self._own_pages.refresh_home)
        self.state.saver.failed.connect(self._on_saving_failed)
        for part in (parts.contents, parts.search, parts.marks, parts.lists, parts.assessment):
            part.state_changed.connect(self.state.schedule_save)
        parts.search.mark_activated.connect(self._on_mark_activated)
        parts.relations.pick_requested.connect(parts.table.pick)
        parts.table.tab_requested.connect(self._on_table_requested)
        parts.table.section_hovered.connect(self._on_section_hovered)
        parts.table.hover_left.connect(parts.link_hover.end)
        parts.table.relations_requested.connect(self._on_relations_requested)
        parts.marks.repository.opened.connect(self._own_pages.refresh_home)
        parts.marks.history.cleared.connect(self._on_history_cleared)
        parts.marks.bookmarks.permalink_requested.connect(self._copy_permalink)
        parts.marks.exchange.wiped.connect(self._on_wiped)
        parts.marks.exchange.close_requested.connect(window.close)

    # ------------------------------------------------------------ public interface

    def open_source(self, content: Path | None, edition: Path | None, section: str | None = None) -> None:
        """Open a source or a built edition (neither: the shipped one) at `section`, or else with the last tabs."""
        self._switch.open(content, edition, section)

    def open_last(self, section: str | None = None) -> None:
        """Open the source of the last run, or if that is gone the shipped edition; see `open_source`."""
        saved = self.state.saved
        self._switch.open_found(lambda: source_of(saved), section)

    @Slot(str)
    def show_section(self, name: str) -> None:
        """Show the section or table link `name`, once an edition is open; a box reports an unknown section."""
        is_table = self.context.session is not None and is_table_link(name)
        (self.parts.table.show if is_table else self._switch.show_section)(name)

    def report_start(self) -> None:
        """Report what went wrong in the last run; to be called once, before `state.begin`."""
        self._dialogs.report_start(self.state.warning, was_clean=self.state.saved.clean)

    def report_other_window(self) -> None:
        """Report that another window is open which does not answer."""
        self._dialogs.report_other_window()

    def load_reader(self) -> None:
        """Import QtWebEngine and create the reader, if it does not exist yet."""
        self.host.load()

    # ------------------------------------------------------------ composition

    def _make_reader(self) -> Reader:
        """Create the reader. QtWebEngine is imported here, after the window's first paint."""
        from aixreader.ui.reader.reader import Reader

        settings = self.context.settings
        reader = Reader(self._appearance.page_look, settings.zoom, self._own_pages.title_of, self.window)
        reader.background_tabs = settings.new_tabs_in_background
        reader.engine.work_with(self.context.jobs)
        reader.serve_own(self._own_pages.fetch)
        reader.make_table = self.parts.table.make_page
        return reader

    @Slot()
    def _on_reader_created(self) -> None:
        reader, marks = self.host.reader, self.parts.marks
        assert reader is not None  # noqa: S101  # the signal is emitted after it was created
        reader.area.groups.add_breadcrumb_action(self.context.actions["back_to_results"])
        self.window.notice.lie_on(reader.area)  # the find bar below stays free
        reader.link_hovered.connect(self.parts.link_hover.show_target)
        reader.external_link_clicked.connect(self.parts.external_links.ask)
        reader.act_clicked.connect(self._action_links.handle_link)
        reader.menu_requested.connect(self._menus.show_for_page)
        reader.page_clicked.connect(marks.annotations.open_note_at)
        reader.scroll_ended.connect(marks.history.record_position)
        reader.zoom_requested.connect(self._handlers.zoom_by)
        reader.failed.connect(self._dialogs.report_page_failure)

    def _action_link_handlers(self) -> dict[str, Callable[[str], object]]:
        parts = self.parts
        return {
            acts.COPY_PERMALINK: self._copy_permalink,
            acts.BOOKMARK: self._toggle_bookmark,
            acts.NOTE: parts.marks.annotations.open_note,
            acts.FIGURE: self._dialogs.show_figure,
            acts.STATE: parts.assessment.state_section,
            acts.FORGET_LINK: parts.saved_links.remove,
            acts.CONTINUE: parts.marks.history.resume,
            **(self.shelf.act_handlers | self._changes.act_handlers),
            acts.READING_LIST: parts.lists.show,
            acts.SEARCH: lambda _argument: parts.search.start(),
            acts.PROBLEMS: lambda _argument: self.context.go(PROBLEM_PAGE),
        }

    @Slot(str)
    def _copy_permalink(self, section: str) -> None:
        if self.context.session is not None:
            self.parts.clipboard.copy_permalink_of(self.context.session.find(section))

    def _toggle_bookmark(self, section: str) -> None:
        if self.context.session is not None:
            self.parts.marks.bookmarks.toggle(self.context.session.find(section))

    @Slot(object)
    def _on_edition_opened(self, address: object) -> None:
        self.state.restore_tabs(cast("str | None", address))

    @Slot(str, bool)
    def _on_mark_activated(self, name: str, new_tab: bool) -> None:
        self.parts.marks.show_mark(name, new_tab=new_tab)

    @Slot(object, str, QPoint)
    def _on_section_hovered(self, section: object, details: str, position: QPoint) -> None:
        self.parts.link_hover.show_section(cast("Section", section), details, position)

    @Slot(str)
    def _on_table_requested(self, link: str) -> None:
        if self.host.reader is not None:
            self.host.reader.area.groups.show_single(link, is_table_link, unchanged=link == LINK)
            self.context.focus_page()

    @Slot(str)
    def _on_relations_requested(self, address: str) -> None:
        self.context.go(address)
        self.parts.relations.show()

    @Slot()
    def _on_history_cleared(self) -> None:
        self.parts.search.forget()
        self.state.write()

    @Slot()
    def _on_wiped(self) -> None:
        self.parts.search.forget(everything=True)
        self.parts.saved_links.clear()
        self.shelf.clear()
        self.host.start_over(HOME)
        self.state.clear()

    @Slot(str)
    def _on_saving_failed(self, reason: str) -> None:
        if self.state.is_saving:  # else the window is closed already
            self._dialogs.report_unsaved(reason)

    def _close(self) -> bool:
        """Save the state, cancel running jobs and destroy the pages; False if there are unsaved changes to marks."""
        if not self.parts.marks.end() or not self.parts.assessment.end():
            return False
        self.shelf.close()
        self.state.close()
        self.parts.search.end()
        self.parts.printing.end()
        self.host.close()
        self._opener.close()
        return True
