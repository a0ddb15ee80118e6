"""An edition as an OSCAL catalogue."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from aixreader.publish.machine.catalogue import Catalogue, Passage
from aixreader.publish.machine.oscal_catalogue import oscal_catalogue


def made(catalogue: Catalogue) -> Any:  # noqa: ANN401  # as JSON has it
    return json.loads(json.dumps(oscal_catalogue(catalogue)))["catalog"]


def test_controls_in_the_group_of_their_section(catalogue: Catalogue) -> None:
    (group,) = made(catalogue)["groups"]
    assert (group["id"], group["title"]) == ("group_generalkettle", "Controls in general")
    assert [each["id"] for each in group["controls"]] == ["kettlerules", "teapot", "lidlock"]
    lonely = replace(catalogue, controls=tuple(replace(each, group="") for each in catalogue.controls))
    assert [each["id"] for each in made(lonely)["groups"]] == ["group_other"]


def test_threats_are_references(catalogue: Catalogue) -> None:
    document = made(catalogue)
    threats = {each["uuid"]: each for each in document["back-matter"]["resources"] if each.get("props")}
    assert [each["title"] for each in threats.values()] == ["Oversteeping", "Tea theft"]
    watch = document["groups"][0]["controls"][1]
    linked = [link for link in watch["links"] if link["rel"] == "threat"]
    assert [threats[link["href"][1:]]["title"] for link in linked] == ["Oversteeping", "Tea theft"]


def test_a_statement_and_its_siblings(catalogue: Catalogue) -> None:
    rules = made(catalogue)["groups"][0]["controls"][0]
    assert [(part["id"], part["name"]) for part in rules["parts"]] == [
        ("kettlerules_smt", "statement"),
        ("kettlerules_guidance", "guidance"),
        ("kettlerules_references", "references"),
    ]
    assert rules["parts"][0]["prose"] == "Write down who may boil water, and when."
    assert "ns" not in rules["parts"][1]
    assert rules["parts"][2]["ns"] == "urn:aixreader:ns:oscal"


def test_parts_of_the_same_label_have_ids_of_their_own(catalogue: Catalogue) -> None:
    passage = Passage("implementation", "Implementation", "how", "how")
    control = replace(catalogue.controls[0], passages=(passage, passage, passage))
    parts = made(replace(catalogue, controls=(control,)))["groups"][0]["controls"][0]["parts"]
    assert [part["id"] for part in parts] == ["kettlerules_smt"], "the same passage is the statement"
    others = (passage, Passage("implementation", "More", "x", "x"), Passage("implementation", "Most", "y", "y"))
    control = replace(control, passages=others)
    parts = made(replace(catalogue, controls=(control,)))["groups"][0]["controls"][0]["parts"]
    assert [part["id"] for part in parts[1:]] == ["kettlerules_guidance", "kettlerules_guidance_2"]
