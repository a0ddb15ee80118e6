"""What changed as a record."""

from __future__ import annotations

import json
from collections.abc import Callable

from aixreader.comparison.edition_comparison import Comparison
from aixreader.services.comparison.changes_record import changes_record


def test_as_data(comparison: Comparison, golden: Callable[[str, str], None]) -> None:
    record = json.loads(json.dumps(changes_record(comparison)))
    golden("changes/record.json", json.dumps(record, ensure_ascii=False, indent=1) + "\n")
    sections = {section["id"] or section["old_id"]: section for section in record["sections"]}
    assert sections["oversteep"]["old_name"] == "Steeping too long"
    assert sections["pothandle"]["merged_into"] == "teapot"
    assert sections["generalkettle"]["text"] == []
    words = [part for block in sections["oversteep"]["text"] if "words" in block for part in block["words"]]
    assert all(set(part) in ({"same"}, {"old", "new"}) for part in words)
