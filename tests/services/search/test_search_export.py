"""Exporting search results."""

from __future__ import annotations

import csv
import io

from aixreader.search.answer import Answer, Hit, excerpt
from aixreader.services.search.search_export import results_csv, results_markdown
from aixreader.services.session.session import Session

ANSWER = Answer(
    "*tea*",
    (
        Hit(
            "teapot", "docs/1_controls", "#TEAPOT WATCH", ("1. Controls",), "control", 2.0, excerpt('some [text], "so"')
        ),
        Hit("docs/2_threats#introduction", "docs/2_threats", "=Introduction", (), "", 1.0, excerpt("=1+1")),
    ),
    total=7,
)


def test_as_markdown(session: Session) -> None:
    assert results_markdown(ANSWER, session) == (
        "**\\*tea\\*** (7), Tiny Exchange\n\n"
        "- [\\#TEAPOT WATCH](https://owaspai.org/go/teapot/)\n"
        '  some \\[text\\], "so"\n'
        "- [=Introduction](https://owaspai.org/docs/2_threats/#introduction)\n"
        "  =1+1\n"
    )


def test_as_csv_without_formulas(session: Session) -> None:
    rows = list(csv.reader(io.StringIO(results_csv(ANSWER, session))))
    assert rows[0] == ["title", "role", "path", "id", "permalink", "snippet"]
    assert rows[1][4:] == ["https://owaspai.org/go/teapot/", 'some [text], "so"']
    assert rows[2][0] == "'=Introduction"
    assert rows[2][5] == "'=1+1"
