"""What a row of the shelf says of an edition."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from aixreader.ui.window.place_checks import PlaceChecks
from aixreader.ui.window.shelf_rows import ShelfRows, today
from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.shelf import EDITION, SOURCE, ShelfEntry


def test_rows_of_entries_and_of_the_edition_that_comes_with_the_reader(
    qtbot: QtBot, controller: WindowController, site: Path
) -> None:
    rows = ShelfRows(controller.context, controller._opener, PlaceChecks(controller.context.jobs, controller))
    assert rows.bundled_row().sections == 0, "nothing is open"
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.open_source(site, None)
    given = {"title": "Teas", "date": "2019-01-02T00:00:00Z", "problems": 2, "size": 7, "signed_by": "Tea & Co"}
    row = rows.row(ShelfEntry(str(site), SOURCE, **given))  # type: ignore[arg-type]
    assert (row.title, row.age, row.problems, row.size) == ("Teas", f"{today().year - 2019} years", 2, 7)
    assert (row.signed_by, row.is_open) == ("Tea & Co", True)
    other = rows.row(ShelfEntry(str(site), EDITION, title="Teas", name="Audit"))
    assert (other.title, other.is_open) == ("Audit", False)
    assert rows.row(ShelfEntry("/a/b.zip")).title == "b.zip"
    assert not rows.bundled_row().is_open
