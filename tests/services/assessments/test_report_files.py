"""The formats of the report."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from aixreader.assess.document_text import document_text, read_document
from aixreader.edition.edition import open_edition
from aixreader.knowledge.name_history import roots_of
from aixreader.services.assessments.assessed_edition import AssessedEdition, EditionFacts
from aixreader.services.assessments.report_files import REPORT_FORMATS, report_bytes
from aixreader.services.assessments.report_publication import ReportOptions
from aixreader.services.session.session import Session
from tests.services.assessments.conftest import TODAY
from tests.shared import RunFolder

ROOT = Path(__file__).resolve().parents[3]
WORKED = ROOT / "tests" / "data" / "assessments"
"""Three systems of our own that were assessed with the edition that ships."""
DAY = "2026-12-01"
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


@pytest.fixture(scope="module")
def shipped(run_folder: RunFolder) -> Iterator[EditionFacts]:
    with Session(open_edition(run_folder.edition(ROOT / "resources" / "edition"))) as session:
        yield EditionFacts(session, roots_of(session.edition))


@pytest.mark.parametrize("name", ["retrieval_assistant", "classifier", "agent"])
def test_the_report_on_a_worked_system(shipped: EditionFacts, name: str, golden: Callable[[str, str], None]) -> None:
    data = (WORKED / f"{name}.aixassess").read_bytes()
    document = read_document(data, name)
    assert document_text(document).encode() == data, "a file of today is written as it was"
    report = report_bytes(AssessedEdition(shipped, document), ReportOptions(DAY), "md").decode()
    _, title, chapters = report.partition(f"# {document.systems[0].name}\n")
    assert title
    golden(f"assessments/{name}.md", title + chapters)
