"""Dialogs of the window: preferences, command palette, figures, and reports of problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot

from aixreader.errors import AixError, NotFoundError
from aixreader.ui.base.action_table import ACTIONS, keys, menu_title, plain
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.reader_host import ReaderHost

if TYPE_CHECKING:
    from aixreader.ui.palette.command_model import PaletteEntry
    from aixreader.ui.palette.command_palette import CommandPalette
    from aixreader.ui.settings.preferences import Preferences
    from aixreader.userdata.settings import Settings


LIST = "list:"
"""What the ids of reading lists begin with in the palette."""


class Dialogs(QObject):
    """Opens dialogs, all of them without blocking. `lists()` are the ids and titles of the reading lists.

    Signals: `list_requested(id)` when one of these is chosen in the palette.
    """

    list_requested = Signal(str)

    def __init__(
        self, context: ReaderContext, host: ReaderHost, lists: Callable[[], Iterable[tuple[str, str]]] = tuple
    ) -> None:
        super().__init__(context)
        self._context = context
        self._host = host
        self._lists = lists
        self._preferences: Preferences | None = None
        self._palette: CommandPalette | None = None
        context.settings_model.failed.connect(self.report_unsaved)
        context.actions.bind({"preferences": self.show_preferences, "commands": self.show_palette})

    def show_figure(self, path: str) -> None:
        """Show a figure of the edition in a dialog. Raises `NotFoundError` if it is missing or is not an image."""
        from aixreader.model.address import FILES
        from aixreader.ui.reader.figure_viewer import FigureViewer

        session = self._context.session
        if session is None:
            return
        resource = session.fetch(f"{FILES}{path}")
        viewer = FigureViewer(path.rsplit("/", 1)[-1], self._context.window)
        if not viewer.view.show_data(resource.data, resource.mime):
            viewer.deleteLater()
            raise NotFoundError("This figure cannot be opened: its file is not a valid image.")
        viewer.open()

    @Slot()
    def report_page_failure(self) -> None:
        """Report that the page's process has crashed twice, and offer to reload the page."""
        box = self._context.messages.warning(
            self.tr("This page could not be displayed"),
            self.tr("Its process crashed twice. Reload the page, or choose another one in the contents."),
        )
        retry = box.addButton(self.tr("&Reload"), box.ButtonRole.ActionRole)
        retry.clicked.connect(self._host.reload)

    def report_start(self, state_warning: str, *, was_clean: bool) -> None:
        """Report problems of the last run: settings or session state (`state_warning`) that could not be read, and a
        start that never showed a page (not `was_clean`).
        """
        messages, model = self._context.messages, self._context.settings_model
        problems = [text for text in (model.warning, state_warning) if text]
        if problems:
            messages.warning(self.tr("Some of your settings could not be read"), "\n\n".join(problems))
        if not was_clean and not model.settings.software_rendering:
            box = messages.warning(
                self.tr("No page was shown at the last start"),
                self.tr("The graphics card may be the cause. Software rendering takes effect after a restart."),
            )
            use = box.addButton(self.tr("Use &software rendering"), box.ButtonRole.ActionRole)
            use.clicked.connect(lambda: model.change(software_rendering=True))

    def report_other_window(self) -> None:
        """Report that another window is open which does not answer: both would write the same session state."""
        self._context.messages.warning(
            self.tr("AIX Reader is open already"),
            self.tr(
                "Another window of AIX Reader is open, but does not answer. In this one you can read, search and "
                "bookmark as usual; its tabs, searches and history are not saved.\n\nClose both to go on with one. If "
                "the other cannot be closed, end its process."
            ),
        )

    @Slot(str)
    def report_unsaved(self, reason: str) -> None:
        """Report that settings or session state could not be written; `reason` is the system's message. Read-only data
        is told by a line in the status bar from the start on.
        """
        if self._context.is_read_only:
            self._context.messages.status(self.tr("Not saved: your data folder is read-only"))
            return
        self._context.messages.warning(
            self.tr("Settings and open tabs could not be saved"),
            self.tr(
                "They are lost when AIX Reader is closed; what was saved before is unchanged. Saving is tried again "
                "after the next change.\n\nReason: {0}"
            ).format(reason),
        )

    @Slot()
    def show_preferences(self) -> None:
        """Open the preferences; each change is applied at once."""
        from aixreader.ui.settings.preferences import Preferences

        if self._preferences is None:
            model = self._context.settings_model
            self._preferences = Preferences(model.settings, model.forced, self._context.window)
            self._preferences.changed.connect(self._on_preferences_changed)
            model.changed.connect(self._on_settings_changed)
        self._preferences.open()

    @Slot()
    def show_palette(self) -> None:
        """Open the command palette with all enabled actions, reading lists and sections."""
        from aixreader.ui.palette.command_palette import CommandPalette

        if self._palette is None:
            self._palette = CommandPalette(self._context.window, self._context.tokens)
            self._palette.action_activated.connect(self._on_action_activated)
            self._palette.section_activated.connect(self._on_section_activated)
            self._palette.section_peeked.connect(self._on_section_peeked)
            self._context.look.changed.connect(self._on_look_changed)
        self._palette.set_entries([*self._actions(), *self._reading_lists(), *self._sections()])
        self._palette.open()

    def _actions(self) -> Iterator[PaletteEntry]:
        from aixreader.ui.palette.command_model import PaletteEntry

        for spec in ACTIONS:
            if self._context.actions[spec.id].isEnabled() and spec.id != "commands":
                yield PaletteEntry(spec.id, plain(spec), menu_title(spec), "".join(keys(spec)[:1]))

    def _reading_lists(self) -> Iterator[PaletteEntry]:
        from aixreader.ui.palette.command_model import PaletteEntry

        for name, title in self._lists():
            yield PaletteEntry(f"{LIST}{name}", self.tr("Reading list: {0}").format(title), self.tr("Reading lists"))

    def _sections(self) -> Iterator[PaletteEntry]:
        from aixreader.ui.palette.command_model import PaletteEntry

        session = self._context.session
        if session is None:
            return
        pages = session.edition.pages
        for section in session.edition.sections.values():
            path = pages[section.page].title if section.level else ""
            name = session.names.of(section)
            yield PaletteEntry(section.id, name, path, role=section.role, is_section=True, heading=section.title)

    @Slot(str)
    def _on_action_activated(self, action: str) -> None:
        if action.startswith(LIST):
            self.list_requested.emit(action.removeprefix(LIST))
        else:
            self._context.actions[action].trigger()

    @Slot(str, bool)
    def _on_section_activated(self, section: str, new_tab: bool) -> None:
        if self._context.session is not None:
            self._context.show_section(section, new_tab=new_tab)
            self._context.focus_page()

    @Slot(str)
    def _on_section_peeked(self, section: str) -> None:
        try:
            self._context.peek(self._context.section_address(section))
        except AixError as error:
            self._context.messages.error(error)

    @Slot(object)
    def _on_preferences_changed(self, settings: object) -> None:
        self._context.settings_model.take(cast("Settings", settings))

    @Slot()
    def _on_look_changed(self) -> None:
        if self._palette is not None:
            self._palette.set_tokens(self._context.tokens)

    @Slot()
    def _on_settings_changed(self) -> None:
        if self._preferences is not None:
            self._preferences.show_settings(self._context.settings)
