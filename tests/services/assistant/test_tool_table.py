"""The table of tools, and what becomes of calls."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from aixreader.errors import Cancelled, EditionError, RefusedCallError
from aixreader.progress import silent
from aixreader.services.assistant.answer_page import MAX_ANSWER, answer_schema
from aixreader.services.assistant.tool_table import ASSESSMENT_TOOLS, INSTRUCTIONS, TOOLS, WRITING_TOOLS, Toolbox
from aixreader.services.assistant.workspace import Workspace
from tests.services.assistant.conftest import Ask

EVERY = (*TOOLS, *ASSESSMENT_TOOLS, *WRITING_TOOLS)


def test_schemas_are_schemas() -> None:
    Draft202012Validator.check_schema(answer_schema())
    for tool in EVERY:
        Draft202012Validator.check_schema(tool.schema())
        assert tool.schema()["additionalProperties"] is False
    assert len({tool.name for tool in EVERY}) == len(EVERY)
    assert [tool.name for tool in EVERY if not tool.is_reading] == ["assessment_set"]
    assert all("\n" not in text for tool in EVERY for text in (tool.description, INSTRUCTIONS))


def test_tools_that_write_are_offered_only_with_leave(workspace: Workspace) -> None:
    def names() -> list[str]:
        return [tool.name for tool in Toolbox(workspace).tools]

    assert names()[-2:] == ["assessment", "assessment_set"]
    workspace.may_write = False
    assert names()[-1] == "assessment"
    with pytest.raises(RefusedCallError, match="no tool of this name"):
        Toolbox(workspace).call("assessment_set", {}, silent)
    workspace.assessment = None
    assert names() == [tool.name for tool in TOOLS]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("search", {"query": "kettle"}),
        ("section", {"id": "oversteep", "part": "whole"}),
        ("threats", {}),
        ("controls_for", {"id": "oversteep"}),
        ("threats_for", {"id": "teapot"}),
        ("crosswalk", {}),
        ("questions", {"answers": {"oversteep": "yes"}}),
        ("cite", {"id": "teapot"}),
        ("verify_quote", {"id": "teapot", "quote": "tea"}),
        ("what_changed", {}),
        ("assessment", {"view": "controls"}),
    ],
)
def test_answers_are_as_their_schema_says(ask: Ask, name: str, arguments: dict[str, object]) -> None:
    answer = ask(name, **arguments)
    Draft202012Validator(answer_schema()).validate(answer)
    assert len(json.dumps(answer, ensure_ascii=False)) <= MAX_ANSWER


def test_refusals_are_visible_and_short(ask: Ask) -> None:
    with pytest.raises(RefusedCallError) as refused:
        ask("questions", answers={"a": "\U000e0041" * 20})
    assert "[U+E0041]" not in str(refused.value)
    with pytest.raises(RefusedCallError, match="no tool"):
        ask("\u202enope")


def test_a_cancelled_call_ends(workspace: Workspace) -> None:
    def stop(fraction: float, text: str) -> None:
        del fraction, text
        raise Cancelled

    with pytest.raises(Cancelled):
        Toolbox(workspace).call("search", {"query": "tea"}, stop)


def test_what_names_files_is_kept_from_the_model(
    ask: Ask, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(_report: object) -> None:
        raise EditionError("/tea/kitchen is damaged.")

    monkeypatch.setattr(workspace, "search", damaged)
    with pytest.raises(RefusedCallError) as refused:
        ask("search", query="tea")
    assert "kitchen" not in str(refused.value)
