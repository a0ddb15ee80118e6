"""What is done with listed results besides opening them: their context menu, copies, and why one is listed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.search.result_explanation import explain_result
from aixreader.ui.search.search_panel import SearchPanel

if TYPE_CHECKING:
    from aixreader.search.answer import Answer


class ResultActions(QObject):
    """Acts on what `panel` lists; `answer()` is what it is of."""

    def __init__(self, context: ReaderContext, panel: SearchPanel, answer: Callable[[], Answer | None]) -> None:
        super().__init__(context)
        self._context = context
        self._panel = panel
        self._answer = answer
        panel.menu_requested.connect(self._on_menu_requested)
        context.actions.bind(
            {
                "copy_results": lambda: self.copy(as_rows=False),
                "explain_result": self.explain,
                "copy_results_csv": lambda: self.copy(as_rows=True),
            }
        )

    def explain(self) -> None:
        """Show what the score of the selected result consists of."""
        hit = self._panel.current
        if hit is not None:
            self._context.messages.info(self.tr("Why this result"), explain_result(hit))

    def copy(self, *, as_rows: bool) -> None:
        """Copy the results as a list, or as rows for a spreadsheet."""
        from aixreader.services.search.search_export import results_csv, results_markdown

        session, answer = self._context.session, self._answer()
        if answer is not None and session is not None:
            make = results_csv if as_rows else results_markdown
            self._context.copy(make(answer, session), self.tr("Results copied"))

    @Slot(QPoint)
    def _on_menu_requested(self, position: QPoint) -> None:
        hit, session = self._panel.current, self._context.session
        if hit is None or session is None or hit.id not in session.edition.sections:
            menu = self._context.actions.menu()
        else:
            menu = self._context.menu_for(session.address(hit.id))
            menu.addSeparator()
        for name in ("explain_result", "copy_results", "copy_results_csv"):
            menu.addAction(self._context.actions[name])
        menu.popup(position)
