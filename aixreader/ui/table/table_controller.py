"""The periodic table in the window: in a tab, beside the pages, and out to files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QDockWidget, QMenu, QWidget

from aixreader.errors import AixError
from aixreader.services.tables.table_state import LINK, TableState, is_table_link, table_link

if TYPE_CHECKING:
    from aixreader.services.session.session import Session
    from aixreader.ui.base.jobs import JobRunner
    from aixreader.ui.table.panel import TablePanel
    from aixreader.ui.window.main_window import MainWindow

SAID_MS = 6000


class TableController(QObject):
    """The tables of one window. What draws them is imported when one is shown."""

    def __init__(self, window: MainWindow, jobs: JobRunner) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._panels: list[TablePanel] = []
        self._dock: QDockWidget | None = None
        window.look.changed.connect(self._on_look_changed)

    @property
    def is_beside(self) -> bool:
        """Whether a table stands beside the pages."""
        return self._dock is not None and not self._dock.isHidden()

    @property
    def focused(self) -> TablePanel | None:
        """The table that has the keyboard."""
        focus = self._window.focusWidget()
        return next((panel for panel in self._panels if panel.isAncestorOf(focus)), None)

    @property
    def in_front(self) -> TablePanel | None:
        """The table that is seen: that of the tab, else that beside the pages."""
        return next((panel for panel in self._panels if panel.isVisible()), None)

    def begin(self) -> None:
        """Another edition is shown: the table beside the pages is made anew."""
        dock, self._dock = self._dock, None
        if dock is not None:
            was_shown = not dock.isHidden()
            dock.close()
            dock.deleteLater()
            if was_shown:
                self.show_beside(shown=True)

    def show(self, link: str = LINK) -> None:
        """Show the table in a tab of its own; the one there is, unless another view is asked for."""
        reader = self._window.reader
        if reader is None or self._window.session is None:
            return
        there = next((place for place, tab in enumerate(reader.tabs.states) if is_table_link(tab.address)), None)
        if there is None:
            reader.tabs.open(link)
        else:
            reader.tabs.go_to(there)
            if link != LINK:
                reader.tabs.show_address(link)
        self._window.focus_page()

    def show_standards(self) -> None:
        """Show the cross-walk."""
        self.show(table_link(TableState(face="standards")))

    @Slot(bool)
    def show_beside(self, *, shown: bool) -> None:
        """Put a table beside the pages, or take it away."""
        if self._window.session is None:
            return
        if self._dock is None and shown:
            self._dock = self._make_dock()
        if self._dock is not None:
            self._dock.setVisible(shown)
            if shown:
                self._dock.widget().setFocus()
        self._window.refresh_actions()

    def pick(self, slug: str) -> None:
        """Let what belongs to a threat or control stand out."""
        self.show(table_link(TableState(picked=(slug,))))

    def make_panel(self, parent: QWidget) -> TablePanel:
        """A table on the edition that is open."""
        from aixreader.ui.table.panel import TablePanel

        assert self._window.session is not None  # noqa: S101  # without an edition there are no tabs
        panel = TablePanel(self._window.session, self._window.look.tokens, parent)
        panel.link_asked.connect(self._window.links.ask)
        panel.hovered.connect(lambda slug, place: self._on_hovered(panel, slug, place))
        panel.menu_asked.connect(lambda slug, place: self._menu(panel, slug).popup(place))
        panel.more_asked.connect(lambda place: self._more(panel).popup(place))
        panel.destroyed.connect(lambda: self._panels.remove(panel))
        self._panels.append(panel)
        return panel

    def ask_to_export(self) -> None:
        """Ask for a file to write the table to."""
        panel = self.in_front
        self._ask(panel.state if panel is not None else TableState())

    def export(self, path: Path, state: TableState) -> None:
        """Write the table to `path`; its ending says in which form."""
        from aixreader.publish.output import format_of, write_out
        from aixreader.services.tables.table_files import PICTURE_FORMATS, SHEET_FORMATS

        session = self._window.session
        if session is None:
            return
        try:
            chosen = format_of(path, None, (*PICTURE_FORMATS, *SHEET_FORMATS))
            data = self._picture(session, state, chosen.id) if chosen in PICTURE_FORMATS else b""
        except AixError as error:
            self._window.messages.error(error)
            return
        self._jobs.start(
            lambda _report: write_out(path, data or _sheets(session, state, chosen.id)),
            done=lambda _none: self._window.statusBar().showMessage(self.tr("Written: {0}").format(path), SAID_MS),
            failed=self._on_error,
        )

    def _picture(self, session: Session, state: TableState, form: str) -> bytes:
        """By day, whatever the look: it goes on white paper."""
        from aixreader.ui.base.tokens import read_tokens
        from aixreader.ui.table.pictures import table_picture

        return table_picture(session, state, form, read_tokens())

    def _make_dock(self) -> QDockWidget:
        dock = QDockWidget(self.tr("Periodic table"), self._window)
        dock.setObjectName("table")
        panel = self.make_panel(dock)
        panel.address_asked.connect(self._on_address_asked)
        dock.setWidget(panel)
        dock.visibilityChanged.connect(self._window.refresh_actions)
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        self._window.resizeDocks([dock], [self._window.width() * 45 // 100], Qt.Orientation.Horizontal)
        return dock

    def _menu(self, panel: TablePanel, slug: str) -> QMenu:
        """A menu for a threat or control, or for the whole."""
        session = self._window.session
        node = session.graph.nodes.get(slug) if session is not None else None
        if node is None or session is None:
            return self._more(panel)
        address = session.address(node.section)
        menu = self._window.menus.for_link(address)
        menu.addSeparator()
        menu.addAction(self.tr("Pick it as &well")).triggered.connect(lambda: panel.view.picked.emit(slug, True))
        menu.addAction(self.tr("Show re&lations")).triggered.connect(
            lambda: self._show_relations(session.address(node.section))
        )
        return menu

    def _show_relations(self, address: str) -> None:
        self._window.show_address(address)
        self._window.relations.show()

    def _more(self, panel: TablePanel) -> QMenu:
        """A menu for the whole table."""
        menu = self._window.actions_table.menu()
        link = table_link(panel.state)
        menu.addAction(self.tr("&Copy the link to this view")).triggered.connect(
            lambda: self._window.copying.text(link, self.tr("Link copied: {0}").format(link))
        )
        menu.addAction(self.tr("&Export…")).triggered.connect(lambda: self._ask(panel.state))
        menu.addSeparator()
        menu.addAction(self.tr("&Fit all of it")).triggered.connect(panel.view.fit)
        menu.addAction(self.tr("Show the &whole")).triggered.connect(panel.clear)
        menu.addSeparator()
        menu.addAction(self._window.actions_table["table"])
        menu.addAction(self._window.actions_table["table_beside"])
        return menu

    def _ask(self, state: TableState) -> None:
        from aixreader.services.tables.table_files import PICTURE_FORMATS, SHEET_FORMATS
        from aixreader.ui.base.save_dialog import SaveDialog

        sheets = SHEET_FORMATS[::-1]  # the workbook has most to offer
        formats = sheets if state.face == "standards" else (*PICTURE_FORMATS, *sheets)
        title, name = self.tr("Export the periodic table"), self.tr("ai-exchange-table")
        dialog = SaveDialog(self._window, title, formats, name)
        dialog.fileSelected.connect(lambda path: self.export(Path(path), state))
        dialog.open()

    def _on_hovered(self, panel: TablePanel, slug: str, place: QPoint) -> None:
        session = self._window.session
        node = session.graph.nodes.get(slug) if session is not None else None
        if node is None or session is None:
            self._window.hovering.tell("")
            return
        self._window.hovering.tell_section(session.edition.sections[node.section], panel.told_of(slug), place)

    @Slot(str, bool)
    def _on_address_asked(self, address: str, new_tab: bool) -> None:
        """From the table beside the pages to the page in front; a table's tab is not covered by it."""
        if new_tab:
            self._window.open_tab(address)
        else:
            self._window.show_address(address)

    @Slot()
    def _on_look_changed(self) -> None:
        for panel in self._panels:
            panel.set_tokens(self._window.look.tokens)

    def _on_error(self, error: Exception) -> None:
        if isinstance(error, AixError):
            self._window.messages.error(error)


def _sheets(session: Session, state: TableState, form: str) -> bytes:
    """Everything; of comma-separated values, which hold one sheet, that of the face."""
    from aixreader.services.tables.table_data import GRAPH_SHEETS, make_sheets, sheets_metadata
    from aixreader.services.tables.table_files import sheets_bytes

    first = {"standards": "crosswalk", "matrix": "table"}.get(state.face, "relations")
    names = (first, *(name for name in GRAPH_SHEETS if name != first)) if form == "csv" else GRAPH_SHEETS
    return sheets_bytes(make_sheets(session, names), sheets_metadata(session), form)
