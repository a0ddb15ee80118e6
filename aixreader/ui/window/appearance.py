"""The appearance of the window: colours, page style, sidebar, full screen, distraction-free mode.

Signals: `changed()` when something that is saved in the session state has changed.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot

from aixreader.ui.base.icons import Icons
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.reader_host import ReaderHost


class Appearance(QObject):
    """Applies look and settings to the window, and binds the actions that change them."""

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
        window.escaped.connect(self._on_escaped)
        host.reader_created.connect(self._on_reader_created)
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
                "distraction_free": lambda: self.set_distraction_free(
                    on=context.actions["distraction_free"].isChecked()
                ),
            },
            checks={
                "sidebar": lambda: not window.sidebar.isHidden(),
                "dark": lambda: context.look.is_dark,
                "contrast": lambda: context.settings.contrast,
                "full_screen": window.isFullScreen,
                "distraction_free": lambda: self._is_distraction_free,
            },
        )

    @property
    def page_look(self) -> PageLook:
        """The style of pages, from look and settings."""
        look, settings = self._context.look, self._context.settings
        return PageLook(
            look.name,
            settings.font,
            settings.text_size,
            settings.measure,
            look.tokens.paper,
            settings.explain_terms,
        )

    @property
    def wants_sidebar(self) -> bool:
        """Whether the sidebar is shown, or will be when distraction-free mode ends."""
        return self._sidebar_before if self._is_distraction_free else not self._window.sidebar.isHidden()

    def show_sidebar(self, *, shown: bool) -> None:
        """Show or hide the sidebar."""
        self._sidebar_before = shown
        if not shown and self._window.sidebar.isAncestorOf(self._window.focusWidget()):
            self._context.focus_page()  # Qt would move the focus to the page's first link
        self._window.sidebar.setVisible(shown)
        self.changed.emit()
        self._context.actions.refresh()

    @Slot(str)
    def show_panel(self, panel: str) -> None:
        """Show the sidebar with the panel of the id `panel`, and give it the keyboard focus."""
        self.show_sidebar(shown=True)
        self._window.sidebar.show_panel(panel)
        self._window.sidebar.focus_panel()

    def set_full_screen(self, *, on: bool) -> None:
        """Enter or leave full screen."""
        if on != self._window.isFullScreen():
            self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._context.actions.refresh()

    def set_distraction_free(self, *, on: bool) -> None:
        """Enter or leave distraction-free mode: menu bar, toolbar and sidebar are hidden."""
        window = self._window
        self._sidebar_before = self.wants_sidebar
        self._is_distraction_free = on
        self._context.focus_page()
        for widget in (window.menuBar(), self._context.actions.toolbar):
            widget.setVisible(not on)
        window.sidebar.setVisible(not on and self._sidebar_before)
        if self._host.reader is not None:
            self._host.reader.set_distraction_free(on=on)
        self._context.messages.status(self.tr("Press Esc to leave the distraction-free mode") if on else "")
        self._context.actions.refresh()

    @Slot()
    def _on_reader_created(self) -> None:
        if self._host.reader is not None:
            self._host.reader.escaped.connect(self._on_escaped)  # the engine keeps the key

    @Slot()
    def _on_escaped(self) -> None:
        if not self._context.end_peek() and self._is_distraction_free:
            self.set_distraction_free(on=False)

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
