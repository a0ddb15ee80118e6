"""The command palette's rows, without a view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from aixreader.ui.palette.command_model import AT_ONCE, ENTRY, MAX_ROWS, POSITIONS, CommandModel, PaletteEntry

ENTRIES = (
    PaletteEntry("watch", "#TEAPOT WATCH", "Controls", role="control", is_section=True),
    PaletteEntry("home", "Home", "Go", "Alt+Home"),
    PaletteEntry("teapot", "Teapot", "Threats", is_section=True),
    PaletteEntry("top", "Top of the page", "Go"),
)


@pytest.fixture
def model(qapp: object) -> CommandModel:
    assert qapp is not None
    model = CommandModel()
    model.set_entries(ENTRIES)
    return model


def ids(model: CommandModel) -> list[str]:
    entries = [model.entry(row) for row in range(model.rowCount())]
    return [entry.id for entry in entries if entry is not None]


@pytest.mark.parametrize("words", ["", "tea", "nowhere"])
def test_it_is_a_sound_model(model: CommandModel, qtmodeltester: ModelTester, words: str) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # no types
    model.set_filter(words)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # no types


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", ["home", "top", "watch", "teapot"]),
        ("tea", ["teapot", "watch", "top"]),
        ("tw", ["watch"]),
        ("to", ["top"]),
        ("teapotwatch", ["watch"]),
    ],
)
def test_the_best_comes_first_and_actions_while_nothing_is_typed(
    model: CommandModel, words: str, expected: list[str]
) -> None:
    model.set_filter(words)
    assert ids(model) == expected


def test_a_row_says_what_it_is_and_what_of_it_matches(model: CommandModel) -> None:
    model.set_filter("watch")
    index = model.index(0, 0)
    assert index.data() == "#TEAPOT WATCH"
    assert index.data(ENTRY) is ENTRIES[0]
    assert index.data(POSITIONS) == (8, 9, 10, 11, 12)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "#TEAPOT WATCH, control, Controls"
    model.set_filter("home")
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Home, Go, Alt+Home"


def test_where_nothing_matches_one_row_says_so_and_cannot_be_chosen(model: CommandModel) -> None:
    model.set_filter(" nowhere ")
    assert model.rowCount() == 1
    assert "“nowhere”" in model.index(0, 0).data()
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.entry(0) is None
    model.set_entries(())
    assert model.rowCount() == 1


def test_it_lists_no_more_than_can_be_read(model: CommandModel) -> None:
    model.set_entries([PaletteEntry(str(number), f"Tea {number}", is_section=True) for number in range(400)])
    for words in ("", "tea"):
        model.set_filter(words)
        assert model.rowCount() == MAX_ROWS


@pytest.mark.parametrize("row", [-1, 99])
def test_no_row_no_entry(model: CommandModel, row: int) -> None:
    assert model.entry(row) is None


def test_many_entries_are_compared_a_part_at_a_time_and_ranked_together(qtbot: QtBot) -> None:
    model = CommandModel()
    entries = [PaletteEntry(str(number), f"Kettle {number:05}", is_section=True) for number in range(3 * AT_ONCE)]
    model.set_entries([*entries, PaletteEntry("x", "Lid", is_section=True)])
    assert model.finish()
    assert not model.finish()
    with qtbot.waitSignal(model.modelReset):
        model.set_filter("lid")
        assert model.rowCount() == MAX_ROWS, "the former rows stay until the new ones are known"
    assert [model.data(model.index(row, 0)) for row in range(model.rowCount())] == ["Lid"]
    model.set_filter("kettle 0")
    model.set_filter("kettle 02500")
    assert model.finish()
    first = model.entry(0)
    assert first is not None
    assert first.id == "2500"
