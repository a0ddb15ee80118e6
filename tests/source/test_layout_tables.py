"""Tables that only arrange what they hold."""

from __future__ import annotations

import pytest

from aixreader.source.layout_tables import mark_borderless, mark_single_cells
from tests.waiting import no_hang


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ('<table style="border: none;">', True),
        ('<table style="width: 100%;  border: 0; margin: 0">', True),
        ("<table role=presentation>", True),
        ('<TABLE STYLE="BORDER:0PX">', True),
        ('<table border="1" style="border-collapse: collapse">', False),
        ('<table style="border: 0.5px solid">', False),
        ("<table>", False),
        ("<tables style='border: none'>", False),
    ],
)
def test_borderless(written: str, *, marked: bool) -> None:
    assert ('class="layout"' in mark_borderless(written)) is marked


def test_a_cell_alone_with_headings_arranges() -> None:
    html = "<table><tbody><tr><td>{}</td>{}</tr></tbody></table>"
    assert mark_single_cells(html.format("<h2>a</h2>", "")).startswith('<table class="layout">')
    for table in (html.format("a", ""), html.format("<h2>a</h2>", "<td>b</td>")):
        assert mark_single_cells(table) == table


def test_hostile_tags_end_in_time() -> None:
    for word in ("<table ", '<table style="border ', "style='border: "):
        with no_hang():
            mark_borderless(f"<table {word * 50_000}>")
