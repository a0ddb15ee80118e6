"""Identifiers that outlive editions."""

from __future__ import annotations

from aixreader.knowledge.name_history import permanent_id
from aixreader.model.identifiers import uuid_of


def test_the_same_for_ever() -> None:
    assert str(uuid_of("threat", "datapoison")) == str(permanent_id("threat", "datapoison"))
    assert uuid_of("threat", "datapoison").version == 5
    assert uuid_of("control", "datapoison") != uuid_of("threat", "datapoison")
    assert uuid_of("threat", "closedboxevasion") == permanent_id("threat", "zeroknowledgeevasion")
