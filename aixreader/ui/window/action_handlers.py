"""What each action of the window does: one handler for each id of `actions.ACTIONS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

from aixreader.ui.base import zoom
from aixreader.ui.window.own_pages import ABOUT, CHANGES, HOME, KEPT, SHORTCUTS, SOURCE, USING

if TYPE_CHECKING:
    from aixreader.ui.reader.reader import Reader
    from aixreader.ui.window.main_window import MainWindow

Handlers = dict[str, Callable[[], None]]
TABS = 8


class ActionHandlers:
    """The handlers of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    @property
    def handlers(self) -> Handlers:
        """What each action does."""
        return self._file() | self._edit() | self._view() | self._go() | self._marks() | self._tab() | self._help()

    def holds(self) -> Iterator[str]:
        """What is so now, for the actions that need it."""
        window = self._window
        if window.session is not None and not window.is_shipped:
            yield "source"
        if "private" not in window.settings.forced:
            yield "free_to_choose"
        if window.settings.may_open:
            yield "may_open"
        reader = window.reader
        if window.session is None or reader is None or reader.tabs.page is None:
            return
        section, answer, marks = window.section, window.search.answer, window.marks
        so = {
            "content": True,
            "section": section is not None,
            "permalink": section is not None and section.permalink is not None,
            "results": answer is not None and bool(answer.hits),
            "undo": marks.keeper.can_undo,
            "asking": marks.reviewing.asks,
            "back": reader.pane is not None and reader.pane.can_go_back,
            "forward": reader.pane is not None and reader.pane.can_go_forward,
            "tabs": reader.tabs.count > 1,
            "closed": reader.tabs.can_reopen,
        }
        yield from (name for name, holds in so.items() if holds)

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller by steps; 0 is as it is."""
        table = self._window.tables.focused
        if table is not None:
            table.view.zoom_by(steps)
            return
        settings = self._window.settings
        settings.change(zoom=zoom.step(settings.settings.zoom, steps))

    def _file(self) -> Handlers:
        window = self._window
        return {
            "open_folder": window.choice.choose_folder,
            "open_zip": window.choice.choose_zip,
            "open_shipped": lambda: window.open_source(None, None),
            "kept": lambda: window.show_address(KEPT),
            "print": window.printing.show,
            "export_table": window.tables.ask_to_export,
            "quit": lambda: _ignore(window.close()),
        }

    def _edit(self) -> Handlers:
        window = self._window
        return {
            "copy": window.copying.selection,
            "copy_permalink": window.copying.permalink,
            "copy_link": window.copying.reader_link,
            "copy_cited": window.copying.cited,
            "cite": window.citing.choose,
            "check_citation": window.citing.check,
            "search": window.search.start,
            "search_page": window.search.start_on_page,
            "search_selection": window.search.look_for_selection,
            "keep_search": window.search.keep,
            "copy_results": window.search.copy_markdown,
            "copy_results_csv": window.search.copy_csv,
            "find": self._find,
            "find_next": self._with_reader(lambda reader: self._find_again(reader, forward=True)),
            "find_previous": self._with_reader(lambda reader: self._find_again(reader, forward=False)),
            "preferences": window.dialogs.show_preferences,
        }

    def _view(self) -> Handlers:
        window = self._window
        return {
            "sidebar": lambda: window.appearance.show_sidebar(shown=window.sidebar.isHidden()),
            "contents": lambda: self._show_panel("contents"),
            "outline": lambda: self._show_panel("outline"),
            "filter": self._filter,
            "reveal": self._reveal,
            "switch": self._switch,
            "source": self._show_source,
            "relations": window.relations.show,
            "table_beside": lambda: window.tables.show_beside(shown=not window.tables.is_beside),
            "zoom_in": lambda: self.zoom_by(1),
            "zoom_out": lambda: self.zoom_by(-1),
            "zoom_reset": lambda: self.zoom_by(0),
            "dark": lambda: window.settings.change(look="light" if window.look.is_dark else "dark"),
            "contrast": lambda: window.settings.change(contrast=not window.settings.settings.contrast),
            "full_screen": lambda: window.appearance.set_full_screen(on=not window.isFullScreen()),
            "undistracted": lambda: window.appearance.set_undistracted(
                on=window.actions_table["undistracted"].isChecked()
            ),
        }

    def _go(self) -> Handlers:
        window = self._window
        return {
            "back": self._with_reader(lambda reader: reader.pane and reader.pane.back()),
            "forward": self._with_reader(lambda reader: reader.pane and reader.pane.forward()),
            "home": lambda: window.show_address(HOME),
            "previous_section": lambda: self._step(-1),
            "next_section": lambda: self._step(1),
            "top": lambda: window.show_address(window.session.home() if window.session else HOME),
            "online": self._online,
            "table": window.tables.show,
            "standards": window.tables.show_standards,
            "commands": window.dialogs.show_palette,
        }

    def _marks(self) -> Handlers:
        marks = self._window.marks
        return {
            "bookmark": marks.toggle,
            "highlight": marks.annotating.highlight,
            "note": marks.annotating.note,
            "undo": marks.keeper.undo,
            "bookmarks": lambda: marks.show_part("bookmarks"),
            "notes": lambda: marks.show_part("notes"),
            "history": lambda: marks.show_part("history"),
            "look_again": marks.look_again,
            "new_folder": self._new_folder,
            "export_marks": marks.exchange.ask_to_export,
            "import_marks": marks.exchange.ask_to_import,
            "private": self._toggle_private,
            "clear_history": marks.visits.ask_to_clear,
            "wipe": marks.exchange.ask_to_wipe,
        }

    def _new_folder(self) -> None:
        self._window.marks.show_part("bookmarks")
        self._window.marks.bookmarking.add_folder()

    def _toggle_private(self) -> None:
        settings = self._window.settings
        settings.change(private=not settings.settings.private)
        self._window.refresh_actions()

    def _tab(self) -> Handlers:
        on_tabs = self._with_reader
        return {
            "new_tab": on_tabs(lambda reader: reader.tabs.open(HOME)),
            "close_tab": on_tabs(lambda reader: reader.tabs.close_current()),
            "reopen_tab": on_tabs(lambda reader: reader.tabs.reopen()),
            "next_tab": on_tabs(lambda reader: reader.tabs.go_by(1)),
            "previous_tab": on_tabs(lambda reader: reader.tabs.go_by(-1)),
            "tab_last": on_tabs(lambda reader: reader.tabs.go_to(-1)),
            **{f"tab_{number}": self._go_to_tab(number - 1) for number in range(1, TABS + 1)},
        }

    def _help(self) -> Handlers:
        return {
            "help": lambda: self._window.show_address(USING),
            "shortcuts": lambda: self._window.show_address(SHORTCUTS),
            "changes": lambda: self._window.show_address(CHANGES),
            "about": lambda: self._window.show_address(ABOUT),
        }

    def _with_reader(self, act: Callable[[Reader], object]) -> Callable[[], None]:
        """A handler that acts on the reader, and does nothing before there is one."""

        def handle() -> None:
            if self._window.reader is not None:
                act(self._window.reader)

        return handle

    def _go_to_tab(self, index: int) -> Callable[[], None]:
        return self._with_reader(lambda reader: reader.tabs.go_to(index))

    def _find(self) -> None:
        """In the table that has the keyboard, else in the page."""
        table = self._window.tables.focused
        if table is not None:
            table.start()
        elif self._window.reader is not None:
            self._window.reader.start_find()

    def _find_again(self, reader: Reader, *, forward: bool) -> None:
        if reader.find_bar.isHidden() and self._window.search.marks:
            self._window.search.step(1 if forward else -1)
        elif reader.find_bar.isHidden():
            reader.start_find()
        elif forward:
            reader.find_bar.find_next()
        else:
            reader.find_bar.find_previous()

    def _show_panel(self, panel: str) -> None:
        self._window.appearance.show_sidebar(shown=True)
        self._window.sidebar.show_panel(panel)
        self._window.sidebar.focus_panel()

    def _filter(self) -> None:
        self._show_panel("contents")
        self._window.contents_panel.start_filter()

    def _reveal(self) -> None:
        self._show_panel("contents")
        self._window.contents_panel.field.clear()
        if self._window.reader is not None:
            self._window.contents.follow(self._window.reader.place)  # the filter may have hidden its row
        self._window.contents.reveal()

    def _switch(self) -> None:
        """From the sidebar to the page, and back."""
        if self._window.sidebar.isAncestorOf(self._window.focusWidget()):
            self._window.focus_page()
        else:
            self._window.appearance.show_sidebar(shown=True)
            self._window.sidebar.focus_panel()

    def _show_source(self) -> None:
        if self._window.section is not None:
            self._window.show_address(SOURCE + quote(self._window.section.id, safe=""))

    def _step(self, by: int) -> None:
        window = self._window
        if window.session is None or window.section is None:
            return
        from aixreader.knowledge.navigation import adjacent_section

        section = adjacent_section(window.session.edition, window.section, by)
        if section is not None:
            window.show_address(window.session.address(section.id))

    def _online(self) -> None:
        section = self._window.section
        if section is not None and section.permalink is not None:
            self._window.links.ask(section.permalink)


def _ignore(_result: object) -> None:
    """For handlers whose result nobody wants."""
