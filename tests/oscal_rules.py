"""The rules for OSCAL documents that no checker has, beside those of its schemas; and a checker that others wrote."""

from __future__ import annotations

import importlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

TOKEN = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
TEXTS = frozenset({"prose", "description", "statement", "remarks", "mapping-description"})
"""What may have several lines."""
TOKENS = frozenset({"id", "name", "class", "rel", "control-id", "statement-id", "target-id", "role-id"})
HEADING = re.compile(r"^ {0,3}#{1,6} |^(?![-*+ ]|\d+\.).+\n(?:=+|-+)$", re.MULTILINE)
FENCED = re.compile(r"^(`{3,}).*?^\1$", re.MULTILINE | re.DOTALL)
MODELS = {
    "catalog": ("catalog", "Catalog"),
    "profile": ("profile", "Profile"),
    "system-security-plan": ("ssp", "SystemSecurityPlan"),
    "assessment-plan": ("assessment_plan", "AssessmentPlan"),
    "assessment-results": ("assessment_results", "AssessmentResults"),
    "plan-of-action-and-milestones": ("poam", "PlanOfActionAndMilestones"),
    "mapping-collection": ("mapping", "MappingCollection"),
}
"""Of each kind of document the module and the class of trestle that reads it."""


def problems(document: dict[str, Any]) -> list[str]:
    """Which rules a document breaks."""
    values = list(_values(document, ""))
    texts = [each for each in values if isinstance(each[2], str)]
    defined = set(_defined(document))
    links = [value[1:] for _, key, value in texts if key == "href" and value.startswith("#")]
    return [
        *(f"{path}: empty" for path, _, value in values if value in ("", [], {}) and not path.endswith("include-all")),
        *(f"{path}: {value!r}" for path, key, value in texts if _is_wrong(path, key, value)),
        *(f"twice: {name}" for name, count in Counter(_defined(document)).items() if count > 1),
        *(f"leads nowhere: {name}" for name in links if name not in defined),
        *_of_controls(document),
    ]


def read_with_trestle(path: Path) -> Any:  # noqa: ANN401  # a package without types
    """What compliance-trestle makes of a file; skips where it is not installed."""
    pytest.importorskip("trestle")
    (kind,) = json.loads(path.read_bytes()) if path.suffix == ".json" else ("catalog",)
    module, name = MODELS[kind]
    return getattr(importlib.import_module(f"trestle.oscal.{module}"), name).oscal_read(path)


def _values(value: Any, path: str, key: str = "") -> Iterator[tuple[str, str, Any]]:  # noqa: ANN401
    """Every value with its path and the name of its field."""
    yield path, key, value
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _values(inner, f"{path}/{name}", name)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _values(inner, f"{path}/{number}", key)


def _is_wrong(path: str, key: str, value: str) -> bool:
    if key in TEXTS:
        return "{{" in value or HEADING.search(FENCED.sub("", value)) is not None or value != value.strip()
    if "\n" in value or value != value.strip():
        return True
    if key == "uuid" or key.endswith("-uuid"):
        return not UUID.fullmatch(value)
    return (
        key in TOKENS
        and not ("/parties/" in path or "/threat-ids/" in path or "system-id" in path)
        and not (TOKEN.fullmatch(value))
    )


def _defined(value: Any) -> Iterator[str]:  # noqa: ANN401
    """Every id and UUID that something is known by."""
    for path, key, inner in _values(value, ""):
        if key in ("uuid", "id") and "system-id" not in path and "threat-ids" not in path:
            yield inner


def _of_controls(document: dict[str, Any]) -> Iterator[str]:
    for path, key, value in _values(document, ""):
        if key == "controls" and isinstance(value, dict) and "title" in value:
            names = [part["name"] for part in value.get("parts", ())]
            if names.count("statement") != 1:
                yield f"{value['id']}: statements {names.count('statement')}"
        if key == "groups" and isinstance(value, dict) and ("groups" in value) == ("controls" in value):
            yield f"{path}: groups or controls"
