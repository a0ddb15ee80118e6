"""Threats, controls and standards, as an assistant asks for them."""

from __future__ import annotations

import pytest

from aixreader.errors import RefusedCallError
from tests.services.assistant.conftest import Ask


def test_threats_are_listed_with_what_they_harm(ask: Ask) -> None:
    items = ask("threats")["items"]
    assert items[0] == {
        "id": "oversteep",
        "title": "Oversteeping",
        "asset": ["Tea"],
        "impact": ["Integrity"],
        "surface": ["Kitchen"],
        "controls": 3,
    }
    assert [item["id"] for item in ask("threats", impact="confident")["items"]] == ["teatheft"]
    assert [item["id"] for item in ask("threats", impact="integrity", surface="KITCHEN")["items"]] == ["oversteep"]
    nothing = ask("threats", surface="moon")
    assert nothing["items"] == []
    assert nothing["note"]


def test_controls_are_those_of_the_graph_both_ways(ask: Ask) -> None:
    controls = {item["id"]: item for item in ask("controls_for", id="oversteep")["items"]}
    assert controls["teapot"]["origins"] == ["periodic table", "controls list"]
    assert (controls["lidlock"]["origins"], controls["lidlock"]["via"]) == (["group"], "generalkettle")
    for name in controls:
        assert "oversteep" in {item["id"] for item in ask("threats_for", id=name)["items"]}


@pytest.mark.parametrize(("tool", "name"), [("controls_for", "teapot"), ("threats_for", "oversteep")])
def test_the_other_tool_is_named_where_one_does_not_fit(ask: Ask, tool: str, name: str) -> None:
    with pytest.raises(RefusedCallError, match="See also the tool"):
        ask(tool, id=name)
    with pytest.raises(RefusedCallError, match="is no"):
        ask(tool, id="overview")


def test_the_crosswalk_is_asked_by_standard_and_section(ask: Ask) -> None:
    every = ask("crosswalk")
    assert every["total"] == len(every["items"]) > 2
    assert {item["standard"] for item in ask("crosswalk", standard="MITRE")["items"]} == {"MITRE ATLAS"}
    assert ask("crosswalk", id="kettlerules")["total"] == every["total"]
    assert ask("crosswalk", id="teapot")["items"] == []
    assert ask("crosswalk", standard="ISO 1")["note"]
