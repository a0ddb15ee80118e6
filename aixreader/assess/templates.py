"""Templates: systems of common kinds, with the answers that go without saying for them.

A template's answers carry the reason that they come from it, so that whoever reads the assessment can tell them from
answers that somebody has given.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Annotated

from aixreader.assess.document import Assessment, ModelOrigin, System, SystemKind
from aixreader.assess.field_types import Name, SystemId, Text
from aixreader.assess.items import Answer, AnswerValue
from aixreader.errors import NotFoundError, shortened
from aixreader.json_codec import decode, max_items, parse
from aixreader.paths import resources

FILE = "assessment_templates.json"


@dataclass(frozen=True, slots=True)
class _SystemValues:
    purpose: Text
    kinds: Annotated[tuple[SystemKind, ...], max_items(10)]
    model_origin: ModelOrigin
    data: Text


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of system, and its answers by the ids of questions."""

    id: SystemId
    name: Name
    summary: Text
    system: _SystemValues
    answers: dict[str, AnswerValue] = field(default_factory=dict)

    def make_system(self, name: str, system_id: str) -> System:
        """A system of this kind."""
        values = self.system
        return System(
            system_id,
            name,
            values.purpose,
            kinds=values.kinds,
            model_origin=values.model_origin,
            data=values.data,
        )

    def make_answers(self, system_id: str) -> tuple[Answer, ...]:
        """The answers, for a system."""
        reason = f"From the template “{self.name}”."
        return tuple(Answer(system_id, question, value, reason=reason) for question, value in self.answers.items())


@dataclass(frozen=True, slots=True)
class _File:
    templates: tuple[Template, ...]


@cache
def templates() -> tuple[Template, ...]:
    """The templates that come with the reader."""
    return decode(_File, parse((resources() / FILE).read_bytes())).templates


def find_template(name: str) -> Template:
    """The template with an id; raises `NotFoundError`."""
    from aixreader.model.similar_names import most_similar

    known = templates()
    found = next((each for each in known if each.id == name), None)
    if found is None:
        nearest = [each.id for each in most_similar(name, known, lambda each: (each.id, each.name.casefold()), 3)]
        hint = f"Did you mean: {', '.join(nearest)}?" if nearest else ""
        raise NotFoundError(
            f"There is no template {shortened(name)!r}.", hint or f"Templates: {', '.join(each.id for each in known)}."
        )
    return found


def with_template(document: Assessment, system_id: str, name: str, template: Template | None) -> Assessment:
    """The document with a new system, of a template where one is given."""
    if template is None:
        return document.with_system(System(system_id, name))
    return document.with_system(template.make_system(name, system_id)).with_items(template.make_answers(system_id))
