"""The decision tree as it is read off pages: questions, answers, outcomes, conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from aixreader.model import Library, Question

ROLES = {
    "directpromptinjection": "threat",
    "supplymodelpoison": "threat",
    "datapoison": "threat",
    "augmentationdataleak": "threat",
    "disclosureuse": "group of threats",
    "devdataleak": "threat",
    "insecureoutput": "threat",
    "runtimemodelpoison": "threat",
    "denialmodelservice": "threat",
    "lockedcupboard": "control",
}
SECTIONS = "\n".join(
    f"## {slug}\n> Category: {role}\n> Permalink: https://owaspai.org/go/{slug}/\n" for slug, role in ROLES.items()
)
MARKED = """## Choosing
**What the tea may do**

 > QUESTION: Does the pot *talk* (and not only whistle)? If Yes:
  - Mind [talk](/go/directpromptinjection/) in case a) somebody listens, and b) it has no lid - for example: at tea.
    - Ask the potter first. See [the cupboard](/go/lockedcupboard/).
  - A [second look](https://example.org) never hurts.

  > QUESTION: Who grows the leaves?
  - The supplier: mind [bought leaves](/go/supplymodelpoison/).
    - Keep them in [the cupboard](/go/lockedcupboard/), if you have one.
  - You: mind [the soil](/go/datapoison/), for example when it rains.

    Growing takes years, and [a cupboard](/go/lockedcupboard/) will not help.

> QUESTION: Do you retrieve
> more leaves?
  - Is the jar open? If Yes: mind [the jar](/go/augmentationdataleak/). It counts for lids too.

NOTE: a jar may [leak](/go/devdataleak/).

**What the tea may tell**
> QUESTION: Can the pot trigger actions? If yes:
  - Then all of it weighs more.

> QUESTION: IF the model triggers actions, can it send data? If yes:
  - That is bad. See [the cupboard](/go/lockedcupboard/).

> QUESTION: Do you train the model yourself?
 - If yes, is the recipe secret? If so, mind:
   - [loose talk](/go/disclosureuse/) when guests are in
   - [the drawer](/go/devdataleak/)
   - only on Sundays:
     - [the drawer](/go/devdataleak/)
 - No: nothing to do.

> QUESTION: Do you insert leaves?
 - Yes: apply the above to the leaves.

> QUESTION: Do you train the model yourself?
 - Yes, and is it intellectual property? Then mind:
   - [the drawer](/go/devdataleak/)

---
> QUESTION: Is it the odd one?

If so: mind nothing but [talk](/go/directpromptinjection/).

If not, [the jar](/go/augmentationdataleak/).

> ALWAYS DO:
  Mind [thirst](/go/denialmodelservice/)
  and guests.

  Wash up.
"""
PLAIN = """## Choosing
Shall we begin?

**What the tea may do**

  Is the pot talking?
  - Prevent [whispers](/go/directpromptinjection/).

  Some words. Is that so?

  Who grows the leaves?

  - The supplier: avoid [bought leaves](/go/supplymodelpoison/).
  - Both: rinse [them](/go/datapoison/).
  If you retrieve leaves, they count. This means:
  - Prevent [open jars]((/go/augmentationdataleak/)).

  Question: Who boils it ?
  The kettle, if any:
  - You: mind [steam](/go/runtimemodelpoison/).

  Do you train the model yourself?
  - If yes and the recipe is secret, then mind:
    - [loose talk](/go/disclosureuse/)

  If you use RAG: do the above for it.

  Make sure to prevent [thirst](/go/denialmodelservice/).

  Make sure to wash up.
"""


def tree(compiled: Callable[..., Library], page: str) -> tuple[Question, ...]:
    return compiled({"content/docs/a.md": f"{page}\n{SECTIONS}"}).decision_tree


def written(questions: tuple[Question, ...]) -> Iterator[str]:
    for question in questions:
        needs = ", ".join(f"{need.question}={need.answer}" for need in question.needs)
        yield f"{question.id}  [{question.kind}; {question.section}:{question.line}; {question.group}]"
        yield f"  {question.text}" + (f"  (needs {needs}{', implied' * question.is_implied})" if needs else "")
        for answer in question.answers:
            yield f"  {answer.id} {answer.label!r}: {answer.text!r}"
            for outcome in answer.outcomes:
                yield f"    {outcome.slug} ({outcome.role}), line {outcome.line}: {outcome.condition}".rstrip(": ")
        yield ""


@pytest.mark.parametrize(("page", "name"), [(MARKED, "marked"), (PLAIN, "plain")])
def test_the_tree(compiled: Callable[..., Library], golden: Callable[[str, str], None], page: str, name: str) -> None:
    golden(f"decision_tree/{name}.txt", "\n".join(written(tree(compiled, page))))


def test_plain_questions_count_only_where_nothing_is_marked(compiled: Callable[..., Library]) -> None:
    both = compiled({"content/docs/a.md": f"{PLAIN}\n{SECTIONS}", "content/docs/b.md": MARKED}).decision_tree
    assert {question.section for question in both} == {"docs/b#choosing"}


def test_few_plain_questions_are_no_tree(compiled: Callable[..., Library]) -> None:
    few = PLAIN[: PLAIN.index("  If you retrieve")]
    assert tree(compiled, few) == ()


def test_a_page_full_of_questions_is_read_in_part(compiled: Callable[..., Library]) -> None:
    """What leads to the same as the question before does not multiply, and nothing grows without end."""
    items = "- [talk](/go/directpromptinjection/)\n" * 210 + "\n"
    many = f"## Choosing\n> QUESTION: Talk?\n{items}" + "> QUESTION: Talk?\n- Yes: the above\n- No: the above\n\n" * 205
    first, *others = tree(compiled, many)
    assert len(others) == 199
    assert len(first.answers[0].outcomes) == 200
    assert all(len(answer.outcomes) == 50 for other in others for answer in other.answers)
    (long,) = tree(compiled, "## Choosing\n> QUESTION: " + "> more training data\n" * 1_000)
    assert len(long.text) < 9_000


def test_conditions_around_an_item_are_kept_as_far_as_they_help(compiled: Callable[..., Library]) -> None:
    nested = "".join(f"{'  ' * depth}- if {depth}:\n" for depth in range(12))
    page = f"## Choosing\n> QUESTION: Talk?\n{nested}{'  ' * 12}- [talk](/go/directpromptinjection/)\n"
    (question,) = tree(compiled, page)
    assert question.answers[0].outcomes[0].condition == "if 9: if 10: if 11: talk"
