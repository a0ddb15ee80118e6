"""The periodic table in the window: panels for tabs and docks, and export to files.

Signals: `tab_requested(link)` when a view of the table is to be shown in a tab; `section_hovered(section, details,
position)` with a `Section` and a global position, `hover_left()`; `relations_requested(address)` when the related
sections of an address are to be shown.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from aixreader.errors import AixError
from aixreader.services.tables.table_state import LINK, TableState, table_link
from aixreader.ui.base.peek_rows import PeekRows
from aixreader.ui.base.reader_context import ReaderContext

if TYPE_CHECKING:
    from aixreader.publish.output import OutputFormat
    from aixreader.services.session.session import Session
    from aixreader.ui.table.layers import TableLayers
    from aixreader.ui.table.page import TablePage
    from aixreader.ui.table.panel import TablePanel
    from aixreader.ui.web.pane import Pane

MAX_NAMED = 3
"""Picked elements after which a file is called."""


class TableController(QObject):
    """The tables of one window. What draws them is imported when one is shown."""

    tab_requested = Signal(str)
    section_hovered = Signal(object, str, QPoint)
    hover_left = Signal()
    relations_requested = Signal(str)

    def __init__(self, context: ReaderContext) -> None:
        super().__init__(context)
        self._context = context
        self._panels: list[TablePanel] = []
        self._layers: TableLayers | None = None
        context.look.changed.connect(self._on_look_changed)
        context.actions.bind({"table": self.show, "standards": self.show_standards, "export_table": self.ask_to_export})

    @property
    def focused(self) -> TablePanel | None:
        """The table that has the keyboard focus."""
        focus = self._context.window.focusWidget()
        return next((panel for panel in self._panels if panel.isAncestorOf(focus)), None)

    @property
    def in_front(self) -> TablePanel | None:
        """The table that is visible: that of the tab, else that of the dock."""
        return next((panel for panel in self._panels if panel.isVisible()), None)

    def show(self, link: str = LINK) -> None:
        """Show the table in its tab; `link` may name another view of it."""
        if self._context.session is not None:
            self.tab_requested.emit(link)

    def show_standards(self) -> None:
        """Show the cross-walk."""
        self.show(table_link(TableState(face="standards")))

    @Slot(str)
    def pick(self, slug: str) -> None:
        """Show the table with a threat or control picked."""
        self.show(table_link(TableState(picked=(slug,))))

    def make_page(
        self, parent: QWidget, make_pane: Callable[[QWidget], Pane], title_of: Callable[[str], str]
    ) -> TablePage:
        """A table for a tab; `make_pane(parent)` makes the page beside it, `title_of(address)` names what is there."""
        from aixreader.ui.table.page import TablePage

        return TablePage(self.make_panel(parent), make_pane, title_of, parent)

    def make_panel(self, parent: QWidget) -> TablePanel:
        """A table of the edition that is open."""
        from aixreader.ui.table.panel import TablePanel

        assert self._context.session is not None  # noqa: S101  # without an edition there are no tabs
        panel = TablePanel(self._context.session, self._context.tokens, parent)
        panel.link_requested.connect(self._context.open_external)
        panel.hovered.connect(lambda slug, position: self._on_hovered(panel, slug, position))
        panel.menu_requested.connect(lambda slug, position: self._menu(panel, slug).popup(position))
        panel.more_requested.connect(lambda position: self._more(panel).popup(position))
        PeekRows(self._context, panel.view, panel.address_at, space=False)
        panel.standards_made.connect(lambda view: PeekRows(self._context, view, panel.address_at, space=False))
        panel.destroyed.connect(lambda: self._panels.remove(panel))
        self._panels.append(panel)
        self.layers.add(panel)
        return panel

    @property
    def layers(self) -> TableLayers:
        """What is laid over the tables."""
        if self._layers is None:
            from aixreader.ui.table.layers import TableLayers

            self._layers = TableLayers(self._context, self._panels)
        return self._layers

    def ask_to_export(self) -> None:
        """Ask for a file to write the table to."""
        panel = self.in_front
        self._ask(panel.state if panel is not None else TableState())

    def export(self, path: Path, state: TableState) -> None:
        """Write the table to `path`, in the format of its suffix."""
        from aixreader.publish.output import format_of, write_out
        from aixreader.services.catalogue.catalogue_formats import CATALOGUE_FORMATS
        from aixreader.services.tables.table_files import PICTURE_FORMATS, SHEET_FORMATS
        from aixreader.ui.base.format_list import written_text

        session = self._context.session
        if session is None:
            return
        try:
            formats: tuple[OutputFormat[Any], ...] = (*PICTURE_FORMATS, *SHEET_FORMATS, *CATALOGUE_FORMATS)
            output_format = format_of(path, None, formats)
            is_picture = output_format in PICTURE_FORMATS
            data = self._picture(session, state, output_format.id) if is_picture else b""
        except AixError as error:
            self._context.messages.error(error)
            return
        self._context.jobs.start(
            lambda _report: write_out(path, output_format.as_file(data or _sheets(session, state, output_format.id))),
            done=lambda _none: self._context.messages.saved(
                written_text(self.tr("Written: {0}").format(path), output_format), path
            ),
            failed=self._on_error,
        )

    def _picture(self, session: Session, state: TableState, form: str) -> bytes:
        """In the light look, whatever the window's: pictures have a white background."""
        from aixreader.ui.base.tokens import read_tokens
        from aixreader.ui.table.pictures import table_picture

        return table_picture(session, state, form, read_tokens())

    def _menu(self, panel: TablePanel, slug: str) -> QMenu:
        """The context menu of a threat or control, or of the table for ""."""
        session = self._context.session
        node = session.graph.nodes.get(slug) if session is not None else None
        if node is None or session is None:
            return self._more(panel)
        address = session.address(node.section)
        menu = self._context.menu_for(address)
        menu.addSeparator()
        menu.addAction(self.tr("Add to &picked")).triggered.connect(lambda: panel.view.picked.emit(slug, True))
        menu.addAction(self.tr("Show re&lations")).triggered.connect(
            lambda: self.relations_requested.emit(session.address(node.section))
        )
        return menu

    def _more(self, panel: TablePanel) -> QMenu:
        """The context menu of the whole table."""
        menu = self._context.actions.menu()
        link = table_link(panel.state)
        menu.addAction(self.tr("&Copy link to this view")).triggered.connect(
            lambda: self._context.copy(link, self.tr("Link copied: {0}").format(link))
        )
        menu.addAction(self.tr("&Export…")).triggered.connect(lambda: self._ask(panel.state))
        menu.addSeparator()
        menu.addAction(self.tr("&Fit to window")).triggered.connect(panel.view.fit)
        menu.addAction(self.tr("Clear p&icks and filters")).triggered.connect(panel.clear)
        close = menu.addAction(self.tr("Close the page &beside the table"))
        close.setEnabled(panel.is_beside_page)
        close.triggered.connect(panel.close_beside_requested)
        menu.addSeparator()
        menu.addAction(self._context.actions["table"])
        menu.addAction(self._context.actions["table_beside"])
        return menu

    def _ask(self, state: TableState) -> None:
        from aixreader.services.catalogue.catalogue_formats import CATALOGUE_FORMATS
        from aixreader.services.tables.table_files import PICTURE_FORMATS, SHEET_FORMATS
        from aixreader.ui.base.save_dialog import ask_to_save, file_stem

        sheets = SHEET_FORMATS[::-1]  # the workbook first: it contains all sheets
        drawn = () if state.face == "standards" else PICTURE_FORMATS
        formats: tuple[OutputFormat[Any], ...] = (*drawn, *sheets, *CATALOGUE_FORMATS)
        what = {"standards": "cross-walk", "matrix": "matrix"}.get(state.face, "periodic-table")
        name = file_stem(what, *state.picked[:MAX_NAMED])
        title = self.tr("Export the periodic table")
        ask_to_save(self._context.window, title, formats, name, lambda path: self.export(path, state))

    def _on_hovered(self, panel: TablePanel, slug: str, position: QPoint) -> None:
        session = self._context.session
        node = session.graph.nodes.get(slug) if session is not None else None
        if node is None or session is None:
            self.hover_left.emit()
            return
        self.section_hovered.emit(session.edition.sections[node.section], panel.summary_of(slug), position)

    @Slot()
    def _on_look_changed(self) -> None:
        for panel in self._panels:
            panel.set_tokens(self._context.tokens)

    def _on_error(self, error: Exception) -> None:
        if isinstance(error, AixError):
            self._context.messages.error(error)


def _sheets(session: Session, state: TableState, form: str) -> bytes:
    """All sheets, that of the face first; CSV, which has one sheet, gets only that. Or another program's format."""
    from aixreader.services.catalogue.catalogue_formats import CATALOGUE_FORMATS, catalogue_bytes
    from aixreader.services.tables.table_data import GRAPH_SHEETS, make_sheets, sheets_metadata
    from aixreader.services.tables.table_files import sheets_bytes

    if form in (known.id for known in CATALOGUE_FORMATS):
        return catalogue_bytes(session, form)
    first = {"standards": "crosswalk", "matrix": "table"}.get(state.face, "relations")
    names = (first, *(name for name in GRAPH_SHEETS if name != first)) if form == "csv" else GRAPH_SHEETS
    return sheets_bytes(make_sheets(session, names), sheets_metadata(session), form)
