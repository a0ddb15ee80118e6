"""The way to a section: all steps are shown, shortened rather than cut, and each leads where it says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.reader.breadcrumb import Breadcrumb, Step

LONG = "Runtime model theft through what a very long title of a heading would say about it"
STEPS: tuple[Step, ...] = (
    ("Threats & more", "aix://content/t"),
    (LONG, "aix://content/t#long"),
    ("Leak", "aix://content/t#leak"),
)


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[Breadcrumb]:
    """A breadcrumb as wide as the widget around it, as in the window."""
    window = QWidget()
    qtbot.addWidget(window)
    line = Breadcrumb(window)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(line)
    window.resize(1200, 60)
    window.show()
    yield line
    window.close()


def buttons(line: Breadcrumb) -> list[QToolButton]:
    """Those that can be clicked, from left to right."""
    return sorted((one for one in line.findChildren(QToolButton) if one.isVisible()), key=lambda one: one.x())


def show(qtbot: QtBot, line: Breadcrumb, steps: tuple[Step, ...]) -> list[QToolButton]:
    """Show steps and wait until they are laid out."""
    line.show_steps(steps)
    qtbot.waitUntil(lambda: len(buttons(line)) == len(steps))
    return buttons(line)


def widen(qtbot: QtBot, line: Breadcrumb, width: int) -> None:
    line.window().resize(width, 60)
    qtbot.waitUntil(lambda: line.width() == width)


def test_the_steps_are_shown_in_order_and_the_last_is_where_one_is(qtbot: QtBot, line: Breadcrumb) -> None:
    show(qtbot, line, STEPS)
    assert line.steps == STEPS
    assert [one.text() for one in buttons(line)] == ["Threats && more", LONG, "Leak"]
    assert [one.property("here") for one in buttons(line)] == [False, False, True]


@pytest.mark.parametrize("number", range(len(STEPS)))
def test_a_click_leads_there(qtbot: QtBot, line: Breadcrumb, number: int) -> None:
    step = show(qtbot, line, STEPS)[number]
    with qtbot.waitSignal(line.address_activated) as activated:
        step.click()
    assert activated.args == [STEPS[number][1]]


def test_in_a_narrow_window_a_long_step_is_shortened_and_says_all_of_itself(qtbot: QtBot, line: Breadcrumb) -> None:
    first, middle, last = show(qtbot, line, STEPS)
    widen(qtbot, line, 360)
    assert (first.text(), last.text()) == ("Threats && more", "Leak")
    assert middle.text().endswith("…")
    assert LONG.startswith(middle.text().removesuffix("…"))
    assert middle.accessibleName() == LONG
    assert first.accessibleName() == "Threats & more"
    qtbot.waitUntil(lambda: last.geometry().right() <= line.width())
    widen(qtbot, line, 1200)
    assert middle.text() == LONG


def test_it_never_makes_the_window_wider(qtbot: QtBot, line: Breadcrumb) -> None:
    show(qtbot, line, STEPS * 5)
    widen(qtbot, line, 200)
    assert line.minimumSizeHint().width() == 0


def test_other_steps_replace_the_former_and_none_leave_it_empty(qtbot: QtBot, line: Breadcrumb) -> None:
    show(qtbot, line, STEPS)
    line.show_steps(STEPS[:1])
    qtbot.waitUntil(lambda: [one.text() for one in buttons(line)] == ["Threats && more"])
    assert buttons(line)[0].property("here")
    line.show_steps(())
    assert buttons(line) == []
    assert line.steps == ()


def test_the_same_steps_are_left_alone(qtbot: QtBot, line: Breadcrumb) -> None:
    before = show(qtbot, line, STEPS)
    line.show_steps(list(STEPS))
    assert buttons(line) == before


def test_a_title_is_no_markup_in_its_tip(qtbot: QtBot, line: Breadcrumb) -> None:
    (step,) = show(qtbot, line, (("<b>bold</b> & <img src=x>", "aix://content/t"),))
    tip = step.toolTip()
    assert "<img" not in tip
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; " in tip


def test_it_says_what_it_is(line: Breadcrumb) -> None:
    assert line.accessibleName() == "Breadcrumb"


def test_steps_that_lead_elsewhere_keep_their_buttons(qtbot: QtBot) -> None:
    line = Breadcrumb()
    qtbot.addWidget(line)
    line.show_steps((("Table", "aix://table/a"),))
    button = line.findChild(QToolButton)
    line.show_steps((("Table", "aix://table/b"),))
    assert line.findChildren(QToolButton) == [button]
    with qtbot.waitSignal(line.address_activated) as activated:
        button.click()
    assert activated.args == ["aix://table/b"]
