"""The formats of other programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.publish.output import OutputFormat, format_of
from aixreader.services.catalogue.catalogue_formats import CATALOGUE_FORMATS, CatalogueWriter, catalogue_bytes
from aixreader.services.export.export_formats import FORMATS
from aixreader.services.session.session import Session

NOT_MAPPED = "ciso-assistant-mapping"
"""The tiny site names none of its frameworks."""


@pytest.mark.parametrize(
    "form", [known for known in CATALOGUE_FORMATS if known.id != NOT_MAPPED], ids=lambda form: form.id
)
def test_each_format_twice_the_same(session: Session, form: OutputFormat[CatalogueWriter]) -> None:
    data = catalogue_bytes(session, form.id)
    assert data == catalogue_bytes(session, form.id)
    assert b"lidlock" in data or form.id == "oscal-mapping", "which has what is mapped"
    assert form.limits, "what a format does not hold is said"
    assert form.is_whole


def test_their_suffixes_are_not_those_of_other_formats() -> None:
    for known in CATALOGUE_FORMATS:
        assert format_of(Path(f"tea.{known.suffix}"), None, FORMATS).id == known.id
    assert format_of(Path("tea.json"), None, FORMATS).id == "json"
