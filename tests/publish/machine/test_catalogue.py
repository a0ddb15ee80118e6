"""What machine formats are written from."""

from __future__ import annotations

from dataclasses import replace

from aixreader.publish.machine.catalogue import Catalogue, Passage


def test_related_without_groups_by_root(catalogue: Catalogue) -> None:
    assert [each.control for each in catalogue.controls_of("oversteep")] == ["kettlerules", "teapot", "lidlock"]
    assert [each.threat for each in catalogue.threats_of("teapot")] == ["oversteep", "teatheft"]
    assert list(catalogue.threats_of("generalkettle")) == []
    assert [each.entry for each in catalogue.standards_of("kettlerules")] == ["123-456", "AML.M9001", "Table 5:"]


def test_known_by_root_and_slug(catalogue: Catalogue) -> None:
    assert catalogue.by_root["teapot"].name == "Teapot watch"
    assert catalogue.roots["teatheft"] == "teatheft"
    assert len({subject.uuid for subject in catalogue.subjects}) == 7


def test_version_and_time_are_the_editions(catalogue: Catalogue) -> None:
    dated = replace(catalogue, date="2026-08-22T15:35:59+02:00", revision="5413fde06349cf25")
    assert dated.version == "2026-08-22+5413fde06349"
    assert dated.time.isoformat() == "2026-08-22T13:35:59+00:00"
    assert replace(catalogue, date="").version == "1980-01-01"


def test_description(catalogue: Catalogue) -> None:
    described = catalogue.by_root["lidlock"]
    assert described.description.text.startswith("A lid that opens only for its owner.")
    assert catalogue.by_root["generalkettle"].description.label == ""
    assert catalogue.by_root["teatheft"].description.name == "controls"
    assert replace(described, passages=()).description == Passage("", "", described.summary, described.summary)
    assert replace(described, passages=(), summary="").description.markdown == "Lid lock"
