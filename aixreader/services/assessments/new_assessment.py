"""A new assessment of one system."""

from __future__ import annotations

from uuid import uuid4

from aixreader.assess.document import Assessment
from aixreader.assess.edits import free_system_id
from aixreader.assess.templates import Template, with_template
from aixreader.services.assessments.assessed_edition import EditionFacts


def new_assessment(facts: EditionFacts, name: str, template: Template | None = None) -> Assessment:
    """An assessment of a system of this name; it begins with the answers of a template, if one is given."""
    empty = Assessment(str(uuid4()), name, facts.ref, ())
    return with_template(empty, free_system_id(empty, name), name, template)
