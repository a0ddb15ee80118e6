"""Terms in a real page: explained under the pointer, by a click and by keyboard, unless the user wants none of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aixreader.edition.edition import open_edition
from aixreader.services.session.session import Session
from aixreader.ui.base.settings_model import SettingsModel
from aixreader.ui.links.link_hover import LinkHover
from aixreader.ui.links.term_controller import TermController
from aixreader.ui.web.pane import Pane
from tests.shared import RunFolder
from tests.ui.conftest import Reading
from tests.ui.seen import ask, said, trigger

PAGE = """# Tea
## Leaves
Loose black tea (LBT).
## Pots
An LBT in a pot, and more LBT; see [leaves](#leaves).
## Cups
No LBTs here, and no coffee.
## Saucers
"""
NOT_EXPLAINED = "“coffee” is not explained in this edition"
TEXTS = "[...document.querySelectorAll('%s')].map((term) => term.textContent).join()"


@pytest.fixture(scope="module")
def tea_edition(tmp_path_factory: pytest.TempPathFactory, run_folder: RunFolder) -> Path:
    """The edition of a site with one page and one term."""
    site = tmp_path_factory.mktemp("source") / "tea site"
    (site / "content").mkdir(parents=True)
    (site / "hugo.yaml").write_text("title: Guide\n", "utf-8")
    (site / "content" / "tea.md").write_text(PAGE, "utf-8")
    return run_folder.edition(site)


@pytest.fixture
def session(tea_edition: Path) -> Iterator[Session]:
    with Session(open_edition(tea_edition)) as session:
        yield session


@pytest.fixture
def pane(reading: Reading) -> Pane:
    """The section "Pots" is shown, and has the focus."""
    reading.open("tea#pots")
    pane = reading.reader.pane
    assert pane is not None
    pane.setFocus()
    return pane


@pytest.fixture
def hover(reading: Reading) -> LinkHover:
    """Previews are shown at once."""
    hover = LinkHover(reading.context, lambda _address: "")
    hover._preview._delay.setInterval(0)
    return hover


@pytest.fixture
def terms(reading: Reading, hover: LinkHover, pane: Pane) -> TermController:
    assert pane is not None
    terms = TermController(reading.context)
    terms.preview_requested.connect(hover.show_term)
    terms.preview_ended.connect(hover.end)
    return terms


def place_of_term(qtbot: QtBot, reading: Reading) -> QPoint:
    """The middle of the first term of the page, in pixels of the page view."""
    return place_of(qtbot, reading, ".term")


def place_of(qtbot: QtBot, reading: Reading, selector: str) -> QPoint:
    """The middle of the first element of the page that matches, in pixels of the page view."""
    assert reading.context.page is not None
    zoom = reading.context.page.zoom_factor
    found = ask(
        qtbot,
        reading.context,
        f"(() => {{ const box = document.querySelector({selector!r}).getBoundingClientRect();"
        " return JSON.stringify([box.left + box.width / 2, box.top + box.height / 2]); })()",
    )
    return (QPointF(*json.loads(found)) * zoom).toPoint()


def is_selected(pane: Pane, words: str) -> bool:
    return pane.selected_text == words


def move_to(pane: Pane, place: QPoint) -> None:
    target = pane.input_target
    assert target is not None
    none = Qt.MouseButton.NoButton
    at, over = QPointF(place), QPointF(target.mapToGlobal(place))
    move = QMouseEvent(QEvent.Type.MouseMove, at, over, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(target, move)


def test_the_pointer_shows_a_preview_while_it_is_on_a_term(
    qtbot: QtBot, reading: Reading, pane: Pane, hover: LinkHover, terms: TermController, settings_model: SettingsModel
) -> None:
    place, preview = place_of_term(qtbot, reading), hover._preview
    move_to(pane, place)
    qtbot.waitUntil(preview.isVisible)
    assert preview._title.text() == "LBT"
    assert preview._sentence.text() == "Loose black tea\nDefined in: Leaves"
    move_to(pane, place + QPoint(1, 0))
    assert preview.isVisible()
    peeked: list[str] = []
    reading.context.peek_requested.connect(peeked.append)
    QTest.mouseClick(preview, Qt.MouseButton.LeftButton)
    assert peeked == ["aix://content/tea#leaves"]
    move_to(pane, place + QPoint(0, 200))
    qtbot.waitUntil(lambda: not preview.isVisible())
    settings_model.change(explain_terms=False)
    move_to(pane, place)
    assert not terms._rest_timer.isActive()


def test_one_move_from_a_link_to_a_term_previews_it_at_each_zoom(
    qtbot: QtBot, reading: Reading, pane: Pane, hover: LinkHover, terms: TermController
) -> None:
    assert terms.card.isHidden()
    for zoom in (100, 200):
        pane.set_zoom(zoom / 100)
        ask(qtbot, reading.context, "document.querySelector('.term').scrollIntoView({block: 'center'}) ?? 1")
        link = "a[href$='#leaves']"
        with qtbot.waitSignal(pane.link_hovered, check_params_cb=lambda _link, at_pointer: at_pointer):
            move_to(pane, place_of(qtbot, reading, link))
        move_to(pane, place_of_term(qtbot, reading))
        qtbot.waitUntil(hover._preview.isVisible)
        move_to(pane, QPoint(1, 1))
        qtbot.waitUntil(lambda: not hover._preview.isVisible())


def test_a_click_opens_the_card_and_leads_to_the_definition(
    qtbot: QtBot, reading: Reading, pane: Pane, terms: TermController
) -> None:
    target = pane.input_target
    assert target is not None
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=place_of_term(qtbot, reading))
    qtbot.waitUntil(terms.card.isVisible)
    assert terms.card.accessibleName() == "LBT: Loose black tea"
    left = terms.card.x()
    ask(qtbot, reading.context, "document.body.style.marginLeft = '40px'")  # as notes in the margin may do
    reading.context.page_moved.emit()
    qtbot.waitUntil(lambda: terms.card.x() > left)
    QTest.keyClick(terms.card._go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reading.context.section is not None and reading.context.section.id == "tea#leaves")


def test_the_keyboard_goes_from_term_to_term(qtbot: QtBot, reading: Reading, pane: Pane, terms: TermController) -> None:
    context = reading.context
    assert ask(qtbot, context, TEXTS % ".term") == "LBT,LBTs"
    trigger(context, "explain_term")
    qtbot.waitUntil(terms.card.isVisible)
    on = TEXTS % ".term.on"
    assert ask(qtbot, context, on) == "LBT"
    QTest.keyClick(terms.card, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: ask(qtbot, context, on) == "LBTs")
    QTest.keyClick(terms.card, Qt.Key.Key_Escape)
    assert not terms.card.isVisible()
    assert ask(qtbot, context, on) == ""
    for words in ("coffee", "LBTs"):
        ask(qtbot, context, f"String(getSelection().removeAllRanges() ?? window.find('{words}'))")
        qtbot.waitUntil(partial(is_selected, pane, words))
        trigger(context, "explain_term")
        assert said(context) == (NOT_EXPLAINED if words == "coffee" else "")
    qtbot.waitUntil(terms.card.isVisible)
    terms.card.hide()
