"""The decision tree of the risk analysis: which threats a system has to mind, by questions about it."""

from __future__ import annotations

from dataclasses import dataclass

from aixreader.model.category import THREAT, THREAT_GROUP

YES, NO, SELF, SUPPLIER = "yes", "no", "self", "supplier"
"""The answers that the decision tree leads on from."""
QUESTION, ALWAYS = "QUESTION", "ALWAYS DO"
"""Kinds of questions."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer leads to: the slug of a section, and its role ("threat", "threat group"; all others are to be read
    beside it). `condition` is the text of the list item, markup taken off, where it names a condition, else "";
    `line` is where the item stands in the file, 1-based.
    """

    slug: str
    role: str
    condition: str
    line: int

    @property
    def is_threat(self) -> bool:
        """Whether a threat or a group of threats follows, and not only something to read."""
        return self.role in (THREAT, THREAT_GROUP)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that leads on: `id` "yes", "no", "self" or "supplier", the `label` as in the text, "" without one.
    `text` is that of its first-level list items, one a line, markup taken off.
    """

    id: str
    label: str
    outcomes: tuple[Outcome, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """A fact that a question takes for granted: that the question with this id has this answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Question:
    """A step of the decision tree: `kind` "QUESTION", or "ALWAYS DO", which nobody is asked. `group` is the bold line
    above it, `text` the question, markup taken off. All `needs` have to hold. `is_implied` tells that it asks for
    nothing but what it needs, and so need not be asked. `section` is the id of where it stands, in `line` of the file.
    """

    id: str
    group: str
    kind: str
    text: str
    needs: tuple[Need, ...]
    answers: tuple[Answer, ...]
    section: str = ""
    line: int = 0
    is_implied: bool = False
