"""The workflows in `.github/workflows/`: they parse, run scripts that exist, and use pinned actions and few rights."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

CHECKOUT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((CHECKOUT / ".github" / "workflows").iterdir())
PIN = re.compile(r"- uses: ([\w-]+/[\w-]+)@([0-9a-f]{40})  # v\d+\.\d+\.\d+")
"""An action as it has to be written: the full hash of a commit, and beside it the version of which it is the commit."""


@cache
def workflow(path: Path) -> dict[Any, Any]:
    """The workflow in a file. Its key `on` is read as True: so does YAML 1.1."""
    read = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(read, dict)
    return read


def steps(path: Path) -> list[dict[str, Any]]:
    """The steps of all jobs."""
    return [step for job in workflow(path)["jobs"].values() for step in job["steps"]]


def test_the_workflows_are_these() -> None:
    assert [path.name for path in WORKFLOWS] == ["packages.yml", "test.yml"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_only_read_the_repository(path: Path) -> None:
    assert set(workflow(path)) == {"name", True, "permissions", "jobs"} | ({"concurrency"} & set(workflow(path)))
    assert workflow(path)["name"] == path.stem
    assert workflow(path)["permissions"] == {"contents": "read"}
    assert [name for name, job in workflow(path)["jobs"].items() if "permissions" in job] == []
    assert "secrets." not in path.read_text("utf-8")
    assert "pull_request_target" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_hash_with_its_version_beside_it(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert len(lines) == sum("uses" in step for step in steps(path)) > 0
    assert [line for line in lines if not PIN.fullmatch(line.strip())] == []


def test_an_action_is_used_in_one_version_only() -> None:
    lines = {line.strip() for path in WORKFLOWS for line in path.read_text("utf-8").splitlines() if "uses:" in line}
    actions = [match[1] for line in lines if (match := PIN.fullmatch(line))]
    assert len(actions) == len(set(actions)) == len(lines)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_checkout_leaves_no_credentials_behind(path: Path) -> None:
    checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert [step for step in checkouts if step.get("with") != {"persist-credentials": False}] == []


def test_the_packages_are_made_by_scripts_that_are_there() -> None:
    path = CHECKOUT / ".github" / "workflows" / "packages.yml"
    assert set(workflow(path)["jobs"]) == {"tests", "debian", "windows", "windows-installer", "macos"}
    lines = [step.get("run", "") for step in steps(path)]
    scripts = {word for line in lines for word in line.replace("\\", "/").split() if word.startswith("packaging/")}
    assert scripts == {"packaging/dev.py", "packaging/msi.py"}
    assert all((CHECKOUT / script).is_file() for script in scripts)


def test_each_change_runs_what_every_change_has_to_pass() -> None:
    path = CHECKOUT / ".github" / "workflows" / "test.yml"
    assert ".ci/run" in [step.get("run") for step in steps(path)]
    assert (CHECKOUT / ".ci" / "run").is_file()
