"""Why a section was found."""

from __future__ import annotations

from aixreader.search.answer import Hit, Reason
from aixreader.ui.search.result_explanation import FIELDS, explain_result

REASONS = (
    Reason("pot", "title", "typed", 2.0),
    Reason("", "query", "words that it does not hold", -3.0),
    Reason("tea", "title", "typed", 3.0),
    Reason("…", "title", "like the title", 8.0),
    Reason("tea", "odd", "typed", 1.0),
    Reason("tea", "body", "typed", 0.01),
)


def test_parts_of_a_score_are_put_together_and_named() -> None:
    hit = Hit("pot", "tea", "Teapot", (), "", 11.0, make_reasons=lambda: REASONS)
    assert explain_result(hit).splitlines() == [
        "Teapot: 11.0 points",
        "",
        "+8.0  In the title: like the title",
        "+5.0  In the title: pot, tea (typed)",
        "-3.0  Taken off: words that it does not hold",
        "+1.0  odd: tea (typed)",
    ]
    assert all(FIELDS.values())
    assert explain_result(Hit("pot", "tea", "Teapot", (), "", 1.0)).startswith("Teapot: 1.0 points")
