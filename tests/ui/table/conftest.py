"""What the table's tests share: the tiny site's table, shown."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aixreader.services.session.session import Session
from aixreader.services.tables.table_state import TableState
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.table.elements import lay_out_elements
from aixreader.ui.table.fonts import Fonts
from aixreader.ui.table.panel import TablePanel
from aixreader.ui.table.scene import Scene


@pytest.fixture
def fonts(qapp: QApplication) -> Fonts:
    """The table's type."""
    assert qapp is not None
    return Fonts(QFont())


@pytest.fixture
def scene(session: Session, fonts: Fonts) -> Scene:
    """The tiny site's elements on 600 pixels."""
    return lay_out_elements(session.graph, "family", 600.0, fonts)


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> TablePanel:
    """The tiny site's table, shown."""
    panel = TablePanel(session, read_tokens())
    qtbot.addWidget(panel)
    panel.resize(700, 600)
    panel.show_state(TableState())
    with qtbot.waitExposed(panel):
        panel.show()
    return panel
