"""The table with its tool bar, filters and legend, for a tab or a dock.

Signals: `state_changed()`; `address_requested(address, new_tab)` when a section is to be read,
`link_requested(address)` for what lies outside; `hovered(slug, global_pos)`; `menu_requested(slug, global_pos)`;
`more_requested(global_pos)` for the menu of the whole table; `close_beside_requested()` when the page beside it is to
be closed; `standards_made(view)` when the cross-walk is shown for the first time.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from aixreader.knowledge.matrix import MatrixRow, matrix_rows
from aixreader.services.session.session import Session
from aixreader.services.tables.emphasis import compute_emphasis, facet_values
from aixreader.services.tables.table_layer import TableLayer
from aixreader.services.tables.table_state import TableState
from aixreader.ui.base.tokens import Tokens
from aixreader.ui.table.bar import TableBar
from aixreader.ui.table.elements import lay_out_elements
from aixreader.ui.table.filters import TableFilters
from aixreader.ui.table.fonts import Fonts
from aixreader.ui.table.layer_view import LayerView
from aixreader.ui.table.legend import Legend
from aixreader.ui.table.matrix import lay_out_matrix
from aixreader.ui.table.scene import Scene, Tile
from aixreader.ui.table.standards import SECTION, StandardsView
from aixreader.ui.table.summaries import picked_summary, relation_summary
from aixreader.ui.table.view import TableView


class TablePanel(QWidget):
    """Shows one `TableState` of one edition."""

    state_changed = Signal()
    address_requested = Signal(str, bool)
    link_requested = Signal(str)
    hovered = Signal(str, QPoint)
    menu_requested = Signal(str, QPoint)
    more_requested = Signal(QPoint)
    close_beside_requested = Signal()
    standards_made = Signal(StandardsView)

    def __init__(self, session: Session, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._graph = session.graph
        self._rows: tuple[MatrixRow, ...] | None = None
        self._shown: tuple[str, str] | None = None
        self._counted_for: object = None
        self.layer = LayerView()
        self.state = TableState()
        self.bar = TableBar(self)
        self.filters = TableFilters(self)
        self.view = TableView(self._graph, tokens, self)
        self.legend = Legend(tokens, self)
        self.standards: StandardsView | None = None
        self.is_beside_page = False  # set by the view that shows a page beside it
        self._empty = QLabel(self.tr("This edition has no threats or controls."), self)
        self._stack = QStackedWidget(self)
        self._build()
        self._connect()
        self.show_state(self.state)

    def _build(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setObjectName("hint")
        self._empty.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.bar, self.filters):
            layout.addWidget(widget)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.legend)
        self.filters.hide()

    def _connect(self) -> None:
        bar, view = self.bar, self.view
        bar.face_selected.connect(lambda face: self._change(replace(self.state, face=face)))
        bar.grouping_selected.connect(lambda grouping: self._change(replace(self.state, grouping=grouping)))
        bar.match_all_toggled.connect(lambda match_all: self._change(replace(self.state, match_all=match_all)))
        bar.by_standard_toggled.connect(lambda by_standard: self._change(replace(self.state, by_standard=by_standard)))
        bar.text_changed.connect(self._on_text_changed)
        bar.filters_toggled.connect(self.filters.setVisible)
        bar.zoom_requested.connect(view.zoom_by)
        bar.fit_requested.connect(view.fit)
        bar.more_requested.connect(self.more_requested)
        bar.left.connect(self._on_field_left)
        self.filters.toggled.connect(self._on_filter_toggled)
        self.filters.cleared.connect(self._clear_filters)
        view.picked.connect(self._on_picked)
        view.cleared.connect(lambda: self._change(replace(self.state, picked=())))
        view.opened.connect(self._on_opened)
        self.legend.open_requested.connect(self._on_open_requested)
        view.hovered.connect(self.hovered)
        view.menu_requested.connect(self.menu_requested)
        view.typed.connect(bar.start)
        view.zoomed.connect(lambda: bar.show_zoom(view.zoom))

    def show_state(self, state: TableState) -> None:
        """Show another state of the table; if it is filtered, the filters are shown."""
        if state.filters:
            self.bar.filters.setChecked(True)
        self._show(state)

    def _show(self, state: TableState) -> None:
        self.state = state
        before = self.view.emphasis
        emphasis = self.layer.narrow(compute_emphasis(self._graph, state))
        self.bar.show_state(state)
        is_standards = state.face == "standards"
        if is_standards:
            self._show_standards()
        elif not self._graph.nodes:
            self._stack.setCurrentWidget(self._empty)
        else:
            self._stack.setCurrentWidget(self.view)
            if self._shown != (state.face, state.grouping):
                self._shown = (state.face, state.grouping)
                self.view.show_face(self._lay_out)
            self.view.show_emphasis(emphasis)
        self.filters.setVisible(self.bar.shows_filters and not is_standards)
        layer = self.layer
        counted_for = (state.filters, state.text, layer.layer, layer.filters)
        if self._counted_for != counted_for:
            self._counted_for = counted_for
            values = (*layer.values, *facet_values(self._graph, state))
            self.filters.show_values(values, (*state.filters, *layer.filters), layer.titles)
        self.legend.show_summary(
            self._summary(), signs=not is_standards and bool(self._graph.nodes), can_open=len(emphasis.picked) == 1
        )
        if emphasis.picked != before.picked:
            self.view.reveal()
        elif len(before.matching) < len(emphasis.matching) == len(self._graph.nodes):
            self.view.scrollTo(self.view.currentIndex())  # a filter is cleared: where one was stays in sight

    def show_layer(self, layer: TableLayer | None) -> None:
        """Lay something over the table, or nothing."""
        self.layer.show(layer)
        self.view.show_layer(layer)
        self.legend.show_layer(layer.key if layer is not None else ())
        self._show(self.state)

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of `tokens`."""
        self.view.set_tokens(tokens)
        self.legend.set_tokens(tokens)

    def start(self) -> None:
        """Focus the search field."""
        self.bar.start("")

    @Slot()
    def clear(self) -> None:
        """Clear picks, filters and search text."""
        self._clear_filters()
        self._change(replace(self.state, picked=(), text=""))

    def summary_of(self, slug: str) -> str:
        """A line on a threat or control: what the layer says of it, and its relations."""
        mark = self.layer.layer.tiles.get(slug) if self.layer.layer is not None else None
        before = self.tr("before: {0}").format(mark.was) if mark is not None and mark.was else ""
        return "\n".join(filter(None, (mark.text if mark else "", before, relation_summary(self._graph, slug))))

    def address_at(self, index: QModelIndex) -> str:
        """The address of the section at an index of `view` or `standards`, "" for none."""
        tile = self.view.cells.tile(index) if index.model() is self.view.cells else None
        section = self._graph.nodes[tile.slug].section if tile is not None and tile.slug else index.data(SECTION)
        return self._session.address(section) if section in self._session.edition.sections else ""

    @property
    def picked_address(self) -> str:
        """The address of the section of the only tile that is picked, "" for none or several."""
        picked = self.view.emphasis.picked
        return self._session.address(self._graph.nodes[picked[0]].section) if len(picked) == 1 else ""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus to the table. With a focus proxy, Tab would pass over the tool bar."""
        self.view.setFocus(event.reason())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.filters.fit()

    def _change(self, state: TableState) -> None:
        if state != self.state:
            self._show(state)
            self.state_changed.emit()

    def _lay_out(self, width: float, fonts: Fonts) -> Scene:
        if self.state.face == "matrix":
            if self._rows is None:
                self._rows = matrix_rows(self._session.edition, self._graph)
            return lay_out_matrix(self._rows, width, fonts)
        return lay_out_elements(self._graph, self.state.grouping, width, fonts)

    def _show_standards(self) -> None:
        if self.standards is None:
            self.standards = StandardsView(self._session.crosswalk, self)
            self.standards.section_requested.connect(self._request_section)
            self.standards.link_requested.connect(self.link_requested)
            self._stack.addWidget(self.standards)
            self.standards_made.emit(self.standards)
        self.standards.show_mappings(by_standard=self.state.by_standard, text=self.state.text)
        self._stack.setCurrentWidget(self.standards)

    def _summary(self) -> str:
        """A line of text that summarises the state."""
        if self.standards is not None and self.state.face == "standards":
            walk = self._session.crosswalk
            text = self.tr("{0} sections mapped, {1} of them by OpenCRE, of {2}").format(
                walk.sections, walk.blocks, len(self._session.edition.sections)
            )
            return self.tr("{0}; {1} mappings shown").format(text, self.standards.shown)
        emphasis, nodes = self.view.emphasis, self._graph.nodes
        if emphasis.picked:
            names = ", ".join(nodes[slug].name for slug in emphasis.picked[:3])
            more = len(emphasis.picked) - 3
            names = self.tr("{0} and {1} more").format(names, more) if more > 0 else names
            count = self._graph.count_edges(emphasis.related)
            are_threats, several = all(nodes[slug].is_threat for slug in emphasis.picked), len(emphasis.picked) > 1
            return picked_summary(names, count, threats=are_threats, several=several, match_all=self.state.match_all)
        plain = [node.slug for node in nodes.values() if not node.is_group]
        if self.state.filters or self.state.text:
            match = sum(slug in emphasis.matching for slug in plain)
            return self.tr("{0} of {1} threats and controls").format(match, len(plain))
        return self.tr("{0} threats, {1} controls").format(len(self._graph.threats), len(self._graph.controls))

    @Slot(str, str)
    def _on_filter_toggled(self, facet: str, value: str) -> None:
        if self.layer.has(facet):
            self.layer.toggle((facet, value))
            self._show(self.state)
        else:
            self._change(self.state.filtered((facet, value)))

    @Slot()
    def _clear_filters(self) -> None:
        if self.layer.filters:
            self.layer.filters = ()
            self._show(self.state)
        self._change(replace(self.state, filters=()))

    @Slot(str, bool)
    def _on_picked(self, slug: str, more: bool) -> None:
        state = self.state.toggled(slug) if more else replace(self.state, picked=(slug,))
        self._change(state)

    @Slot(str, bool)
    def _on_opened(self, slug: str, new_tab: bool) -> None:
        self._request_section(self._graph.nodes[slug].section, new_tab)

    @Slot(bool)
    def _on_open_requested(self, new_tab: bool) -> None:
        """Open what is picked."""
        for slug in self.view.emphasis.picked:
            self._on_opened(slug, new_tab)

    @Slot(str, bool)
    def _request_section(self, section: str, new_tab: bool) -> None:
        self.address_requested.emit(self._session.address(section), new_tab)

    @Slot()
    def _on_field_left(self) -> None:
        """Move the focus from the field to the first match; without one it stays, so that Enter opens nothing else."""
        if self.state.face == "standards" and self.standards is not None:
            self.standards.setFocus()
            return
        match = self._first_match()
        if match is None and self.state.text:
            return
        self.view.setFocus()
        if match is not None:
            self.view.go_to(match)

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._change(replace(self.state, text=text))
        match = self._first_match()
        if match is not None:
            self.view.scrollTo(self.view.cells.index_of(match))

    def _first_match(self) -> Tile | None:
        """The first tile that matches the filters, None without any."""
        tiles = self.view.scene.reachable if self.state.text or self.state.filters else ()
        return next((tile for tile in tiles if tile.slug in self.view.emphasis.matching), None)
