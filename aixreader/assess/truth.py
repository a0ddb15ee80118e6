"""How sure it is that a statement about a system holds."""

from __future__ import annotations

from enum import IntEnum

from aixreader.assess.items import AnswerValue
from aixreader.model.decision_tree import NO, SELF, SUPPLIER, YES


class Truth(IntEnum):
    """Whether something holds. What is not known never becomes false by itself.

    In the order in which one outweighs the other where both have to hold.
    """

    FALSE = 0
    OPEN = 1
    """Nobody has answered yet."""
    UNKNOWN = 2
    """The answer was that it is not known."""
    UNCONFIRMED = 3
    """It holds if a condition does, which nobody has judged yet."""
    TRUE = 4


OPPOSITES = {Truth.FALSE: Truth.TRUE, Truth.TRUE: Truth.FALSE}
VALUES = {
    YES: {AnswerValue.YES},
    NO: {AnswerValue.NO},
    SELF: {AnswerValue.SELF, AnswerValue.BOTH},
    SUPPLIER: {AnswerValue.SUPPLIER, AnswerValue.BOTH},
}
"""The values that mean an answer of the decision tree."""


def both(one: Truth, other: Truth) -> Truth:
    """Whether both hold."""
    return min(one, other)


def opposite(truth: Truth) -> Truth:
    """Whether the contrary holds."""
    return OPPOSITES.get(truth, truth)


def leads_on(answer: str, value: AnswerValue | None) -> Truth:
    """Whether a question that has this `value` is answered with `answer`; a value of another kind of question says
    nothing.
    """
    if value is None:
        return Truth.OPEN
    if value in VALUES.get(answer, ()):
        return Truth.TRUE
    others = VALUES[NO] | VALUES[YES] if answer in (YES, NO) else VALUES[SELF] | VALUES[SUPPLIER]
    return Truth.FALSE if value in others else Truth.UNKNOWN
