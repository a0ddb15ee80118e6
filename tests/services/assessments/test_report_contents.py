"""The parts of a report."""

from __future__ import annotations

from aixreader.services.assessments.report_contents import PART_TITLES
from aixreader.services.assessments.report_parts import WRITERS


def test_every_part_is_written() -> None:
    assert list(WRITERS) == list(PART_TITLES)
