"""A toolbar that stands at a place in the page in front, and follows it while the page moves.

Signals: `hidden()` when the toolbar goes.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer, Signal, Slot

from aixreader.ui.base.reader_context import PageView, ReaderContext
from aixreader.ui.marks.selection_bar import SelectionBar
from aixreader.ui.web.highlights import parse_box

SETTLE_MS = 100
"""From the last movement of the page until it is asked again where the place is: it may be laid out anew."""


class PlacedBar(QObject):
    """Shows the toolbar that `make_bar` makes with its first use. Where it stands is asked of the page by a script that
    returns a place for `parse_box`.
    """

    hidden = Signal()

    def __init__(self, context: ReaderContext, make_bar: Callable[[], SelectionBar]) -> None:
        super().__init__(context)
        self._context = context
        self._make_bar = make_bar
        self._script = ""
        self._page: PageView | None = None  # the page of the place
        self._box = QRectF()  # of the place in the page's document, in CSS pixels
        self._bar: SelectionBar | None = None
        self._asked = 0
        self._wants_focus = False  # once the toolbar is seen: the page may have to scroll to the place before
        self._settle_timer = QTimer(self)
        self._settle_timer.setSingleShot(True)
        self._settle_timer.setInterval(SETTLE_MS)
        self._settle_timer.timeout.connect(self._on_settled)
        context.page_moved.connect(self._on_page_moved)
        context.page_loaded.connect(self.hide)
        context.look.changed.connect(self._on_look_changed)

    @property
    def bar(self) -> SelectionBar:
        """The toolbar."""
        if self._bar is None:
            self._bar = self._make_bar()
            self._bar.left.connect(self.hide)
        return self._bar

    @property
    def is_shown(self) -> bool:
        """Whether the toolbar is seen."""
        return self._page is not None and self._bar is not None and self._bar.isVisible()

    @Slot()
    def hide(self) -> None:
        """Hide the toolbar until `ask`; the focus in it goes to the page."""
        self._page = None
        self._wants_focus = False
        self._asked += 1  # what is asked has no answer any more
        self._settle_timer.stop()
        if self._bar is not None and self._bar.isVisible():
            has_focus = self._bar.isAncestorOf(self._context.window.focusWidget())
            self._bar.hide()
            if has_focus:
                self._context.focus_page()
        self.hidden.emit()

    def ask(self, script: str) -> None:
        """Ask the page for the place, and show the toolbar there."""
        self._script = script
        self._ask(script, lambda: None)

    def ask_and_focus(self, scroll: str, script: str, on_nothing: Callable[[], None]) -> None:
        """Do so, and give the toolbar the keyboard focus as soon as it is seen; `scroll` is a script that brings the
        place in sight and returns it like `script`. Without a place, `on_nothing` is called.
        """
        self._script = script
        self._wants_focus = True
        self._ask(scroll, on_nothing)

    def _ask(self, script: str, on_nothing: Callable[[], None]) -> None:
        page = self._context.page
        if page is None or page.is_leaving or self._context.section is None:
            self.hide()
            on_nothing()
            return

        self._asked += 1
        number = self._asked

        def on_box(result: object) -> None:
            if number != self._asked:
                return
            box = parse_box(result)
            if box is None or page is not self._context.page:
                self.hide()
                on_nothing()
            else:
                self._page, self._box = page, QRectF(QPointF(*box[:2]), QPointF(*box[2:]))
                self._place()

        page.run_script(script, on_box)

    @Slot()
    def _on_page_moved(self) -> None:
        if self._page is not None:
            self._place()
            self._settle_timer.start()

    @Slot()
    def _on_settled(self) -> None:
        self._ask(self._script, lambda: None)

    def _place(self) -> None:
        page = self._page
        if page is None or page is not self._context.page or page.is_leaving:
            self.hide()
            return
        zoom, scroll, area = page.zoom_factor, page.viewport.offset, page.viewport.area
        corner = QPointF(area.topLeft()) - scroll
        box = QRectF(self._box.topLeft() * zoom + corner, self._box.size() * zoom)
        self.bar.place(box.toAlignedRect(), area)
        if self._wants_focus and self.bar.isVisible():
            self._wants_focus = False
            self.bar.focus_current()

    @Slot()
    def _on_look_changed(self) -> None:
        if self._bar is not None:
            self._bar.set_tokens(self._context.tokens)
