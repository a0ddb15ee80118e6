"""Fixtures for modules of the window: a main window with a reader, without the other parts of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aixreader.services.session.session import Session
from aixreader.ui.base.actions import ActionRegistry
from aixreader.ui.base.icons import Icons
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.base.look import Look
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.base.settings_model import SettingsModel
from aixreader.ui.reader.reader import Reader
from aixreader.ui.window.appearance import Appearance
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.reader_host import ReaderHost
from tests.ui.conftest import active_conditions


@dataclass(frozen=True, slots=True)
class Frame:
    """A main window with its context, reader host and appearance."""

    context: ReaderContext
    window: MainWindow
    host: ReaderHost
    appearance: Appearance
    open: Callable[[str], None]
    """Show the tiny site at a section in a new tab, and wait until the page is loaded."""


@pytest.fixture
def frame(qtbot: QtBot, jobs: JobRunner, settings_model: SettingsModel, look: Look, session: Session) -> Frame:
    """A frame that is shown; no edition is open and no reader is created."""
    window, icons = MainWindow(), Icons(look.tokens)
    context = ReaderContext(
        window,
        jobs=jobs,
        look=look,
        settings=settings_model,
        actions=ActionRegistry(window, icons.icon),
        set_clipboard=QApplication.clipboard().setText,
    )
    context.messages.status_changed.connect(window.notice.showMessage)
    context.actions.bind({}, conditions=lambda: active_conditions(context))
    for signal in (context.session_changed, context.section_changed):
        signal.connect(context.actions.refresh)
    host = ReaderHost(context, lambda: Reader(appearance.page_look, 100, lambda address: address, window))
    appearance = Appearance(context, window, host, icons)
    # The pages are destroyed before the window: pytest-qt closes it before the fixtures end.
    qtbot.addWidget(window, before_close_func=lambda _window: host.close())
    window.resize(1000, 700)
    with qtbot.waitSignal(window.first_painted):
        window.show()

    def open_section(name: str) -> None:
        reader = host.load()
        if context.session is None:
            reader.serve(session)
            context.set_session(session)
            window.show_widget(reader)
        with qtbot.waitSignal(context.page_loaded, check_params_cb=bool):
            reader.tabs.open(context.section_address(name))

    return Frame(context, window, host, appearance, open_section)
