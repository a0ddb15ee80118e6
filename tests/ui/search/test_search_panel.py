"""The search panel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.search.answer import Answer, Facet, Hit, excerpt
from aixreader.ui.base.look import Look
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.search.search_panel import UNCLOSED_MS, SearchPanel

Key = Qt.Key
HITS = tuple(
    Hit(name, "tea", name.title(), ("Tea",), "control", 1.0, excerpt("text")) for name in ("one", "two", "six")
)
RESULT = Answer("tea", HITS, 3, make_facets=lambda: (Facet("role", "control", 3),))


@pytest.fixture
def panel(qtbot: QtBot) -> SearchPanel:
    made = SearchPanel(read_tokens())
    qtbot.addWidget(made)
    made.resize(300, 500)
    made.show()
    made.start()
    return made


def current(panel: SearchPanel) -> str:
    return str(panel.list.currentIndex().data())


def test_the_best_is_chosen_and_keys_move_while_typing(qtbot: QtBot, panel: SearchPanel) -> None:
    with qtbot.waitSignal(panel.query_changed):
        QTest.keyClicks(panel.field, "tea")
    panel.show_answer(RESULT)
    assert current(panel) == "One"
    for key, there in ((Key.Key_Down, "Two"), (Key.Key_Down, "Six"), (Key.Key_Down, "One"), (Key.Key_Up, "Six")):
        QTest.keyClick(panel.field, key)
        assert current(panel) == there
    assert panel.text == "tea"


def test_a_fold_opens_from_the_field_and_other_arrows_move_its_caret(panel: SearchPanel) -> None:
    panel.field.setText("tea")
    hits = tuple(Hit(str(number), "tea", f"Tea {number}", ("Teas",), "", 1.0) for number in range(6))
    panel.show_answer(Answer("tea", hits, 6))
    QTest.keyClick(panel.field, Key.Key_Left)
    assert panel.field.cursorPosition() == 2
    QTest.keyClick(panel.field, Key.Key_Up)
    assert current(panel) == "3 more on this page"
    QTest.keyClick(panel.field, Key.Key_Right)
    assert current(panel) == "Tea 3"
    QTest.keyClick(panel.field, Key.Key_Right)
    assert panel.field.cursorPosition() == 3


def test_a_quotation_mark_is_not_told_to_be_open_while_it_is_typed(panel: SearchPanel) -> None:
    unclosed, timer = Answer('"tea pot', HITS, 3, unclosed="tea pot"), panel.unclosed_timer
    panel.field.setText(unclosed.query)
    panel.show_answer(unclosed)
    assert (panel.status_label.text(), timer.isActive(), timer.interval()) == ("3 sections", True, UNCLOSED_MS)
    timer.timeout.emit()
    assert "not closed" in panel.status_label.text(), "after a pause"
    panel.field.setText('"tea pots')
    panel.show_answer(unclosed)
    panel.field.setText('"tea pots"')
    assert not timer.isActive(), "it is closed in time"
    timer.timeout.emit()
    assert panel.status_label.text() == "3 sections"
    panel.show_answer(unclosed)
    QTest.keyClick(panel.field, Key.Key_Return)
    assert "not closed" in panel.status_label.text()
    panel.field.setText(unclosed.query)
    QTest.keyClick(panel.field, Key.Key_Return)
    panel.show_answer(unclosed)
    assert "not closed" in panel.status_label.text(), "Enter was pressed before the answer"


def test_enter_opens_and_ctrl_enter_opens_a_tab(qtbot: QtBot, panel: SearchPanel) -> None:
    panel.field.setText("tea")
    panel.show_answer(RESULT)
    for modifier, new_tab in ((Qt.KeyboardModifier.NoModifier, False), (Qt.KeyboardModifier.ControlModifier, True)):
        with qtbot.waitSignal(panel.hit_activated) as chosen:
            QTest.keyClick(panel.field, Key.Key_Return, modifier)
        assert chosen.args == [HITS[0], new_tab]


def test_enter_before_there_is_an_answer_opens_the_best_of_it(qtbot: QtBot, panel: SearchPanel) -> None:
    panel.field.setText("tea")
    QTest.keyClick(panel.field, Key.Key_Return)
    with qtbot.waitSignal(panel.hit_activated) as chosen:
        panel.show_answer(RESULT)
    assert chosen.args == [HITS[0], False]
    panel.field.setText("x")
    with qtbot.assertNotEmitted(panel.hit_activated):
        QTest.keyClick(panel.field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(panel.hit_activated) as chosen:
        panel.show_answer(RESULT)
    assert chosen.args == [HITS[0], True], "not what was listed for the text before"
    panel.field.setText("xyz")
    QTest.keyClick(panel.field, Key.Key_Return)
    panel.field.setText("xy")
    with qtbot.assertNotEmitted(panel.hit_activated):
        panel.show_answer(RESULT)


def test_a_click_opens(qtbot: QtBot, panel: SearchPanel) -> None:
    panel.show_answer(RESULT)
    place = panel.list.visualRect(panel.model.index(2, 0)).center()
    with qtbot.waitSignal(panel.hit_activated) as chosen:
        QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [HITS[1], False]


def test_escape_clears_and_then_leaves(qtbot: QtBot, panel: SearchPanel) -> None:
    panel.field.setText("tea")
    panel.filters.set_active([("role", "control"), ("when", "runtime")])
    QTest.keyClick(panel.field, Key.Key_Escape)
    assert (panel.text, panel.filters.active) == ("", ())
    with qtbot.waitSignal(panel.dismissed):
        QTest.keyClick(panel.field, Key.Key_Escape)


def test_filters_go_with_their_query(panel: SearchPanel) -> None:
    control, page = ("role", "control"), ("page", "Teas")
    panel.field.setText("tea")
    panel.filters.set_active((control, page))
    for key in (Key.Key_S, Key.Key_Backspace, Key.Key_Backspace, Key.Key_Backspace):
        QTest.keyClick(panel.field, key)
        assert panel.filters.active == (control, page), "the same query, one letter more or less"
    panel.field.setText("teapot")
    panel.start()
    QTest.keyClick(panel.field, Key.Key_S)
    assert list(panel.filters.active) == [page], "another query over the selected one, among the sections of a page"
    panel.filters.set_active([control])
    panel.status_label.linkActivated.emit("corrected:tea")
    assert list(panel.filters.active) == [control]
    panel.field.setText("teapots")
    panel.clear("", [("Recent searches", ["pot"])])
    panel.list.select_first()
    panel.list.activate()
    assert (panel.text, panel.filters.active) == ("pot", ())
    panel.filters.set_active([control])
    panel.set_query("lid")
    assert panel.text == "lid"
    assert not panel.filters.active


def test_status_of_an_answer(panel: SearchPanel) -> None:
    panel.show_answer(RESULT)
    assert panel.status_label.text() == "3 sections"
    panel.show_answer(Answer("te<a", HITS[:1], 1, corrected="te<a & b", synonyms=("oversteeping",)))
    assert "Showing results for" in panel.status_label.text()
    assert "te&lt;a &amp; b</a>" in panel.status_label.text()
    assert "Also searched: oversteeping" in panel.status_label.text()
    assert panel.status_label.text().endswith("1 section")
    panel.show_answer(Answer("tae", corrected="tea"))
    assert "Did you mean" in panel.status_label.text(), "nothing is shown for it"


def test_no_results_offers_other_searches(qtbot: QtBot, panel: SearchPanel) -> None:
    panel.filters.set_active([("role", "control")])
    panel.show_answer(Answer("zebra"))
    assert "No results." in panel.status_label.text()
    with qtbot.waitSignal(panel.query_changed):
        panel.status_label.linkActivated.emit("unfilter:")
    assert panel.filters.active == ()
    panel.show_answer(Answer("zebra"))
    assert "filters" not in panel.status_label.text()
    with qtbot.waitSignal(panel.query_changed):
        panel.status_label.linkActivated.emit("corrected:tea pot")
    assert panel.text == "tea pot"


def test_grouped_the_first_hit_is_chosen_not_its_page(panel: SearchPanel) -> None:
    panel.show_answer(RESULT)
    assert current(panel) == "One"
    assert panel.list.currentIndex().row() == 1
    panel.filters.set_grouped(grouped=False)
    assert current(panel) == "One"
    assert panel.list.currentIndex().row() == 0


def test_a_menu_over_the_results(qtbot: QtBot, panel: SearchPanel) -> None:
    panel.show_answer(RESULT)
    with qtbot.waitSignal(panel.menu_requested):
        panel.list.customContextMenuRequested.emit(QPoint(5, 5))


def test_nothing_is_listed_with_an_empty_field(panel: SearchPanel) -> None:
    panel.show_answer(RESULT)
    panel.clear("a hint")
    assert panel.model.rowCount() == 0
    assert panel.status_label.text() == "a hint"
    assert not panel.filters.button.isEnabled()
    panel.set_tokens(read_tokens(dark=True))


@pytest.mark.parametrize(("link", "wanted"), [("stop:", False), ("again:", True)])
def test_the_index_can_be_stopped_and_made(qtbot: QtBot, panel: SearchPanel, link: str, *, wanted: bool) -> None:
    with qtbot.waitSignal(panel.index_requested) as query_changed:
        panel.status_label.linkActivated.emit(link)
    assert query_changed.args == [wanted]
    assert panel.text == ""


def test_links_in_the_status_have_the_colour_of_the_look(panel: SearchPanel, look: Look) -> None:
    panel.show_status('<a href="x:">Cancel and begin again</a>')
    for dark in (True, False):
        look.choose("dark" if dark else "light", contrast=False)
        panel.set_tokens(look.tokens)
        image = panel.status_label.grab().toImage()
        seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        assert QColor(look.tokens.link).name() in seen


def test_the_status_stays_in_line_when_the_look_changes(panel: SearchPanel) -> None:
    panel.show_answer(RESULT)
    before = panel.status_label.geometry()
    assert before.left() > 0
    for sheet in ("QLabel#hint { color: red; }", ""):
        panel.setStyleSheet(sheet)
        panel.ensurePolished()
        assert panel.status_label.geometry() == before
        assert panel.status_label.contentsRect() == panel.status_label.rect()
