"""Related sections of the section that is read, in the sidebar: looked up in a worker while the panel is visible.

Signals: `pick_requested(slug)` when a threat or control is to be shown in the periodic table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, Signal, Slot

from aixreader.ui.base.peek_rows import PeekRows
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.relations.relations_panel import RelationsPanel

if TYPE_CHECKING:
    from aixreader.knowledge.related_sections import RelatedGroup, RelatedSection
    from aixreader.model import Section

PANEL = "relations"


class RelationsController(QObject):
    """Fills the relations panel."""

    pick_requested = Signal(str)

    def __init__(self, context: ReaderContext) -> None:
        super().__init__(context)
        self._context = context
        self._shown: tuple[object, str] | None = None
        self.panel = RelationsPanel(context.tokens, context.window)
        self.panel.activated.connect(self._on_activated)
        self.panel.menu_requested.connect(self._on_menu_requested)
        self.panel.became_visible.connect(self.refresh)
        PeekRows(context, self.panel.list, self.panel.address_at)
        context.section_changed.connect(self.refresh)
        context.look.changed.connect(self._on_look_changed)
        context.actions.bind({"relations": self.show})

    def show(self) -> None:
        """Bring the panel in front."""
        self._context.show_panel(PANEL)

    @Slot()
    def refresh(self) -> None:
        """Show the related sections of the section that is read, if the panel is visible."""
        section, session = self._context.section, self._context.session
        if not self.panel.isVisible() or session is None:
            return
        wanted = (session, section.id if section is not None else "")
        if wanted == self._shown:
            return
        self._shown = wanted
        if section is None:
            self.panel.show_groups(self.tr("Open a section to see its related sections."), ())
            return

        def work(_report: object) -> tuple[RelatedGroup, ...]:
            from aixreader.knowledge.related_sections import related_sections

            return related_sections(session, section)

        self._context.jobs.start(
            work, done=lambda groups: self._on_result(wanted, section, groups), failed=self._on_failed
        )

    def _on_result(self, wanted: tuple[object, str], section: Section, groups: tuple[RelatedGroup, ...]) -> None:
        session = self._context.session
        if wanted == self._shown and session is not None:
            name = session.names.bare(section)
            title = name if groups else self.tr("{0}: no related sections").format(name)
            self.panel.show_groups(title, groups)

    def _on_failed(self, error: Exception) -> None:
        self._shown = None
        self.panel.show_groups(str(error), ())

    @Slot(object, bool)
    def _on_activated(self, item: object, new_tab: bool) -> None:
        row = cast("RelatedSection", item)
        if self._context.section_at(row.address) is None:
            self._context.open_external(row.address)
        elif new_tab:
            self._context.open_tab(row.address)
        else:
            self._context.go(row.address)

    @Slot(object, QPoint)
    def _on_menu_requested(self, item: object, position: QPoint) -> None:
        row = cast("RelatedSection", item)
        menu, session = self._context.menu_for(row.address), self._context.session
        if row.slug and session is not None and row.slug in session.graph.nodes:
            menu.addSeparator()
            pick = menu.addAction(self.tr("Show in the periodic &table"))
            pick.triggered.connect(lambda: self.pick_requested.emit(row.slug))
        menu.popup(position)

    @Slot()
    def _on_look_changed(self) -> None:
        self.panel.set_tokens(self._context.tokens)
