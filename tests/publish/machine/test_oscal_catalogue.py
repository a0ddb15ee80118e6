"""An edition as an OSCAL catalogue."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aixreader.edition.edition import open_edition
from aixreader.publish.machine.catalogue import Catalogue, Passage
from aixreader.publish.machine.oscal_catalogue import oscal_catalogue, split_statement
from aixreader.publish.machine.serialised import as_json
from tests.oscal_rules import problems, read_with_trestle
from tests.shared import RunFolder


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
    steep = next(each for each in threats.values() if each["title"] == "Oversteeping")
    assert "\n\n**Café «Ünder the Élms»**\n\nA heading in letters of other places." in steep["description"]
    assert "**Controls**" not in steep["description"], "they link to it"
    watch = document["groups"][0]["controls"][1]
    linked = [link for link in watch["links"] if link["rel"] == "threat"]
    assert [threats[link["href"][1:]]["title"] for link in linked] == ["Oversteeping", "Tea theft"]


def test_what_standards_threats_and_groups_map_to(catalogue: Catalogue) -> None:
    entry = catalogue.standards[1]
    standards = (replace(entry, subject="oversteep"), replace(entry, subject="generalkettle"))
    document = made(replace(catalogue, standards=standards))
    assert problems({"catalog": document}) == []
    steep, _, resource = document["back-matter"]["resources"]
    assert steep["props"][-1]["value"] == resource["title"] == "MITRE ATLAS AML.M9001 Limit boiling"
    assert document["groups"][0]["links"][1]["href"] == f"#{resource['uuid']}"


def test_what_limits_a_relation_is_said(catalogue: Catalogue) -> None:
    limited = replace(catalogue.answers[0], note="See Tea,\nminus: milk")
    (link,) = (
        link
        for link in made(replace(catalogue, answers=(limited,)))["groups"][0]["controls"][0]["links"]
        if link["rel"] == "threat"
    )
    assert link["text"] == "Oversteeping, as the periodic table states: See Tea, minus: milk"


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


def test_a_statement_has_one_list() -> None:
    one = "What:\n\n- a\n  - b\n\n  more\n- c\n\nThen."
    assert split_statement(one) == (one, "")
    assert split_statement("No list.\n\nAt all.") == ("No list.\n\nAt all.", "")
    two = "What:\n\n- a\n\nThen.\n\nHow,\nsay:\n\n1. x\n2. y"
    assert split_statement(two) == ("What:\n\n- a\n\nThen.", "How,\nsay:\n\n1. x\n2. y")
    assert split_statement("- a\n\nThen:\n- b") == ("- a", "Then:\n- b")
    assert split_statement("What.\n\nHow:\n\n1. a\n\n- b\n\n2. c") == ("What.", "How:\n\n1. a\n\n- b\n\n2. c")


FAULTS: dict[str, Callable[[Any], object]] = {
    "twice": lambda group: group["controls"].append(group["controls"][0]),
    "leads nowhere": lambda group: group["controls"][0]["links"].append({"href": "#gone", "rel": "threat"}),
    "statements 0": lambda group: group["controls"][0]["parts"].pop(0),
    "groups or controls": lambda group: group.update(groups=[{"id": "x", "title": "X", "controls": []}]),
    "empty": lambda group: group.update(links=[]),
    "title: 'a": lambda group: group.update(title="a\nb"),
    "prose: '# Tea": lambda group: group["controls"][0]["parts"][0].update(prose="# Tea"),
    "prose: '{{": lambda group: group["controls"][0]["parts"][0].update(prose="{{ insert: param, p }}"),
    "id: '1 tea'": lambda group: group["controls"][0].update(id="1 tea"),
}
"""What to do to a group, by what is said of it then."""


@pytest.mark.parametrize("said", FAULTS)
def test_what_no_checker_finds_is_found(catalogue: Catalogue, said: str) -> None:
    document = {"catalog": made(catalogue)}
    assert problems(document) == []
    FAULTS[said](document["catalog"]["groups"][0])
    assert any(said in problem for problem in problems(document)), problems(document)


def test_the_real_exchange(exchange: Path, exchange_2025: Path, run_folder: RunFolder, tmp_path: Path) -> None:
    """Valid, whole, and known by the same ids in both editions."""
    documents = []
    for source in (exchange, exchange_2025):
        catalogue = run_folder.catalogue(source)
        counts = open_edition(run_folder.edition(source)).manifest.counts
        file = tmp_path / f"{source.name}.json"
        file.write_bytes(as_json(oscal_catalogue(catalogue)))
        document = made(catalogue)
        assert problems({"catalog": document}) == [], source
        assert all(control.group in catalogue.by_root for control in catalogue.controls)
        assert (len(_controls(document)), len(_threats(document))) == (counts.controls, counts.threats), source
        assert sum(len(group.controls) for group in read_with_trestle(file).groups) == counts.controls
        documents.append(document)
    newer, older = documents
    assert newer["uuid"] == older["uuid"]
    both = _controls(newer).keys() & _controls(older).keys()
    assert {"detectoddinput", "promptinputvalidation", "filtersensitivemodeloutput"} <= both, "renamed since"
    assert _controls(older).keys() - both == {"detectadversarialinput", "devdataprotect"}, "part of others now"
    slugs = [_threats(newer), _threats(older)]
    assert slugs[1].keys() <= slugs[0].keys(), "every threat of the older one"
    assert sum(slugs[0][uuid] != slugs[1][uuid] for uuid in slugs[1]) == 8, "those whose slug is another one now"


def _controls(catalog: Any) -> dict[str, str]:  # noqa: ANN401  # as JSON has it
    return {each["id"]: each["title"] for group in catalog["groups"] for each in group["controls"]}


def _threats(catalog: Any) -> dict[str, str]:  # noqa: ANN401  # as JSON has it
    """The slugs of threats by UUID."""
    props = {
        each["uuid"]: {prop["name"]: prop["value"] for prop in each.get("props", ())}
        for each in catalog["back-matter"]["resources"]
    }
    return {uuid: each["slug"] for uuid, each in props.items() if each.get("kind") == "threat"}
