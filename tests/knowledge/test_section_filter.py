"""Choosing sections by what their Category says."""

from __future__ import annotations

import pytest

from aixreader.errors import NotFoundError
from aixreader.knowledge.section_filter import filter_sections
from aixreader.services.session.session import Session


@pytest.mark.parametrize(
    ("role", "when", "by", "found"),
    [
        ("control", None, None, ["kettlerules", "teapot", "lidlock"]),
        ("threat group", None, None, ["brewthreats"]),
        ("Threat-Group", None, None, ["brewthreats"]),
        ("control", "development-time", None, ["lidlock"]),
        (None, "Development Time", None, ["lidlock"]),
        (None, "runtime", None, ["teapot", "teatheft"]),
        (None, None, "ai-engineer", ["teapot"]),
        ("threat", None, "AI engineer", []),
    ],
)
def test_sections_are_chosen(
    session: Session, role: str | None, when: str | None, by: str | None, found: list[str]
) -> None:
    wanted = {"role": role, "when": when, "by": by}
    assert [
        section.id
        for section in filter_sections(session, {name: value for name, value in wanted.items() if value is not None})
    ] == found


def test_without_a_wish_all_are_listed_in_page_order(session: Session) -> None:
    assert [section.id for section in filter_sections(session, {})] == list(session.edition.sections)


@pytest.mark.parametrize("option", ["role", "when", "by"])
def test_a_word_that_no_section_has_is_told_with_those_there_are(session: Session, option: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        filter_sections(session, {option: "nonsense"})
    assert f"--{option}" in caught.value.message
    assert "There are:" in caught.value.hint
