"""A new assessment."""

from __future__ import annotations

from aixreader.assess.templates import templates
from aixreader.services.assessments.assessed_edition import EditionFacts
from aixreader.services.assessments.new_assessment import new_assessment


def test_it_has_one_system_and_the_answers_of_a_template(facts: EditionFacts) -> None:
    empty = new_assessment(facts, "Tea kitchen")
    assert [(each.id, each.name) for each in empty.systems] == [("tea-kitchen", "Tea kitchen")]
    assert (empty.name, empty.edition, empty.items) == ("Tea kitchen", facts.ref, {})
    template = templates()[0]
    begun = new_assessment(facts, "Tea kitchen", template)
    assert len(begun.items) == len(template.answers) > 0
    assert begun.id != empty.id
