"""The cross-walk as an OSCAL mapping collection."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aixreader.errors import OutputError
from aixreader.publish.machine.catalogue import Catalogue, StandardEntry
from aixreader.publish.machine.oscal_mapping import oscal_mapping
from aixreader.publish.machine.serialised import as_json
from tests.oscal_rules import problems, read_with_trestle
from tests.shared import RunFolder


def made(catalogue: Catalogue) -> Any:  # noqa: ANN401  # as JSON has it
    document = json.loads(as_json(oscal_mapping(catalogue)))
    assert problems(document) == []
    return document["mapping-collection"]


def test_each_pair_once_by_standard(catalogue: Catalogue) -> None:
    atlas = catalogue.standards[1]
    same = (*catalogue.standards, atlas, replace(atlas, name="Boil less"))
    mappings = made(replace(catalogue, standards=same))["mappings"]
    assert [len(each["maps"]) for each in mappings] == [1, 2, 1]
    (first, _) = mappings[1]["maps"]
    assert first["sources"] == [{"type": "control", "id-ref": "kettlerules"}]
    assert first["targets"] == [{"type": "control", "id-ref": "AML.M9001"}]


def test_what_a_text_says_of_the_gap(catalogue: Catalogue) -> None:
    stated = StandardEntry(
        "teapot", "teapot", "Teapot watch", "control", "ISO/IEC 27002", "8.16", "It covers this.", "text",
        coverage="partly", gap="But not tea.",
    )  # fmt: skip
    (mapping,) = made(replace(catalogue, standards=(stated,)))["mappings"]
    assert mapping["maps"][0]["remarks"] == "But not tea."
    assert {each["name"]: each["value"] for each in mapping["maps"][0]["props"]}["coverage"] == "partly"


def test_nothing_to_map(catalogue: Catalogue) -> None:
    threat = replace(catalogue.standards[0], subject="oversteep")
    unnamed = replace(catalogue.standards[0], entry="")
    with pytest.raises(OutputError):
        oscal_mapping(replace(catalogue, standards=(threat, unnamed)))


def test_the_real_exchange(exchange: Path, exchange_2025: Path, run_folder: RunFolder, tmp_path: Path) -> None:
    for source in (exchange, exchange_2025):
        catalogue = run_folder.catalogue(source)
        maps = [each for mapping in made(catalogue)["mappings"] for each in mapping["maps"]]
        controls = {control.root for control in catalogue.controls}
        wanted = {(each.subject, each.standard, each.entry) for each in catalogue.standards if each.subject in controls}
        assert {each["sources"][0]["id-ref"] for each in maps} <= controls
        assert len(maps) >= len({each for each in wanted if each[2]}) > 30
        file = tmp_path / f"{source.name}.json"
        file.write_bytes(as_json(oscal_mapping(catalogue)))
        read_with_trestle(file)
