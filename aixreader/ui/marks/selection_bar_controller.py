"""Shows the toolbar at the selection, and lets it follow the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer, Slot

from aixreader.ui.base.reader_context import PageView, ReaderContext
from aixreader.ui.marks.selection_bar import SelectionBar
from aixreader.ui.web.highlights import parse_box, selection_box_script

SETTLE_MS = 100
"""From the last movement of the page until it is asked again where its selection is: it may be laid out anew."""
ACTIONS = ("note", "copy", "copy_cited", "search_selection")


class SelectionBarController(QObject):
    """Shows a `SelectionBar` when the user has selected text of a section. `highlight(colour)` highlights it."""

    def __init__(self, context: ReaderContext, highlight: Callable[[str], None]) -> None:
        super().__init__(context)
        self._context = context
        self._highlight = highlight
        self._page: PageView | None = None  # the page of the selection
        self._box = QRectF()  # of the selection in the page's document, in device-independent pixels
        self._bar: SelectionBar | None = None
        self._asked = 0
        self._settle_timer = QTimer(self)
        self._settle_timer.setSingleShot(True)
        self._settle_timer.setInterval(SETTLE_MS)
        self._settle_timer.timeout.connect(self._on_settled)
        context.selection_changed.connect(self._on_selection_changed)
        context.page_moved.connect(self._on_page_moved)
        context.page_loaded.connect(self.hide)
        context.look.changed.connect(self._on_look_changed)
        context.actions.bind({"selection_bar": self.focus})

    @property
    def bar(self) -> SelectionBar:
        """The toolbar; made with the first selection."""
        if self._bar is None:
            actions = self._context.actions
            bar = self._bar = SelectionBar(
                self._context.tokens, [actions[name] for name in ACTIONS], self._context.window
            )
            bar.colour_chosen.connect(self._highlight)
            bar.left.connect(self.hide)
            for name in ACTIONS:
                actions[name].triggered.connect(self.hide)
        return self._bar

    @Slot()
    def hide(self) -> None:
        """Hide the toolbar until something else is selected."""
        self._page = None
        self._asked += 1  # what is asked has no answer any more
        self._settle_timer.stop()
        if self._bar is not None and self._bar.isVisible():
            has_focus = self._bar.isAncestorOf(self._context.window.focusWidget())
            self._bar.hide()
            if has_focus:
                self._context.focus_page()

    def focus(self) -> None:
        """Give the toolbar the keyboard focus; a status message without a selection."""
        self._ask(self._focus_bar)

    def _focus_bar(self) -> None:
        if self._page is not None and self._bar is not None and self._bar.isVisible():
            self._bar.buttons[0].setFocus()
        else:
            self._context.messages.status(self.tr("Select some text first"))

    def _ask(self, done: Callable[[], None] = lambda: None) -> None:
        """Ask the page for the place of its selection, and show the toolbar there."""
        page = self._context.page
        if page is None or page.is_leaving or self._context.section is None:
            self.hide()
            done()
            return

        self._asked += 1
        number = self._asked

        def on_box(result: object) -> None:
            if number != self._asked:
                return
            box = parse_box(result)
            if box is None or page is not self._context.page:
                self.hide()
            else:
                self._page, self._box = page, QRectF(QPointF(*box[:2]), QPointF(*box[2:]))
                self._place()
            done()

        page.run_script(selection_box_script(), on_box)

    @Slot()
    def _on_selection_changed(self) -> None:
        page = self._context.page
        if page is not None and page.selected_text and page.viewport.has_focus:
            self._ask()
        else:
            self.hide()

    @Slot()
    def _on_page_moved(self) -> None:
        if self._page is not None:
            self._place()
            self._settle_timer.start()

    @Slot()
    def _on_settled(self) -> None:
        self._ask()

    def _place(self) -> None:
        page = self._page
        if page is None or page is not self._context.page or page.is_leaving:
            self.hide()
            return
        zoom, scroll, area = page.zoom_factor, page.viewport.offset, page.viewport.area
        corner = QPointF(area.topLeft()) - scroll
        box = QRectF(self._box.topLeft() * zoom + corner, self._box.size() * zoom)
        self.bar.place(box.toAlignedRect(), area)

    @Slot()
    def _on_look_changed(self) -> None:
        if self._bar is not None:
            self._bar.set_tokens(self._context.tokens)
