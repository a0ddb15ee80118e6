"""Templates of systems."""

from __future__ import annotations

import pytest

from aixreader.assess.document import Assessment, System
from aixreader.assess.document_text import document_text, read_document
from aixreader.assess.templates import Template, find_template, templates, with_template
from aixreader.errors import NotFoundError

QUESTIONS = {"genai", "trains", "augments", "runs", "classifies", "acts", "textout"}


def test_there_is_one_for_each_usual_kind() -> None:
    assert [each.id for each in templates()] == ["retrieval-assistant", "classifier", "agent", "hosted-model"]


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.id)
def test_each_makes_a_system_that_can_be_written(document: Assessment, template: Template) -> None:
    made = with_template(document, "new", "New", template)
    assert read_document(document_text(made).encode(), "a") == made
    system = made.system("new")
    assert system is not None
    assert system.kinds == template.system.kinds
    answers = {question: made.answer("new", question) for question in QUESTIONS}
    assert all(answer is not None and "template" in answer.reason for answer in answers.values())


def test_a_system_without_a_template_has_no_answers(document: Assessment) -> None:
    made = with_template(document, "new", "New", None)
    assert made.system("new") == System("new", "New")
    assert not list(made.of("new"))


def test_a_template_is_found_by_its_id() -> None:
    assert find_template("agent").name == "Agent with tools"


def test_a_misspelt_name_is_offered_what_is_near() -> None:
    with pytest.raises(NotFoundError) as raised:
        find_template("clasifier")
    assert "classifier" in raised.value.hint
