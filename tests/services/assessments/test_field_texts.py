"""Values as texts, and back."""

from __future__ import annotations

from dataclasses import replace

from aixreader.assess.document import Assessment, System
from aixreader.assess.edits import with_fields
from aixreader.services.assessments.field_texts import field_texts, typed_values


def test_texts_are_what_is_typed_back(document: Assessment) -> None:
    threat = document.items["threat/kitchen/teatheft"]
    texts = field_texts(threat)
    assert texts["accepted.until"] == "2026-06-30"
    assert "note" not in texts
    fields = {name: text for name, text in texts.items() if name not in ("system", "slug")}
    assert with_fields(threat, typed_values(fields)) == threat
    kitchen = document.systems[0]
    assert field_texts(kitchen)["suppliers"] == "Tea & Co"


def test_a_line_with_commas_is_one_value(document: Assessment) -> None:
    kitchen = replace(document.systems[0], suppliers=("Tea, Milk and Sons", "Sugar; Ltd"))
    typed = typed_values({"suppliers": "Tea, Milk and Sons", "purpose": "a; b"})
    changed = with_fields(kitchen, typed)
    assert isinstance(changed, System)
    assert changed.suppliers == ("Tea, Milk and Sons",)
    assert changed.purpose == "a; b"
    emptied = with_fields(kitchen, typed_values({"suppliers": ""}))
    assert isinstance(emptied, System)
    assert emptied.suppliers == ()
