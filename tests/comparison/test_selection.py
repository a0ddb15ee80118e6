"""A part of a comparison."""

from __future__ import annotations

import pytest

from aixreader.comparison.edition_comparison import Comparison
from aixreader.comparison.selection import of_role, of_section, of_sections
from aixreader.errors import NotFoundError
from aixreader.knowledge.open_edition import OpenEdition


def ids(comparison: Comparison) -> set[str]:
    return {change.id for change in comparison.sections}


def test_sections_of_a_role(comparison: Comparison) -> None:
    threats = of_role(comparison, "threat")
    assert ids(threats) == {"oversteep", "teatheft"}
    assert {change.threat for change in threats.relations} <= {"oversteep", "teatheft"}
    assert all(chapter.sections for chapter in threats.chapters)
    assert {"kettlerules", "lidlock", "pothandle"} <= ids(of_role(comparison, "control"))


def test_sections_by_their_ids_in_either_edition(comparison: Comparison) -> None:
    assert ids(of_sections(comparison, {"pothandle", "lidlock", "nothing"})) == {"pothandle", "lidlock"}
    assert of_sections(comparison, ()).chapters == ()


def test_a_section_with_those_below_it(comparison: Comparison, before: OpenEdition, after: OpenEdition) -> None:
    found = of_section(comparison, before, after, "teatheft")
    assert {"teatheft", "docs/2_threats#introduction", "docs/2_threats#introduction-1"} <= ids(found)
    assert "oversteep" not in ids(found)
    assert ids(of_section(comparison, before, after, "docs/1_controls#tap")) == {"docs/1_controls#tap"}
    assert ids(of_section(comparison, before, after, "LID LOCK")) == {"lidlock"}
    with pytest.raises(NotFoundError, match="Neither edition"):
        of_section(comparison, before, after, "saucer")
