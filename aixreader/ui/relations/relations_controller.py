"""What belongs to the section that is read, in the sidebar: gathered by a worker while the panel is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, Slot

from aixreader.ui.relations.relations_panel import RelationsPanel

if TYPE_CHECKING:
    from aixreader.knowledge.related_sections import RelatedGroup, RelatedSection
    from aixreader.model import Section
    from aixreader.ui.base.jobs import JobRunner
    from aixreader.ui.window.main_window import MainWindow

PANEL = "relations"


class RelationsController(QObject):
    """The relations panel of one window."""

    def __init__(self, window: MainWindow, jobs: JobRunner) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._shown: tuple[object, str] | None = None
        self.panel = RelationsPanel(window.look.tokens, window)
        self.panel.chosen.connect(self._on_chosen)
        self.panel.menu_asked.connect(self._on_menu_asked)
        window.look.changed.connect(self._on_look_changed)

    def show(self) -> None:
        """Bring the panel in front."""
        self._window.appearance.show_sidebar(shown=True)
        self._window.sidebar.show_panel(PANEL)
        self._window.sidebar.focus_panel()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what belongs to the section that is read now, if the panel is seen."""
        section, session = self._window.section, self._window.session
        if self._window.sidebar.panel != PANEL or session is None:
            return
        wanted = (session, section.id if section is not None else "")
        if wanted == self._shown:
            return
        self._shown = wanted
        if section is None:
            self.panel.show_groups(self.tr("Open a section to see what belongs to it."), ())
            return

        def work(_report: object) -> tuple[RelatedGroup, ...]:
            from aixreader.knowledge.related_sections import related_sections

            return related_sections(session, section)

        self._jobs.start(work, done=lambda found: self._on_found(wanted, section, found), failed=self._on_failed)

    def _on_found(self, wanted: tuple[object, str], section: Section, found: tuple[RelatedGroup, ...]) -> None:
        from aixreader.knowledge.threat_graph import bare_title

        if wanted == self._shown:
            name = bare_title(section)
            said = name if found else self.tr("{0}: nothing is stated of what belongs to it.").format(name)
            self.panel.show_groups(said, found)

    def _on_failed(self, error: Exception) -> None:
        self._shown = None
        self.panel.show_groups(str(error), ())

    @Slot(object, bool)
    def _on_chosen(self, chosen: object, new_tab: bool) -> None:
        row = cast("RelatedSection", chosen)
        if self._window.section_at(row.address) is None:
            self._window.links.ask(row.address)
        elif new_tab:
            self._window.open_tab(row.address)
        else:
            self._window.show_address(row.address)

    @Slot(object, QPoint)
    def _on_menu_asked(self, chosen: object, place: QPoint) -> None:
        row = cast("RelatedSection", chosen)
        menu = self._window.menus.for_link(row.address)
        if row.slug and self._window.session is not None and row.slug in self._window.session.graph.nodes:
            menu.addSeparator()
            pick = menu.addAction(self.tr("Show in the periodic &table"))
            pick.triggered.connect(lambda: self._window.tables.pick(row.slug))
        menu.popup(place)

    @Slot()
    def _on_look_changed(self) -> None:
        self.panel.set_tokens(self._window.look.tokens)
