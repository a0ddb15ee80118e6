"""What follows from what is known."""

from __future__ import annotations

import pytest

from aixreader.assess.items import AnswerValue
from aixreader.assess.truth import Truth, both, leads_on, opposite


@pytest.mark.parametrize(
    ("answer", "holds"),
    [
        ("yes", {"yes": 4, "no": 0}),
        ("no", {"yes": 0, "no": 4}),
        ("self", {"self": 4, "supplier": 0, "both": 4}),
        ("supplier", {"self": 0, "supplier": 4, "both": 4}),
    ],
)
def test_values_that_mean_an_answer(answer: str, holds: dict[str, int]) -> None:
    """Unknown, and a value of another kind of question, say nothing."""
    assert leads_on(answer, None) is Truth.OPEN
    for value in AnswerValue:
        assert leads_on(answer, value) == holds.get(value, Truth.UNKNOWN)


def test_both_and_the_contrary() -> None:
    assert both(Truth.OPEN, Truth.FALSE) is Truth.FALSE
    assert both(Truth.TRUE, Truth.UNKNOWN) is Truth.UNKNOWN
    assert [opposite(truth) for truth in Truth] == [Truth.TRUE, *list(Truth)[1:4], Truth.FALSE]
