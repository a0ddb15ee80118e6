"""Whose text a site is."""

from __future__ import annotations

from aixreader.model.attribution import Attribution


def test_the_line_holds_what_is_stated() -> None:
    assert Attribution("Tea people", "https://www.tea.example/guide/", "CC BY 4.0").line == (
        "Tea people, tea.example/guide, CC BY 4.0"
    )
    assert Attribution(site="https://tea.example/").line == "tea.example"
    assert not Attribution(licence_address="https://tea.example/licence").line
