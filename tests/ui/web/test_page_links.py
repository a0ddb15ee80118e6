"""A link is opened where the pointer is, and what is no page opens no tab."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.services.session.session import Session
from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Show, answer


def test_a_link_with_the_keyboard_focus_is_not_at_the_pointer(
    qtbot: QtBot, pane: Pane, session: Session, show: Show
) -> None:
    show(session.home())
    link, told = session.contents()[0].address, list[tuple[str, bool]]()
    pane.link_hovered.connect(lambda *where: told.append(where))
    pane.page.linkHovered.emit(link)
    with qtbot.assertNotEmitted(pane.tab_requested), qtbot.assertNotEmitted(pane.peek_requested):
        pane.input_filter.tab_requested.emit(link)
        pane.input_filter.peek_requested.emit(link)
        answer(qtbot, pane)
    assert told == [(link, False)]


def test_what_has_no_page_of_its_own_opens_no_tab(qtbot: QtBot, pane: Pane, session: Session, show: Show) -> None:
    show(session.home())
    focus = "document.body.append(Object.assign(document.createElement('a'), {href: %r})); %s"
    ways = {"aix://act/search": pane.act_clicked, "https://example.org/tea": pane.external_link_clicked}
    with qtbot.assertNotEmitted(pane.tab_requested):
        for address, asked in ways.items():
            pane.run_script(focus % (address, "document.body.lastChild.focus()"))
            with qtbot.waitSignal(asked) as told:
                pane.input_filter.focused_tab_requested.emit()
            assert told.args == [address.removeprefix("aix://act")]


def test_a_link_that_comes_under_a_resting_pointer_is_pointed_at_once_that_moves(
    qtbot: QtBot, pane: Pane, session: Session, show: Show
) -> None:
    show(session.home())
    link, told = session.contents()[0].address, list[tuple[str, bool]]()
    pane.link_hovered.connect(lambda *where: told.append(where))
    pane.run_script("document.querySelector = () => document.body")  # a link is under the pointer
    pane.input_filter.is_resting = True
    pane.page.linkHovered.emit(link)
    answer(qtbot, pane)
    assert told == [(link, False)]
    with qtbot.waitSignal(pane.link_hovered):
        pane.input_filter.pointed.emit()
    assert told == [(link, False), (link, True)]
