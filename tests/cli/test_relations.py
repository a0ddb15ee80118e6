"""`aixreader relations`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Call = Callable[..., Any]


def test_all_of_them(read: Call) -> None:
    rows = [line.split("\t") for line in read("relations").out.splitlines()]
    assert ["teatheft", "teapot", "periodic table", ""] in rows
    assert len(rows) == len(read("relations", "--json").json()["relations"]) == 5


def test_of_one_section(read: Call) -> None:
    found = read("relations", "https://owaspai.org/go/lidlock/", "--json").json()["relations"]
    assert [(relation["threat"], relation["control"], relation["via"]) for relation in found] == [
        ("teatheft", "lidlock", ""),
        ("oversteep", "generalkettle", "generalkettle"),
    ]
    assert found[0]["origins"] == ["periodic table", "controls list"]
    count = read("relations", "oversteep", "--json").json()["count"]
    assert count == {"total": 3, "stated": 2, "by group": 1, "groups": 1}
    assert read("relations", "oversteep").err.splitlines()[-1] == (
        "Oversteeping: answered by 3 controls (2 stated, 1 by group); groups: 1"
    )
    assert "Lid lock: answers 2 threats (1 stated, 1 by group)" in read("relations", "lidlock").err


def test_a_miss_and_an_empty_answer_differ(read: Call) -> None:
    assert read("relations", "teepot").code == 1
    said = read("relations", "periodictable", "--json")
    assert (said.code, said.json()) == (0, {"relations": []})
