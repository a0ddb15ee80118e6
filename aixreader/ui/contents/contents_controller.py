"""The contents in the sidebar: the tree of the whole edition with its filter, and the outline of the page that is read.

Signals: `state_changed()` when something that is saved between runs has changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Signal, Slot

from aixreader.ui.base.list_items import ADDRESS
from aixreader.ui.base.peek_rows import PeekRows
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.contents.contents_panel import ContentsPanel
from aixreader.ui.contents.contents_tree import ContentsTree
from aixreader.userdata.session_state import SessionState

CONTENTS, OUTLINE = "contents", "outline"


class ContentsController(QObject):
    """Synchronises both trees with the section that is read. `panel` contains the filter and `tree`; `outline` is a
    panel itself.
    """

    state_changed = Signal()

    def __init__(self, context: ReaderContext) -> None:
        super().__init__(context)
        self._context = context
        self._outlined_page = ""
        self._everything = False
        self.tree = ContentsTree(context.tokens, context.window)
        self.outline = ContentsTree(context.tokens, context.window)
        self.outline.setAccessibleName(self.tr("On this page"))
        self.outline.placeholder_text = self.tr("This page has no headings.")
        self.panel = ContentsPanel(self.tree, context.window)
        self._connect()

    def _connect(self) -> None:
        context = self._context
        for tree in (self.tree, self.outline):
            tree.address_activated.connect(context.go)
            tree.tab_requested.connect(context.open_tab)
            tree.menu_requested.connect(self._on_menu_requested)
            PeekRows(context, tree, lambda index: str(index.data(ADDRESS) or ""))
        self.tree.expanded_changed.connect(self.state_changed)
        context.session_changed.connect(self._on_session_changed)
        context.section_changed.connect(self._on_section_changed)
        context.look.changed.connect(self._on_look_changed)
        context.settings_model.changed.connect(self._on_settings_changed)
        context.actions.bind(
            {
                "contents": lambda: context.show_panel(CONTENTS),
                "outline": lambda: context.show_panel(OUTLINE),
                "filter": self.start_filter,
                "reveal": self.reveal,
            }
        )

    def restore(self, state: SessionState) -> None:
        """Expand the rows that were expanded in the last run; they have to be those of the edition that is open."""
        self.tree.expand_addresses(state.expanded)

    def save(self, state: SessionState, *, private: bool) -> SessionState:
        """`state` with the expanded rows, unless reading is `private`."""
        return state if private else replace(state, expanded=self.tree.expanded_addresses)

    def show_badges(self, badges: Mapping[str, str]) -> None:
        """Show a badge at the sections at these addresses, in both trees; the texts say why."""
        for tree in (self.tree, self.outline):
            tree.contents.show_badges(badges)

    def start_filter(self) -> None:
        """Give the filter field the keyboard focus."""
        self._context.show_panel(CONTENTS)
        self.panel.start_filter()

    def reveal(self) -> None:
        """Scroll the tree to the row of the section that is read."""
        self._context.show_panel(CONTENTS)
        self.panel.field.clear()
        self.tree.follow(self._context.address)  # the filter may have hidden its row before
        self.tree.reveal()

    @Slot()
    def _on_session_changed(self) -> None:
        self._outlined_page = ""
        self._show_contents()
        self.outline.show_items(())

    def _show_contents(self) -> None:
        session = self._context.session
        self._everything = self._context.settings.unlisted_pages
        self.tree.show_items(session.contents(everything=self._everything) if session is not None else ())

    @Slot()
    def _on_settings_changed(self) -> None:
        if self._everything != self._context.settings.unlisted_pages:
            expanded = self.tree.expanded_addresses
            self._show_contents()
            self.tree.expand_addresses(expanded)
            self.tree.follow(self._context.address)

    @Slot()
    def _on_section_changed(self) -> None:
        section = self._context.section
        self._show_outline(section.page if section is not None else "")
        for tree in (self.tree, self.outline):
            tree.follow(self._context.address)

    def _show_outline(self, page: str) -> None:
        """List the headings of `page`."""
        session = self._context.session
        if page == self._outlined_page or session is None:
            return
        self._outlined_page = page
        outline = session.outline(page)
        self.outline.show_items([outline] if outline is not None else [])
        self.outline.expandAll()

    @Slot(str, QPoint)
    def _on_menu_requested(self, address: str, position: QPoint) -> None:
        self._context.menu_for(address).popup(position)

    @Slot()
    def _on_look_changed(self) -> None:
        for tree in (self.tree, self.outline):
            tree.set_tokens(self._context.tokens)
