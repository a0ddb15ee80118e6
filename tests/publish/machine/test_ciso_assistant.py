"""An edition as a library of CISO Assistant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from aixreader.publish.machine.catalogue import Catalogue
from aixreader.publish.machine.ciso_assistant import always_threats, ciso_library, urn
from aixreader.publish.machine.serialised import as_yaml
from tests.ciso_rules import problems
from tests.shared import RunFolder


def made(catalogue: Catalogue) -> Any:  # noqa: ANN401  # as YAML has it
    library = yaml.safe_load(as_yaml(ciso_library(catalogue)))
    assert problems(library) == []
    return library


def nodes(library: Any) -> dict[str, Any]:  # noqa: ANN401
    return {node["ref_id"]: node for node in library["objects"]["framework"]["requirement_nodes"]}


def test_a_requirement_for_each_control(catalogue: Catalogue) -> None:
    requirements = nodes(made(catalogue))
    assert list(requirements)[2:] == ["group-generalkettle", "kettlerules", "teapot", "lidlock"]
    watch = requirements["teapot"]
    assert watch["parent_urn"] == requirements["group-generalkettle"]["urn"]
    assert watch["threats"] == [urn("threat", "oversteep"), urn("threat", "teatheft")]
    assert watch["implementation_groups"] == ["always", "oversteep", "teatheft"]
    assert requirements["kettlerules"]["implementation_groups"] == ["oversteep"]
    (question,) = watch["questions"].values()
    assert [choice.get("add_score") for choice in question["choices"]] == [4, 3, 2, 1, 0, None]


def test_guidance_stands_beside_the_description(catalogue: Catalogue) -> None:
    rules = nodes(made(catalogue))["kettlerules"]
    assert rules["description"] == "Write down who may boil water, and when."
    assert rules["annotation"].startswith("**Implementation**\n\n- **One page:** the rules fit on one page")
    assert rules["annotation"].endswith("\n\nhttps://owaspai.org/go/kettlerules/")


def test_what_answers_no_threat_is_always_asked_for(catalogue: Catalogue) -> None:
    alone = replace(catalogue, answers=())
    assert nodes(made(alone))["kettlerules"]["implementation_groups"] == ["always"]
    assert list(always_threats(catalogue)) == ["teatheft"]


def test_versions_rise_with_editions(catalogue: Catalogue) -> None:
    assert made(replace(catalogue, date="2026-08-22T23:30:00-04:00"))["version"] == 20260823
    assert made(replace(catalogue, date=""))["version"] == 19800101


def test_controls_in_no_group(catalogue: Catalogue) -> None:
    lonely = replace(catalogue, controls=tuple(replace(each, group="") for each in catalogue.controls))
    assert nodes(made(lonely))["group-other"]["name"] == "Other controls"


FAULTS: dict[str, Callable[[Any], object]] = {
    "version": lambda library: library.update(version="1.0"),
    "missing": lambda library: library.pop("locale"),
    "urn: ": lambda library: library.update(urn="urn:aixreader:risk:library:Tea"),
    "twice": lambda library: library["objects"]["threats"].append(library["objects"]["threats"][0]),
    "unknown": lambda library: library["objects"]["threats"].pop(),
    "scores": lambda library: library["objects"]["framework"].update(min_score=4),
    "groups": lambda library: library["objects"]["framework"]["implementation_groups_definition"].pop(),
    "parent": lambda library: library["objects"]["framework"]["requirement_nodes"].pop(2),
    "grid": lambda library: library["objects"]["risk_matrices"][0]["grid"].pop(),
}
"""What to do to a library, by what is said of it then."""


@pytest.mark.parametrize("said", FAULTS)
def test_what_the_loader_refuses_or_overlooks_is_found(catalogue: Catalogue, said: str) -> None:
    library = made(catalogue)
    FAULTS[said](library)
    assert any(said in problem for problem in problems(library)), problems(library)


def test_the_real_exchange(exchange: Path, exchange_2025: Path, run_folder: RunFolder) -> None:
    urns = []
    for source in (exchange, exchange_2025):
        catalogue = run_folder.catalogue(source)
        objects = made(catalogue)["objects"]
        assert len(objects["threats"]) == len(catalogue.threats)
        assert len(objects["reference_controls"]) == len(catalogue.controls)
        assessed = [node for node in nodes({"objects": objects}).values() if node.get("reference_controls")]
        assert len(assessed) == len(catalogue.controls)
        selected = {
            root
            for question in nodes({"objects": objects})["questions"]["questions"].values()
            for choice in question["choices"]
            for root in choice.get("select_implementation_groups", ())
        }
        assert selected <= {threat.root for threat in catalogue.threats}
        assert len(selected) >= 15, "most threats are asked for"
        urns.append({each["urn"] for each in (*objects["threats"], *objects["reference_controls"])})
    assert len(urns[1] - urns[0]) == 2, "two controls have become part of others"
