"""An edition as an OSCAL catalogue."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from aixreader.edition.edition import open_edition
from aixreader.publish.machine.catalogue import Catalogue, Passage
from aixreader.publish.machine.oscal_catalogue import oscal_catalogue
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
