"""What the loader of CISO Assistant refuses, and what it does not look at but should: there is no schema."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from typing import Any

URN = re.compile(r"urn:[a-z0-9_-]+:[a-z0-9_-]+:[a-z0-9_-]+(?::[a-z0-9_-]+)?:[0-9a-z\[\]()._:-]+")
OBJECTS = frozenset(
    {"threats", "reference_controls", "framework", "risk_matrix", "risk_matrices", "requirement_mapping_sets"}
)
CATEGORIES = frozenset({"policy", "process", "technical", "physical", "procedure"})
FUNCTIONS = frozenset({"govern", "identify", "protect", "detect", "respond", "recover"})
QUESTIONS = frozenset({"unique_choice", "multiple_choice", "text", "number", "date", "boolean"})
RESULTS = frozenset({"compliant", "partially_compliant", "non_compliant", "not_applicable", "not_assessed"})
RELATIONS = frozenset({"subset", "intersect", "equal", "superset", "not_related"})


def problems(library: dict[str, Any]) -> list[str]:
    """Which rules a library breaks."""
    return list(_problems(library))


def _problems(library: dict[str, Any]) -> Iterator[str]:
    missing = {"urn", "ref_id", "locale", "name", "version", "objects"} - library.keys()
    if missing:
        yield f"missing: {missing}"
        return
    if not isinstance(library["version"], int) or not 0 < library["version"] < 2**31:
        yield "version"
    objects = library["objects"]
    if not objects or not objects.keys() <= OBJECTS:
        yield f"objects: {objects.keys()}"
    urns = list(_urns(library))
    yield from (f"urn: {urn}" for urn in urns if not URN.fullmatch(urn))
    yield from (f"twice: {urn}" for urn, count in Counter(urns).items() if count > 1)
    for each in (*objects.get("threats", ()), *objects.get("reference_controls", ())):
        yield from (f"{each['urn']}: no {name}" for name in ("ref_id", "name") if not each.get(name))
        if each.get("category", "process") not in CATEGORIES or each.get("csf_function", "govern") not in FUNCTIONS:
            yield f"{each['urn']}: {each}"
    if "framework" in objects:
        yield from _of_framework(objects["framework"], set(urns))
    for matrix in objects.get("risk_matrices", ()):
        yield from _of_matrix(matrix)
    for mapping_set in objects.get("requirement_mapping_sets", ()):
        yield from _of_mappings(mapping_set, library)


def _urns(value: Any) -> Iterator[str]:  # noqa: ANN401  # as YAML has it
    """Everything that is known by a URN."""
    if isinstance(value, dict):
        if "urn" in value:
            yield value["urn"]
        for key, inner in value.items():
            if key == "questions":
                yield from inner
            yield from _urns(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _urns(inner)


def _of_framework(framework: dict[str, Any], urns: Container[str]) -> Iterator[str]:
    if {"urn", "ref_id"} - framework.keys() or not framework.get("requirement_nodes"):
        yield "framework: incomplete"
    least, most = framework.get("min_score", 0), framework.get("max_score", 100)
    if not 0 <= least < most:
        yield f"scores: {least} {most}"
    scores = [each["score"] for each in framework.get("scores_definition", ())]
    if scores and scores != list(range(least, most + 1)):
        yield f"scores: {scores}"
    groups = {each["ref_id"] for each in framework.get("implementation_groups_definition", ())}
    above: set[str] = set()
    for node in framework["requirement_nodes"]:
        named = [*node.get("threats", ()), *node.get("reference_controls", ())]
        yield from (f"{node['urn']}: unknown {urn}" for urn in named if urn not in urns)
        if "parent_urn" in node and node["parent_urn"] not in above:
            yield f"{node['urn']}: parent {node['parent_urn']}"
        if groups and not groups.issuperset(node.get("implementation_groups", ())):
            yield f"{node['urn']}: groups {node['implementation_groups']}"
        above.add(node["urn"])
        for urn, question in node.get("questions", {}).items():
            yield from _of_question(urn, question, groups, urns, (least, most))


def _of_question(
    urn: str, question: dict[str, Any], groups: set[str], urns: Container[str], scores: tuple[int, int]
) -> Iterator[str]:
    if question["type"] not in QUESTIONS or not question["text"]:
        yield f"{urn}: {question}"
    for choice in question.get("choices", ()):
        if not choice["value"] or choice.get("compute_result", "compliant") not in RESULTS:
            yield f"{urn}: {choice}"
        if not scores[0] <= choice.get("add_score", scores[0]) <= scores[1]:
            yield f"{urn}: score {choice['add_score']}"
        if not groups.issuperset(choice.get("select_implementation_groups", ())):
            yield f"{urn}: selects {choice['select_implementation_groups']}"
    needed = question.get("depends_on")
    if needed:
        named = (needed["question"], *needed["answers"])
        yield from (f"{urn}: depends on {each}" for each in named if each not in urns)
        if not needed["answers"] or needed["condition"] not in ("any", "all"):
            yield f"{urn}: depends on {needed}"


def _of_matrix(matrix: dict[str, Any]) -> Iterator[str]:
    for scale in ("probability", "impact", "risk"):
        if [level["id"] for level in matrix[scale]] != list(range(len(matrix[scale]))):
            yield f"{matrix['urn']}: {scale}"
        yield from (f"{level}" for level in matrix[scale] if not re.fullmatch("#[0-9A-F]{6}", level["hexcolor"]))
    risks = range(len(matrix["risk"]))
    columns = {len(row) for row in matrix["grid"]}
    if len(matrix["grid"]) != len(matrix["probability"]) or columns != {len(matrix["impact"])}:
        yield f"{matrix['urn']}: grid"
    yield from (f"{matrix['urn']}: risk {risk}" for row in matrix["grid"] for risk in row if risk not in risks)


def _of_mappings(mapping_set: dict[str, Any], library: dict[str, Any]) -> Iterator[str]:
    if {"urn", "name", "source_framework_urn", "target_framework_urn"} - mapping_set.keys():
        yield f"mappings: {mapping_set.keys()}"
    for side in ("source", "target"):
        name = mapping_set[f"{side}_framework_urn"].rpartition(":")[2]
        if not any(urn.endswith(f":library:{name}") for urn in library["dependencies"]):
            yield f"{name} is no dependency"
    pairs = Counter(
        (each["source_requirement_urn"], each["target_requirement_urn"]) for each in mapping_set["requirement_mappings"]
    )
    yield from (f"twice: {pair}" for pair, count in pairs.items() if count > 1)
    for each in mapping_set["requirement_mappings"]:
        if each["relationship"] not in RELATIONS:
            yield f"{each}"
