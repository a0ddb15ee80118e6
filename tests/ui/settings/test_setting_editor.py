"""The editors of single settings."""

from __future__ import annotations

from dataclasses import dataclass, fields

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QSlider, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from aixreader.json_codec import Limit
from aixreader.ui.settings.setting_editor import (
    AnyEditor,
    ChoiceEditor,
    RangeEditor,
    SettingEditor,
    SwitchEditor,
    TextEditor,
    setting_editor,
)
from aixreader.userdata.settings import setting


@dataclass
class Tea:
    """Settings of each kind."""

    milk: bool = setting(default=False, label="Milk", help="Before the tea.", group="Cup")
    pot: str = setting(
        "glass", label="Pot", help="What it is brewed in.", group="Cup", choices={"glass": "Glass", "iron": "Cast iron"}
    )
    shop: str = setting(
        "", label="Shop", help="Where it is from.", group="Cup", hint="the corner", limit=Limit(str.islower, "is small")
    )
    minutes: int = setting(4, label="Time", help="To steep.", group="Cup", low=1, high=20, step=2, unit="min")


KNOWN = {field.name: field for field in fields(Tea)}
Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    page.resize(400, 100)
    qtbot.addWidget(page)
    return page


def made(page: QWidget, name: str) -> AnyEditor:
    editor = setting_editor(KNOWN[name], page)
    editor.setFixedSize(400, 40)
    editor.show_value(KNOWN[name].default)
    page.show()
    return editor


def press(qtbot: QtBot, editor: QWidget, key: Qt.Key) -> None:
    qtbot.keyClick(editor, key)  # type: ignore[no-untyped-call]  # no types


@pytest.mark.parametrize(
    ("name", "kind", "control"),
    [
        ("milk", SwitchEditor, QCheckBox),
        ("pot", ChoiceEditor, QComboBox),
        ("shop", TextEditor, QLineEdit),
        ("minutes", RangeEditor, QSlider),
        ("minutes", RangeEditor, QSpinBox),
    ],
)
def test_each_kind_has_its_control_with_name_and_description(
    page: QWidget, name: str, kind: type[SettingEditor], control: type[QWidget]
) -> None:
    editor = made(page, name)
    assert type(editor) is kind
    (found,) = editor.findChildren(control)
    assert found.accessibleName() == KNOWN[name].metadata["label"]
    assert found.accessibleDescription() == KNOWN[name].metadata["help"]
    assert found.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_a_label_leads_to_its_control_and_a_switch_is_its_own(page: QWidget) -> None:
    assert made(page, "milk").label is None
    for name in ("pot", "minutes", "shop"):
        editor = made(page, name)
        assert editor.label is not None
        assert editor.label.buddy() is editor.focusProxy()


def test_a_switch_is_switched_by_key(qtbot: QtBot, page: QWidget) -> None:
    editor = made(page, "milk")
    with qtbot.waitSignal(editor.edited) as edited:
        press(qtbot, editor.findChildren(QCheckBox)[0], Key.Key_Space)
    assert edited.args == [True]


def test_a_choice_tells_its_value_and_not_its_text(qtbot: QtBot, page: QWidget) -> None:
    editor = made(page, "pot")
    (box,) = editor.findChildren(QComboBox)
    assert [box.itemText(row) for row in range(box.count())] == ["Glass", "Cast iron"]
    with qtbot.waitSignal(editor.edited) as edited:
        press(qtbot, box, Key.Key_Down)
    assert edited.args == ["iron"]


def test_a_number_keeps_its_range_and_says_its_unit(qtbot: QtBot, page: QWidget) -> None:
    editor = made(page, "minutes")
    (slider,), (number,) = editor.findChildren(QSlider), editor.findChildren(QSpinBox)
    assert (number.minimum(), number.maximum(), number.singleStep(), number.suffix()) == (1, 20, 2, " min")
    with qtbot.waitSignal(editor.edited) as edited:
        press(qtbot, slider, Key.Key_End)
    assert edited.args == [20]
    assert number.value() == 20
    with qtbot.waitSignal(editor.edited) as edited:
        press(qtbot, number, Key.Key_Down)
    assert edited.args == [18]
    assert slider.value() == 18


def test_a_number_that_is_being_typed_is_no_value_yet(qtbot: QtBot, page: QWidget) -> None:
    editor = made(page, "minutes")
    (number,) = editor.findChildren(QSpinBox)
    number.selectAll()
    with qtbot.waitSignal(editor.edited) as edited:
        qtbot.keyClicks(number, "12")  # type: ignore[no-untyped-call]  # no types
        press(qtbot, number, Key.Key_Return)
    assert edited.args == [12]


def test_a_text_that_is_not_valid_is_not_taken(qtbot: QtBot, page: QWidget) -> None:
    editor = made(page, "shop")
    (line,) = editor.findChildren(QLineEdit)
    assert line.placeholderText() == "the corner"
    with qtbot.waitSignal(editor.edited) as edited:
        qtbot.keyClicks(line, "a")  # type: ignore[no-untyped-call]  # no types
    assert edited.args == ["a"]
    told = [label for label in editor.findChildren(QLabel) if "it is small" in label.text()]
    assert told == []
    with qtbot.assertNotEmitted(editor.edited):
        qtbot.keyClicks(line, "B")  # type: ignore[no-untyped-call]  # no types
    assert any("it is small" in label.text() and label.isVisible() for label in editor.findChildren(QLabel))
    editor.show_value("c")
    assert line.text() == "c"


@pytest.mark.parametrize(("name", "value"), [("milk", True), ("pot", "iron"), ("minutes", 9)])
def test_show_value_emits_no_signal(qtbot: QtBot, page: QWidget, name: str, value: object) -> None:
    editor = made(page, name)
    with qtbot.assertNotEmitted(editor.edited):
        editor.show_value(value)
    control = editor.focusProxy()
    if isinstance(control, QCheckBox):
        assert control.isChecked() is value
    elif isinstance(control, QComboBox):
        assert control.currentData() == value
    elif isinstance(control, QSlider):
        assert control.value() == value


@pytest.mark.parametrize("name", ["pot", "minutes"])
def test_the_wheel_scrolls_past_and_changes_nothing(qtbot: QtBot, page: QWidget, name: str) -> None:
    editor = made(page, name)
    control = editor.focusProxy()
    place, none = QPointF(5, 5), Qt.MouseButton.NoButton
    down, phase = QPoint(0, -120), Qt.ScrollPhase.NoScrollPhase
    turn = QWheelEvent(place, place, QPoint(), down, none, Qt.KeyboardModifier.NoModifier, phase, False)
    assert control is not None
    with qtbot.assertNotEmitted(editor.edited):
        QApplication.sendEvent(control, turn)
    assert not turn.isAccepted()
