"""The formats of the report."""

from __future__ import annotations

import io
import json
from zipfile import ZipFile

import pytest

from aixreader.services.assessments.assessed_edition import AssessedEdition
from aixreader.services.assessments.report_files import REPORT_FORMATS, report_bytes
from aixreader.services.assessments.report_publication import ReportOptions
from tests.services.assessments.conftest import TODAY

FORMATS = [known.id for known in REPORT_FORMATS if known.write is not None]


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_says_the_same(assessed: AssessedEdition, name: str) -> None:
    data = report_bytes(assessed, ReportOptions(TODAY), name)
    assert report_bytes(assessed, ReportOptions(TODAY), name) == data
    if data.startswith(b"PK"):
        with ZipFile(io.BytesIO(data)) as parts:
            data = b"".join(parts.read(part) for part in parts.namelist())
    for words in (b"Teapot watch", b"A guest watches", b"There is no lid"):
        assert words in data


def test_the_data_name_their_day_and_edition(assessed: AssessedEdition) -> None:
    value = json.loads(report_bytes(assessed, ReportOptions(TODAY), "json"))
    assert (value["assessment"], value["day"]) == ("Tea", TODAY)
    assert [system["system"]["id"] for system in value["systems"]] == ["kitchen", "garden"]
