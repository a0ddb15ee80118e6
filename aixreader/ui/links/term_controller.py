"""Explains terms: a preview for the one under the pointer, a card for one that is clicked or asked for by keyboard.

Signals: `preview_requested(name, meaning, address, position)`: the address is of the definition, the position global;
`preview_ended()`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from aixreader.ui.base.reader_context import PageView, ReaderContext
from aixreader.ui.web.highlights import hit_test_script
from aixreader.ui.web.terms import CLEAR_SCRIPT, MARKED_SCRIPT, PlacedTerm, parse_term, term_at_script, term_step_script

if TYPE_CHECKING:
    from aixreader.knowledge.terms import TermFinder
    from aixreader.model import Term
    from aixreader.ui.links.term_card import TermCard

Found = Callable[[PageView, PlacedTerm | None], None]
REST_MS = 100
"""How long the pointer has to rest before the page is asked what is under it."""


class TermController(QObject):
    """Explains the terms of the page in front."""

    preview_requested = Signal(str, str, str, QPoint)
    preview_ended = Signal()

    def __init__(self, context: ReaderContext) -> None:
        super().__init__(context)
        self._context = context
        self._card: TermCard | None = None
        self._explained: Term | None = None
        self._pointer = QPoint()
        self._hovered = QRectF()  # the term that is previewed, in pixels of the page view
        self._asked = [0, 0]  # questions to the page: for the card, and for the preview
        self._rest_timer = QTimer(self)
        self._rest_timer.setSingleShot(True)
        self._rest_timer.setInterval(REST_MS)
        self._rest_timer.timeout.connect(self._on_rested)
        context.session_changed.connect(self._on_session_changed)
        context.pointer_moved.connect(self._on_pointer_moved)
        context.page_clicked.connect(self._on_page_clicked)
        context.page_moved.connect(self._on_page_moved)
        context.page_departed.connect(self._forget_pointer)
        context.look.changed.connect(self._on_look_changed)
        context.actions.bind({"explain_term": self.explain})

    @property
    def card(self) -> TermCard:
        """The card; made when it is first shown."""
        if self._card is None:
            from aixreader.ui.links.term_card import TermCard

            self._card = TermCard(self._context.window, self._context.tokens)
            self._card.definition_requested.connect(self._on_definition_requested)
            self._card.step_requested.connect(self._step)
            self._card.closed.connect(self._on_closed)
        return self._card

    def explain(self) -> None:
        """Explain the selected words, or else the first term that is seen; the next one while one is explained."""
        page = self._context.page
        if page is None or self._context.session is None:
            return
        words = page.selected_text.strip()
        term = self._terms.named(words) if words else None
        if term is not None:
            self._show(term, self._viewport_corner(page), can_step=False)
        elif words:
            self._context.messages.status(self.tr("“{0}” is not explained in this edition").format(words[:60]))
        else:
            self._step(1)

    def find_at(self, position: QPoint, on_result: Callable[[Callable[[], None] | None], None]) -> None:
        """Call `on_result` with what explains the term at a point of the page view (pixels), None for no term."""
        page = self._context.page
        if page is None or page.is_leaving or not self._is_on:
            on_result(None)
            return

        def on_found(found: object) -> None:
            placed = parse_term(found)
            is_term = placed is not None and page is self._context.page and self._is_on
            on_result(partial(self._on_clicked, page, placed) if is_term else None)

        zoom = page.zoom_factor
        page.run_script(term_at_script(position.x() / zoom, position.y() / zoom), on_found)

    @property
    def _terms(self) -> TermFinder:
        assert self._context.session is not None  # noqa: S101  # all callers have asked
        return self._context.session.terms

    @property
    def _is_on(self) -> bool:
        return self._context.settings.explain_terms and self._context.session is not None

    @Slot(int)
    def _step(self, step: int) -> None:
        """Explain another term of the page."""
        self._ask(term_step_script(step), self._on_stepped)

    def _on_stepped(self, page: PageView, placed: PlacedTerm | None) -> None:
        term = self._terms.at(placed.number) if placed is not None else None
        if placed is None or term is None:
            self._context.messages.status(self.tr("No terms to explain on this page"))
        else:
            self._show(term, self._global(page, placed.box), can_step=True)

    def _ask(self, script: str, done: Found, *, hover: bool = False) -> None:
        """Run a script that returns a term; `done` is called unless something else was asked meanwhile."""
        page = self._context.page
        if page is None or page.is_leaving or self._context.session is None:
            return
        self._asked[hover] += 1
        number = self._asked[hover]

        def on_result(result: object) -> None:
            if number == self._asked[hover] and page is self._context.page and self._context.session is not None:
                done(page, parse_term(result))

        page.run_script(script, on_result)

    def _show(self, term: Term, place: QRect, *, can_step: bool) -> None:
        self.preview_ended.emit()
        self._explained = term
        self.card.explain(
            self._terms.name(term), self._terms.explanation(term), self._terms.place(term), can_step=can_step
        )
        self.card.show_at(place)

    # ------------------------------------------------------------ under the pointer

    @Slot(QPoint)
    def _on_pointer_moved(self, position: QPoint) -> None:
        self._pointer = position
        if self._hovered.contains(QPointF(position)):
            return
        if not self._hovered.isNull():
            self._hovered = QRectF()
            self.preview_ended.emit()
        self._rest_timer.stop()
        if self._is_on:
            self._rest_timer.start()

    @Slot()
    def _forget_pointer(self) -> None:
        self._rest_timer.stop()
        self._hovered = QRectF()

    @Slot()
    def _on_page_moved(self) -> None:
        """Something else is under the pointer; a rest that has begun begins anew. The card goes with its term."""
        if not self._hovered.isNull():
            self._hovered = QRectF()
            self.preview_ended.emit()
        if self._card is not None and self._card.isVisible():
            self._ask(MARKED_SCRIPT, self._on_term_moved)
        if self._rest_timer.isActive():
            self._rest_timer.start()

    def _on_term_moved(self, page: PageView, placed: PlacedTerm | None) -> None:
        if placed is not None and self.card.isVisible():
            self.card.place_at(self._global(page, placed.box))

    @Slot()
    def _on_rested(self) -> None:
        if self._is_on:
            self._ask_at(self._pointer, self._on_found_under_pointer, hover=True)

    def _on_found_under_pointer(self, page: PageView, placed: PlacedTerm | None) -> None:
        term = self._terms.at(placed.number) if placed is not None else None
        if placed is None or term is None or (self._card is not None and self._card.isVisible()):
            return
        zoom = page.zoom_factor
        self._hovered = QRectF(placed.box.topLeft() * zoom, placed.box.size() * zoom)
        if self._hovered.contains(QPointF(self._pointer)):
            terms, position = self._terms, self._global(page, placed.box).bottomLeft()
            place = terms.place(term)
            address = self._context.section_address(term.section) if place else ""
            defined = self.tr("Defined in: {0}").format(place)
            meaning = f"{terms.explanation(term)}\n{defined}"
            self.preview_requested.emit(terms.name(term), meaning, address, position)

    @Slot(QPoint)
    def _on_page_clicked(self, position: QPoint) -> None:
        page = self._context.page
        if page is None or not self._is_on or page.selected_text:
            return
        zoom = page.zoom_factor

        def on_mark(mark: object) -> None:
            if not mark and self._is_on:  # a click on a highlight opens that
                self._ask_at(position, self._on_clicked)

        page.run_script(hit_test_script(position.x() / zoom, position.y() / zoom), on_mark)

    def _on_clicked(self, page: PageView, placed: PlacedTerm | None) -> None:
        term = self._terms.at(placed.number) if placed is not None else None
        if placed is not None and term is not None:
            self._show(term, self._global(page, placed.box), can_step=False)

    def _ask_at(self, position: QPoint, done: Found, *, hover: bool = False) -> None:
        page = self._context.page
        if page is not None:
            zoom = page.zoom_factor
            script = term_at_script(position.x() / zoom, position.y() / zoom, mark=not hover)
            self._ask(script, done, hover=hover)

    def _global(self, page: PageView, box: QRectF) -> QRect:
        """A box of the page's viewport (CSS pixels) in global coordinates."""
        corner = self._window.mapToGlobal(page.viewport.area.topLeft())
        zoom = page.zoom_factor
        return QRectF(box.topLeft() * zoom + QPointF(corner), box.size() * zoom).toAlignedRect()

    def _viewport_corner(self, page: PageView) -> QRect:
        area = page.viewport.area
        return QRect(self._window.mapToGlobal(area.topLeft() + QPoint(area.width() // 4, 0)), area.size() / 4)

    @property
    def _window(self) -> QWidget:
        return self._context.window

    # ------------------------------------------------------------ the card

    @Slot(bool)
    def _on_definition_requested(self, new_tab: bool) -> None:
        if self._explained is not None:
            self._context.show_section(self._explained.section, new_tab=new_tab)

    @Slot()
    def _on_closed(self) -> None:
        if self._context.page is not None:
            self._context.page.run_script(CLEAR_SCRIPT)

    @Slot()
    def _on_session_changed(self) -> None:
        self._explained = None
        self._forget_pointer()

    @Slot()
    def _on_look_changed(self) -> None:
        if self._card is not None:
            self._card.set_tokens(self._context.tokens)
