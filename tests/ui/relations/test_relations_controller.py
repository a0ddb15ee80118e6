"""Related sections of the section that is read, without a window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from aixreader.knowledge.related_sections import RelatedSection
from aixreader.services.session.session import Session
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.relations.relations_controller import PANEL, RelationsController
from aixreader.ui.relations.relations_model import Heading


@pytest.fixture
def context(bare_window: QWidget, make_context: Callable[..., ReaderContext], session: Session) -> ReaderContext:
    context = make_context(bare_window)
    context.set_session(session)
    return context


@pytest.fixture
def relations(context: ReaderContext) -> RelationsController:
    relations = RelationsController(context)
    relations.panel.hide()
    context.panel_requested.connect(lambda _panel: relations.panel.show())
    return relations


def headings(relations: RelationsController) -> list[str]:
    return [row.title for row in relations.panel.rows if isinstance(row, Heading)]


def row(relations: RelationsController, title: str) -> RelatedSection:
    rows = (row for row in relations.panel.rows if isinstance(row, RelatedSection))
    return next(row for row in rows if row.title == title)


def test_it_follows_the_reader(
    qtbot: QtBot, context: ReaderContext, relations: RelationsController, session: Session
) -> None:
    requested: list[tuple[str, bool]] = []
    context.address_requested.connect(lambda address, new_tab: requested.append((address, new_tab)))
    context.set_address(session.address("oversteep"))
    assert relations.panel.rows == [], "nothing is gathered for a panel that is not seen"
    with qtbot.waitSignal(context.panel_requested) as shown:
        context.actions["relations"].setEnabled(True)
        context.actions["relations"].trigger()
    assert shown.args == [PANEL]
    qtbot.waitUntil(lambda: "Controls" in headings(relations))
    relations.panel.activated.emit(row(relations, "Kettle rules"), False)
    relations.panel.activated.emit(row(relations, "Kettle rules"), True)
    address = session.address("kettlerules")
    assert requested == [(address, False), (address, True)]
    context.set_address(address)
    qtbot.waitUntil(lambda: "Threats it answers" in headings(relations))
    assert "Standards" in headings(relations)


def test_what_lies_outside_is_asked_for(
    qtbot: QtBot, context: ReaderContext, relations: RelationsController, session: Session
) -> None:
    context.set_address(session.address("kettlerules"))
    relations.show()
    qtbot.waitUntil(lambda: "Standards" in headings(relations))
    with qtbot.waitSignal(context.external_requested) as asked:
        relations.panel.activated.emit(row(relations, "OpenCRE 123-456"), False)
    assert asked.args == ["https://opencre.org/cre/123-456"]


def test_a_section_that_nothing_belongs_to_says_so(
    qtbot: QtBot, context: ReaderContext, relations: RelationsController, session: Session
) -> None:
    context.set_address(session.address("contribute#who-brews"))
    relations.show()
    qtbot.waitUntil(lambda: "no related sections" in relations.panel._title.text())
    context.set_address("aix://app/home")
    qtbot.waitUntil(lambda: "Open a section" in relations.panel._title.text())


def test_a_row_leads_to_the_table(
    qtbot: QtBot, bare_window: QWidget, context: ReaderContext, relations: RelationsController, session: Session
) -> None:
    context.set_address(session.address("oversteep"))
    relations.show()
    qtbot.waitUntil(lambda: "Controls" in headings(relations))
    relations.panel.menu_requested.emit(row(relations, "Lid lock"), QPoint(5, 5))
    (menu,) = [menu for menu in bare_window.findChildren(QMenu) if menu.isVisible()]
    with qtbot.waitSignal(relations.pick_requested) as picked:
        menu.actions()[-1].trigger()
    assert picked.args == ["lidlock"]
    menu.close()


def test_the_colours_are_those_of_the_look(context: ReaderContext, relations: RelationsController) -> None:
    context.look.choose("dark", contrast=False)
    assert relations.panel._delegate._tokens == context.tokens
