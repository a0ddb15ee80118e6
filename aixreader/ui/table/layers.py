"""The layers that can be laid over the tables of a window: all of them show the same one.

Signals: `layer_chosen(id)` when the user chooses another one, "" for none.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu

from aixreader.services.tables.table_layer import LayerChoice, TableLayer
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.table.panel import TablePanel


class TableLayers(QObject):
    """Shows a layer in all `panels`, which are those of the window."""

    layer_chosen = Signal(str)

    def __init__(self, context: ReaderContext, panels: Sequence[TablePanel]) -> None:
        super().__init__(context)
        self._context = context
        self._panels = panels
        self._layer: TableLayer | None = None
        self._choices: tuple[LayerChoice, ...] = ()

    def add(self, panel: TablePanel) -> None:
        """Let a new panel show the layer, and offer others."""
        panel.bar.layer_menu_requested.connect(self._show_menu)
        if self._choices:
            self._show_in(panel)

    def show(self, layer: TableLayer | None, choices: Sequence[LayerChoice]) -> None:
        """Show another layer, None for none; `choices` are those that the user can choose."""
        if (layer, tuple(choices)) == (self._layer, self._choices):
            return
        self._layer, self._choices = layer, tuple(choices)
        for panel in self._panels:
            self._show_in(panel)

    def _show_in(self, panel: TablePanel) -> None:
        panel.bar.show_layer(self._layer.name if self._layer is not None else "", shown=bool(self._choices))
        panel.show_layer(self._layer)

    def menu(self) -> QMenu:
        """The menu of all layers."""
        menu = self._context.actions.menu()
        for choice in self._choices:
            if not choice.name:
                menu.addSeparator()
                continue
            action = menu.addAction(choice.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(choice.is_chosen)
            action.triggered.connect(lambda _checked=False, name=choice.id: self.layer_chosen.emit(name))
        return menu

    @Slot(QPoint)
    def _show_menu(self, position: QPoint) -> None:
        self.menu().popup(position)
