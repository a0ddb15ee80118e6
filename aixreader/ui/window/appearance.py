"""How the window looks and how much of it is shown: colours, page type, full screen, nothing but the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from aixreader.ui.web.page_look import PageLook

if TYPE_CHECKING:
    from aixreader.ui.window.main_window import MainWindow


class Appearance(QObject):
    """Applies look and settings to one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._undistracted = False
        self._sidebar_before = True
        window.look.changed.connect(self._on_look_changed)
        window.settings.changed.connect(self._on_settings_changed)

    @property
    def page_look(self) -> PageLook:
        """How pages look now."""
        look, settings = self._window.look, self._window.settings.settings
        return PageLook(look.name, settings.font, settings.text_size, settings.measure, look.tokens.paper)

    @property
    def wants_sidebar(self) -> bool:
        """Whether the sidebar is shown, or will be again with everything else."""
        return self._sidebar_before if self._undistracted else not self._window.sidebar.isHidden()

    def come_forward(self) -> None:
        """Come in front of other programs' windows."""
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    def show_sidebar(self, *, shown: bool) -> None:
        """Show the sidebar or hide it."""
        self._sidebar_before = shown
        if not shown and self._window.sidebar.isAncestorOf(self._window.focusWidget()):
            self._window.focus_page()  # Qt would hand the keyboard on to the page's first link
        self._window.sidebar.setVisible(shown)
        self._window.state.note()
        self._window.refresh_actions()

    def set_full_screen(self, *, on: bool) -> None:
        """Fill the screen, or go back."""
        if on != self._window.isFullScreen():
            self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._window.refresh_actions()

    def set_undistracted(self, *, on: bool) -> None:
        """Show nothing but the text, or everything again."""
        window = self._window
        self._sidebar_before = self.wants_sidebar
        self._undistracted = on
        window.focus_page()
        for part in (window.menuBar(), window.actions_table.toolbar, window.statusBar()):
            part.setVisible(not on)
        window.sidebar.setVisible(not on and self._sidebar_before)
        if window.reader is not None:
            window.reader.set_undistracted(on=on)

    @Slot()
    def _on_look_changed(self) -> None:
        window = self._window
        window.icons.set_tokens(window.look.tokens)
        window.actions_table.refresh_icons()
        for tree in (window.contents, window.outline):
            tree.set_tokens(window.look.tokens)
        window.hovering.set_tokens(window.look.tokens)
        self._refresh_pages()

    @Slot()
    def _on_settings_changed(self) -> None:
        settings = self._window.settings.settings
        self._window.look.choose(settings.look, contrast=settings.contrast)
        self._refresh_pages()

    def _refresh_pages(self) -> None:
        window = self._window
        if window.reader is not None:
            window.reader.set_look(self.page_look)
            window.reader.set_zoom(window.settings.settings.zoom)
            window.reader.background_tabs = window.settings.settings.new_tabs_in_background
        window.refresh_actions()
