"""The dialogs of the window: opened, never waited for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot

from aixreader.errors import NotFoundError
from aixreader.ui.base.actions import ACTIONS, keys, menu_title, plain

if TYPE_CHECKING:
    from aixreader.ui.palette.command_model import PaletteEntry
    from aixreader.ui.palette.command_palette import CommandPalette
    from aixreader.ui.settings.preferences import Preferences
    from aixreader.ui.window.main_window import MainWindow
    from aixreader.userdata.settings import Settings


class Dialogs(QObject):
    """Opens the dialogs of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._preferences: Preferences | None = None
        self._palette: CommandPalette | None = None
        window.settings.failed.connect(self.tell_not_kept)

    def show_figure(self, path: str) -> None:
        """A figure on its own. Raises `NotFoundError` for one that is not in the edition."""
        from aixreader.model.address import FILES
        from aixreader.ui.reader.figure_viewer import FigureViewer

        session = self._window.session
        if session is None:
            return
        found = session.fetch(f"{FILES}{path}")
        viewer = FigureViewer(path.rsplit("/", 1)[-1], self._window)
        if not viewer.view.show_data(found.data, found.mime):
            viewer.deleteLater()
            raise NotFoundError("This figure cannot be shown on its own: its file cannot be read as a picture.")
        viewer.open()

    @Slot()
    def tell_page_failed(self) -> None:
        """The page's process ended twice; it can be tried once more."""
        window = self._window
        box = window.messages.warning(
            self.tr("This page could not be shown"),
            self.tr("Its process ended twice. Try once more, or choose another page in the contents."),
        )
        again = box.addButton(self.tr("&Try again"), box.ButtonRole.ActionRole)
        again.clicked.connect(lambda: window.reader and window.reader.pane and window.reader.pane.reload())

    def tell_of_start(self) -> None:
        """What there is to say at the start: damaged settings, and a last start that never showed a page."""
        window = self._window
        troubles = [text for text in (window.settings.trouble, window.state.trouble) if text]
        if troubles:
            window.messages.warning(self.tr("Some of your settings could not be read"), "\n\n".join(troubles))
        if not window.state.desk.clean and not window.settings.settings.software_rendering:
            box = window.messages.warning(
                self.tr("The last start showed no page"),
                self.tr("The graphics card may be the reason. The reader can draw without it from the next start on."),
            )
            use = box.addButton(self.tr("&Draw without the graphics card"), box.ButtonRole.ActionRole)
            use.clicked.connect(lambda: window.settings.change(software_rendering=True))

    @Slot(str)
    def tell_not_kept(self, reason: str) -> None:
        """What is open or set could not be written, for this `reason`."""
        self._window.messages.warning(
            self.tr("Your settings and open tabs cannot be kept"),
            self.tr(
                "They hold until the reader is closed; what was kept before is as it was. The next change tries again."
                "\n\nThe system says: {0}"
            ).format(reason),
        )

    @Slot()
    def show_preferences(self) -> None:
        """What the user can set; each change holds at once."""
        from aixreader.ui.settings.preferences import Preferences

        if self._preferences is None:
            self._preferences = Preferences(self._window.settings.settings, self._window.settings.forced, self._window)
            self._preferences.changed.connect(self._on_preferences_changed)
            self._window.settings.changed.connect(self._on_settings_changed)
        self._preferences.open()

    @Slot()
    def show_palette(self) -> None:
        """Every action that can be done now, and every section, by a few letters."""
        from aixreader.ui.palette.command_palette import CommandPalette

        if self._palette is None:
            self._palette = CommandPalette(self._window, self._window.look.tokens)
            self._palette.action_chosen.connect(self._on_action_chosen)
            self._palette.section_chosen.connect(self._on_section_chosen)
            self._window.look.changed.connect(self._on_look_changed)
        self._palette.offer([*self._actions(), *self._sections()])
        self._palette.open()

    def _actions(self) -> Iterator[PaletteEntry]:
        from aixreader.ui.palette.command_model import PaletteEntry

        for spec in ACTIONS:
            if self._window.actions_table[spec.id].isEnabled() and spec.id != "commands":
                yield PaletteEntry(spec.id, plain(spec), menu_title(spec), "".join(keys(spec)[:1]))

    def _sections(self) -> Iterator[PaletteEntry]:
        from aixreader.ui.palette.command_model import PaletteEntry

        session = self._window.session
        if session is None:
            return
        pages = session.edition.pages
        for section in session.edition.sections.values():
            path = pages[section.page].title if section.level else ""
            yield PaletteEntry(section.id, section.title, path, role=section.role, is_section=True)

    @Slot(str)
    def _on_action_chosen(self, action: str) -> None:
        self._window.actions_table[action].trigger()

    @Slot(str, bool)
    def _on_section_chosen(self, section: str, new_tab: bool) -> None:
        session = self._window.session
        if session is not None:
            address = session.address(section)
            (self._window.open_tab if new_tab else self._window.show_address)(address)
            self._window.focus_page()

    @Slot(object)
    def _on_preferences_changed(self, settings: object) -> None:
        self._window.settings.take(cast("Settings", settings))

    @Slot()
    def _on_look_changed(self) -> None:
        if self._palette is not None:
            self._palette.set_tokens(self._window.look.tokens)

    @Slot()
    def _on_settings_changed(self) -> None:
        if self._preferences is not None:
            self._preferences.show_settings(self._window.settings.settings)
