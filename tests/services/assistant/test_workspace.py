"""Ids that answers give, and the edition that each names."""

from __future__ import annotations

import pytest

from aixreader.errors import NotFoundError
from aixreader.services.assistant.answer_page import AnswerPage
from aixreader.services.assistant.parameters import SECTION_ID
from aixreader.services.assistant.workspace import Workspace


def test_every_section_has_one_id_that_leads_back(workspace: Workspace) -> None:
    sections = workspace.session.edition.sections.values()
    ids = {workspace.id_of(section): section.id for section in sections}
    assert len(ids) == len(sections)
    assert all(SECTION_ID.fullmatch(name) for name in ids)
    assert {name: workspace.section(name).id for name in ids} == ids
    with pytest.raises(NotFoundError):
        workspace.section("docs/overview")


def test_every_answer_names_the_edition(workspace: Workspace) -> None:
    answer = workspace.answer(AnswerPage((), 0))
    assert answer["edition"] == "Tiny Exchange"
    assert str(answer["digest"]).startswith("sha256:")
    assert (answer["items"], answer["total"], answer["next_cursor"], answer["note"]) == ([], 0, None, "")


def test_heads_leave_out_what_is_not_there(workspace: Workspace) -> None:
    assert workspace.heads(["teapot", "nothing"]) == [{"id": "teapot", "title": "Teapot watch"}]
