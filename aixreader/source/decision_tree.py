"""The decision tree of the risk analysis: its questions, their answers, and the threats that these lead to.

The first-level items of the list below a question are its answers; those that begin with no answer ("Yes:", "The
supplier:") belong to "yes". Every link in an item and in those below it is an outcome.

    > QUESTION: Who fills the pot?
      - The supplier: mind [spills](/go/spill/) when it is carried.       outcome with a condition: the item's text
      - You: mind [scalds](/go/scald/).                                    outcome without one

Nothing is concluded from what a condition says: its text is kept, and whoever answers decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from aixreader.model import Answer, Outcome, Question, Section
from aixreader.model.decision_tree import NO, SELF, SUPPLIER, YES
from aixreader.source.drafts import Draft
from aixreader.source.question_blocks import (
    Begins,
    Item,
    QuestionBlock,
    marked_question,
    plain_question,
    question_blocks,
)
from aixreader.source.question_cues import ABOVE, needs_of, question_id
from aixreader.source.source_links import links_of, without_markup

MIN_PLAIN = 3
"""So many plain questions that lead to threats make a decision tree: a single one may stand in any text."""
MAX_QUESTIONS, MAX_BORROWED, MAX_AROUND = 200, 50, 3
"""Questions of a tree, outcomes that an answer takes from the question before, conditions around an item."""

WHO = re.compile(r"who\b", re.IGNORECASE)
YES_OR_NO = re.compile(r"(?:if )?(?:(?P<label>yes|no)|(?<=if )so)\b(?!\s+and\b)(?=\W|$)[\s:,.]*", re.IGNORECASE)
BY_WHOM = re.compile(
    r"\A(?P<label>(?:(?P<both>both)|(?P<self>you|yourself)|(?:the )?(?:supplier|provider|vendor))\b[^:.?!\[]*+):\s*",
    re.IGNORECASE,
)
FOLLOW_UP = re.compile(r"\A.*\?", re.DOTALL)
SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z(\[])")
CONDITION = re.compile(
    r"\b(?:if|when|whenever|unless|only|except|provided that|in case|in the event|but not)\b", re.IGNORECASE
)
EXAMPLE = re.compile(r"\b(?:for example|for instance|such as|e\.g\.).*", re.IGNORECASE | re.DOTALL)

SlugOf = Callable[[str, str], str]
"""From an address and the page that contains it to the slug of the section it leads to, or ''."""
RoleOf = Callable[[str], str]
"""From a slug to the role of its section, or ''."""


def read_decision_tree(
    pages: Iterable[tuple[Draft, Sequence[Section]]], slug_of: SlugOf, role_of: RoleOf
) -> tuple[Question, ...]:
    """The questions of all pages. Plain ones are read only if none is marked, and only in the section that has most."""
    pages = tuple(pages)

    def questions(begins: Begins) -> Iterator[Question]:
        for draft, sections in pages:
            for section in sections:
                for block in question_blocks(draft.lines, section, begins):
                    yield _QuestionReader(block, draft.id, slug_of, role_of).read()

    if marked := list(islice(questions(marked_question), MAX_QUESTIONS)):
        return _linked(marked)
    by_section: dict[str, list[Question]] = {}
    for question in questions(plain_question):
        if _threats(question) or ABOVE.search(_text(question)):
            by_section.setdefault(question.section, []).append(question)
    most = max(by_section.values(), key=len, default=[])
    return _linked(most[:MAX_QUESTIONS]) if len(most) >= MIN_PLAIN else ()


@dataclass(slots=True)
class _Part:
    """An answer while its items are read."""

    label: str
    texts: list[str] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)


class _QuestionReader:
    """Reads one question off its block."""

    def __init__(self, block: QuestionBlock, page: str, slug_of: SlugOf, role_of: RoleOf) -> None:
        self._block = block
        self._page = page
        self._slug_of = slug_of
        self._role_of = role_of
        self._text = without_markup(block.text)
        self._parts: dict[str, _Part] = {}
        self._names: tuple[str, ...] = ()  # the answers that the item belongs to
        self._conditions: list[str] = []  # of the items around it, by depth

    def read(self) -> Question:
        """The question, not yet linked to the others."""
        by_whom = WHO.match(self._text) is not None
        for item in self._block.items:
            del self._conditions[item.depth :]
            own = item.text if item.depth else self._begin_answer(item, by_whom=by_whom)
            outcomes = self._outcomes(item, own)
            for name in self._names:
                self._parts[name].outcomes += outcomes
            is_condition = not outcomes and not _follow_up(item) and _is_conditional(own)
            self._conditions.append(without_markup(item.text) if is_condition else "")
        answers = tuple(
            Answer(name, part.label, tuple(dict.fromkeys(part.outcomes)), "\n".join(part.texts))
            for name, part in self._parts.items()
        )
        block = self._block
        return Question("", block.group, block.kind, self._text, (), answers, block.section, block.line)

    def _begin_answer(self, item: Item, *, by_whom: bool) -> str:
        """Begin the answers that a first-level item belongs to; the item's text without what names them."""
        label = (BY_WHOM if by_whom else YES_OR_NO).match(item.text)
        if not by_whom:
            self._names = (NO,) if label and (label["label"] or "").lower() == NO else (YES,)
        elif label and not label["both"]:
            self._names = (SELF if label["self"] else SUPPLIER,)
        else:
            self._names = (SELF, SUPPLIER)  # "Both: …", or what is to be done whoever it is
        words = without_markup(label["label"] or "") if label and len(self._names) == 1 else ""
        for name in self._names:
            part = self._parts.setdefault(name, _Part(words[:1].upper() + words[1:]))
            part.texts.append(without_markup(item.text))
        self._text = f"{self._text} {_follow_up(item)}".rstrip()
        return item.text[label.end() :] if label else item.text

    def _outcomes(self, item: Item, own: str) -> list[Outcome]:
        around = list(filter(None, self._conditions))[-MAX_AROUND:]
        outcomes = []
        for sentence in SENTENCE.split(own):
            is_conditional = around or _is_conditional(sentence)
            for slug in filter(None, (self._slug_of(href, self._page) for _, href in links_of(sentence))):
                found = Outcome(slug, self._role_of(slug), "", item.line)
                if is_conditional and found.is_threat:
                    found = replace(found, condition=" ".join([*around, without_markup(item.text)]))
                outcomes.append(found)
        return outcomes


