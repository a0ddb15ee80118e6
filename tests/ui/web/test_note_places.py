"""Where notes belong beside a real page, and the room that is made for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from aixreader.ui.web.highlights import PageHighlight, draw_script
from aixreader.ui.web.note_places import NotePlaces, note_places_script, parse_places
from aixreader.ui.web.pane import Pane
from tests.ui.seen import ask_page

NEED = 190


@pytest.fixture
def places(qtbot: QtBot, pane: Pane, show: Callable[[str], None]) -> Callable[..., NotePlaces]:
    """Ask at a width of the page, in pixels."""
    pane.show()
    show("aix://content/docs/1_controls")
    draw = draw_script([PageHighlight("m", 40, 5, "green", True)], (), ("teapot",), ("green",))
    ask_page(qtbot, pane, draw.strip())

    def run(width: int, highlights: tuple[str, ...] = ("m", "no such"), sections: tuple[str, ...] = ()) -> NotePlaces:
        pane.resize(width, 400)
        qtbot.waitUntil(lambda: ask_page(qtbot, pane, "innerWidth") == str(width))
        found = parse_places(ask_page(qtbot, pane, note_places_script(highlights, sections, NEED).strip()))
        assert found is not None
        return found

    return run


def test_the_text_moves_aside_where_that_makes_room(
    qtbot: QtBot, pane: Pane, places: Callable[..., NotePlaces]
) -> None:
    box = "document.getElementById('aix-content').getBoundingClientRect()"
    wide = places(1400)
    assert wide.width - wide.right >= NEED
    assert float(ask_page(qtbot, pane, f"{box}.left")) > 200, "there was room"
    middle = places(1000)
    assert middle.width - middle.right >= NEED
    assert ask_page(qtbot, pane, f"{box}.left") == "0"
    narrow = places(700)
    assert narrow.width - narrow.right < NEED, "no room at all"
    without = places(1000, ())
    assert without.highlights == {}
    assert float(ask_page(qtbot, pane, f"{box}.left")) > 50, "in the middle again"


def test_they_are_told_of_highlights_and_of_headings(
    qtbot: QtBot, pane: Pane, places: Callable[..., NotePlaces]
) -> None:
    found = places(1000, ("m",), ("teapot", "nowhere"))
    assert set(found.highlights) == {"m"}
    assert set(found.sections) == {"teapot"}
    top, bottom = found.sections["teapot"]
    assert top < bottom
    ask_page(qtbot, pane, "scrollTo(0, 100)")
    assert places(1000, ("m",), ("teapot",)).sections["teapot"][0] == pytest.approx(top, abs=1), "in the document"
    assert parse_places("") is None
    assert parse_places(None) is None
