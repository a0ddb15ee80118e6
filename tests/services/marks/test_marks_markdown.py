"""Marks as Markdown."""

from __future__ import annotations

from aixreader.services.marks.marks_markdown import marks_markdown
from tests.userdata.conftest import RECORDS


def test_all_of_it_in_order() -> None:
    assert (
        marks_markdown(RECORDS, {"monitoruse": 1})
        == """\
# Bookmarks

- [Lid](aix:docs/tea#lid)

## Kitchen

- [\\#MONITOR USE](https://owaspai.org/go/monitoruse/) `tea` `pots`
  An edition

# Highlights and notes

about all of it

(\\#MONITOR USE, https://owaspai.org/go/monitoruse/)

> tea is hot

*mind* the lid 🫖

(\\#MONITOR USE, https://owaspai.org/go/monitoruse/)
"""
    )


def test_nothing() -> None:
    assert marks_markdown((), {}) == "\n"
