"""`aixreader list`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Call = Callable[..., Any]


def test_rows_with_tabs(read: Call) -> None:
    said = read("list", "--role", "control")
    assert said.out.splitlines() == [
        "kettlerules\tcontrol\tgovernance\t\t#KETTLE RULES",
        "teapot\tcontrol\truntime\tAI engineer\t#TEAPOT WATCH",
        "lidlock\tcontrol\tdevelopment-time\tinformation security\t#LID LOCK",
    ]


def test_all_wishes_count(read: Call) -> None:
    said = read("list", "--role", "control", "--when", "runtime", "--by", "ai-engineer")
    assert said.out.startswith("teapot\t")
    assert len(said.out.splitlines()) == 1


def test_as_json(read: Call) -> None:
    sections = read("list", "--role", "threat-group", "--json").json()["sections"]
    assert [section["id"] for section in sections] == ["brewthreats"]
    assert sections[0]["permalink"] == "https://owaspai.org/go/brewthreats/"


def test_no_rows_are_no_error(read: Call) -> None:
    said = read("list", "--role", "threat", "--by", "ai-engineer", "--json")
    assert (said.code, said.json()) == (0, {"sections": []})
