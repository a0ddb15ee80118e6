"""Shows the toolbar at the selection."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.marks.placed_bar import PlacedBar
from aixreader.ui.marks.selection_bar import COLOUR_COUNT, SelectionBar
from aixreader.ui.web.highlights import SHOW_SELECTION, selection_box_script
from aixreader.userdata.records import COLOURS

ACTIONS = ("note", "copy", "copy_cited", "search_selection")


class SelectionBarController(QObject):
    """Shows a `SelectionBar` when the user has selected text of a section. `highlight(colour)` highlights it;
    `focus_other` gives the focus to another toolbar in its place, and returns whether there is one.
    """

    def __init__(
        self,
        context: ReaderContext,
        highlight: Callable[[str], None],
        focus_other: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(context)
        self._context = context
        self._highlight = highlight
        self._focus_other = focus_other
        self._placed = PlacedBar(context, self._make_bar)
        context.selection_changed.connect(self._on_selection_changed)
        context.actions.bind({"selection_bar": self.focus})

    def _make_bar(self) -> SelectionBar:
        actions = self._context.actions
        chosen = [actions[name] for name in ACTIONS]
        bar = SelectionBar(self._context.tokens, COLOURS[:COLOUR_COUNT], chosen, self._context.window)
        bar.setAccessibleName(self.tr("Selection toolbar"))
        bar.colour_chosen.connect(self._highlight)
        for action in chosen:
            action.triggered.connect(self.hide)
        return bar

    @property
    def bar(self) -> SelectionBar:
        """The toolbar; made with the first selection."""
        return self._placed.bar

    @Slot()
    def hide(self) -> None:
        """Hide the toolbar until something else is selected."""
        self._placed.hide()

    def focus(self) -> None:
        """Give the toolbar the keyboard focus; a status message without a selection."""
        if not self._focus_other():
            scroll = f"{SHOW_SELECTION}{selection_box_script()}"
            self._placed.ask_and_focus(scroll, selection_box_script(), self._report_nothing)

    def _report_nothing(self) -> None:
        self._context.messages.status(self.tr("Select some text first"))

    @Slot()
    def _on_selection_changed(self) -> None:
        page = self._context.page
        if page is not None and page.selected_text and page.viewport.has_focus:
            self._placed.ask(selection_box_script())
        else:
            self.hide()