def _follow_up(item: Item) -> str:
    """The question in "If yes, is it secret? If so, mind:", which is asked together with the one above it."""
    answer = YES_OR_NO.match(item.text)
    if item.depth or not answer or any(links_of(item.text)):
        return ""
    question = FOLLOW_UP.match(without_markup(item.text))
    return question[0] if question else ""


def _is_conditional(sentence: str) -> bool:
    return CONDITION.search(EXAMPLE.sub("", without_markup(sentence))) is not None


def _linked(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions with ids, with what they need of each other, and with what they share."""
    linked: dict[str, Question] = {}
    previous = None  # the last question that leads to threats by itself
    for question in questions:
        name = question_id(question.kind, _text(question), _threats(question), linked)
        needs, is_implied = needs_of(name, question.text, linked)
        answers = question.answers
        if _threats(question):
            previous = question
        elif previous is not None:
            answers = tuple(_as_above(answer, question, previous) for answer in answers)
        linked[name] = replace(question, id=name, needs=needs, is_implied=is_implied, answers=answers)
    return tuple(linked.values())


def _as_above(answer: Answer, question: Question, previous: Question) -> Answer:
    """An answer that says "the above": it leads to the threats of the question before, under its own condition too."""
    if not ABOVE.search(answer.text):
        return answer
    follow_up = previous.text.partition("? ")[2]
    borrowed = (
        replace(
            outcome, condition=" ".join(filter(None, (answer.text, follow_up, outcome.condition))), line=question.line
        )
        for earlier in previous.answers
        for outcome in earlier.outcomes
        if outcome.is_threat
    )
    return replace(answer, outcomes=(*answer.outcomes, *islice(borrowed, MAX_BORROWED)))


def _threats(question: Question) -> tuple[str, ...]:
    return tuple(outcome.slug for answer in question.answers for outcome in answer.outcomes if outcome.is_threat)


def _text(question: Question) -> str:
    return " ".join((question.text, *(answer.text for answer in question.answers)))
