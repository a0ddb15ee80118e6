"""Names of items."""

from __future__ import annotations

from dataclasses import replace

from aixreader.assess.document import Assessment
from aixreader.services.assessments.assessed_edition import EditionFacts
from aixreader.services.assessments.item_names import ItemNames


def test_items_are_called_as_the_edition_calls_them(facts: EditionFacts, document: Assessment) -> None:
    names = ItemNames(facts, document)
    evidence = next(name for name in document.items if name.startswith("evidence/"))
    assert names.of("") == document.name
    assert names.of("system/kitchen") == "Kitchen"
    assert names.of("control/kitchen/teapot").startswith("Kitchen: ")
    assert names.of(evidence) == "Kitchen: Photo of the pot"
    assert names.of("threat/kitchen/gone") == "Kitchen: gone"
    single = ItemNames(facts, replace(document, systems=document.systems[:1]))
    assert single.of("control/kitchen/teapot") == facts.subjects.controls["teapot"].name
    assert single.of("answer/kitchen/oversteep") == facts.questionnaire.questions["oversteep"].text
    assert single.of("answer/kitchen/gone") == "gone"
