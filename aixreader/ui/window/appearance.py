"""How the window looks and how much of it is shown: colours, page style, sidebar, full screen, distraction-free.

Signals: `changed()` when something that is saved between runs has changed.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot

from aixreader.ui.base.icons import Icons
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.reader_host import ReaderHost


class Appearance(QObject):
    """Applies look and settings to the window."""

    changed = Signal()

    def __init__(self, context: ReaderContext, window: MainWindow, host: ReaderHost, icons: Icons) -> None:
        super().__init__(context)
        self._context = context
        self._window = window
        self._host = host
        self._icons = icons
        self._is_distraction_free = False
        self._sidebar_before = True
        context.look.changed.connect(self._on_look_changed)
        context.settings_model.changed.connect(self._on_settings_changed)
        context.panel_requested.connect(self.show_panel)
        self._bind()

    def _bind(self) -> None:
        context, window = self._context, self._window
        settings = context.settings_model
        context.actions.bind(
            {
                "sidebar": lambda: self.show_sidebar(shown=window.sidebar.isHidden()),
                "dark": lambda: settings.change(look="light" if context.look.is_dark else "dark"),
                "contrast": lambda: settings.change(contrast=not context.settings.contrast),
                "full_screen": lambda: self.set_full_screen(on=not window.isFullScreen()),
                "undistracted": lambda: self.set_distraction_free(on=context.actions["undistracted"].isChecked()),
            },
            checks={
                "sidebar": lambda: not window.sidebar.isHidden(),
                "dark": lambda: context.look.is_dark,
                "contrast": lambda: context.settings.contrast,
                "full_screen": window.isFullScreen,
            },
        )

    @property
    def page_look(self) -> PageLook:
        """The style of pages."""
        look, settings = self._context.look, self._context.settings
        return PageLook(look.name, settings.font, settings.text_size, settings.measure, look.tokens.paper)

    @property
    def wants_sidebar(self) -> bool:
        """Whether the sidebar is shown, or will be again after distraction-free reading."""
        return self._sidebar_before if self._is_distraction_free else not self._window.sidebar.isHidden()

    def show_sidebar(self, *, shown: bool) -> None:
        """Show the sidebar or hide it."""
        self._sidebar_before = shown
        if not shown and self._window.sidebar.isAncestorOf(self._window.focusWidget()):
            self._context.focus_page()  # Qt would move the focus to the page's first link
        self._window.sidebar.setVisible(shown)
        self.changed.emit()
        self._context.actions.refresh()

    @Slot(str)
    def show_panel(self, panel: str) -> None:
        """Show the sidebar with a panel in front that has the keyboard focus."""
        self.show_sidebar(shown=True)
        self._window.sidebar.show_panel(panel)
        self._window.sidebar.focus_panel()

    def set_full_screen(self, *, on: bool) -> None:
        """Fill the screen, or go back."""
        if on != self._window.isFullScreen():
            self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._context.actions.refresh()

    def set_distraction_free(self, *, on: bool) -> None:
        """Show nothing but the text, or everything again."""
        window = self._window
        self._sidebar_before = self.wants_sidebar
        self._is_distraction_free = on
        self._context.focus_page()
        for widget in (window.menuBar(), self._context.actions.toolbar, window.statusBar()):
            widget.setVisible(not on)
        window.sidebar.setVisible(not on and self._sidebar_before)
        if self._host.reader is not None:
            self._host.reader.set_undistracted(on=on)

    @Slot()
    def _on_look_changed(self) -> None:
        self._icons.set_tokens(self._context.tokens)
        self._context.actions.refresh_icons()
        self._refresh_pages()

    @Slot()
    def _on_settings_changed(self) -> None:
        settings = self._context.settings
        self._context.look.choose(settings.look, contrast=settings.contrast)
        self._refresh_pages()

    def _refresh_pages(self) -> None:
        reader = self._host.reader
        if reader is not None:
            reader.set_look(self.page_look)
            reader.set_zoom(self._context.settings.zoom)
            reader.background_tabs = self._context.settings.new_tabs_in_background
        self._context.actions.refresh()
