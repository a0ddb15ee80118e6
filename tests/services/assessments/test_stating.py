"""What users name, and what they state about it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from aixreader.assess.document import Assessment
from aixreader.assess.items import ControlStatus, Evidence, Treatment
from aixreader.errors import NotFoundError, UserDataError
from aixreader.services.assessments.assessed_edition import EditionFacts
from aixreader.services.assessments.stating import file_digest, state_fields, subject_root


@pytest.mark.parametrize("name", ["teapot", "TEAPOT WATCH", "#TEAPOT WATCH", "/go/teapot", "aix:teapot"])
def test_a_control_is_found_by_any_spelling(facts: EditionFacts, document: Assessment, name: str) -> None:
    changed, item = state_fields(facts, document, "garden", name, {"status": "absent"})
    assert item == "control/garden/teapot"
    assert changed.control("garden", "teapot").status is ControlStatus.ABSENT
    assert changed.control("kitchen", "teapot") == document.control("kitchen", "teapot")


def test_a_threat_keeps_what_was_stated(facts: EditionFacts, document: Assessment) -> None:
    changed, item = state_fields(facts, document, "kitchen", "Oversteeping", {"treatment": "transfer"})
    assert item == "threat/kitchen/oversteep"
    assert changed.threat("kitchen", "oversteep").treatment is Treatment.TRANSFER
    assert changed.threat("kitchen", "oversteep").impact == "high"


def test_a_threat_is_represented_by_one_in_any_spelling(facts: EditionFacts, document: Assessment) -> None:
    changed, _ = state_fields(facts, document, "kitchen", "teatheft", {"represented_by": "Oversteeping"})
    assert changed.threat("kitchen", "teatheft").represented_by == "oversteep"


def test_the_system_has_fields(facts: EditionFacts, document: Assessment) -> None:
    changed, item = state_fields(facts, document, "kitchen", "system", {"owner": "Zoe"})
    assert item == "system/kitchen"
    assert changed.systems[0].owner == "Zoe"
    with pytest.raises(NotFoundError, match="no system 'cellar'"):
        state_fields(facts, document, "cellar", "system", {"owner": "Zoe"})


def test_new_evidence_names_controls_in_any_spelling(facts: EditionFacts, document: Assessment, tmp_path: Path) -> None:
    file = tmp_path / "log.txt"
    file.write_bytes(b"boiled")
    values = {"title": "Log", "type": "file", "file": str(file), "controls": "Teapot watch, kettlerules"}
    changed, item = state_fields(facts, document, "kitchen", "evidence", values)
    made = changed.items[item]
    assert isinstance(made, Evidence)
    assert made.sha256 == hashlib.sha256(b"boiled").hexdigest()
    assert made.controls == ("teapot", "kettlerules")
    again, same = state_fields(facts, changed, "kitchen", made.uuid, {"expires": "2027-01-01"})
    assert same == item
    assert len(again.items) == len(changed.items)


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("overview", {"status": "absent"}, "neither a threat nor a control"),
        ("nothing of the kind", {"status": "absent"}, "nothing of the kind"),
        ("evidence", {"type": "film", "title": "x"}, "no type 'film'"),
        ("evidence", {"title": "x", "type": "file", "file": "/nowhere"}, "cannot be read"),
        ("evidence", {"title": "x", "type": "file", "file": "/"}, "is not a file"),
        ("teapot", {"status": "not-applicable", "reason": ""}, "needs a reason"),
    ],
)
def test_what_cannot_be_stated_is_refused(
    facts: EditionFacts, document: Assessment, name: str, values: dict[str, str], words: str
) -> None:
    with pytest.raises((NotFoundError, UserDataError), match=words):
        state_fields(facts, document, "kitchen", name, values)


def test_old_names_are_roots(facts: EditionFacts) -> None:
    assert subject_root(facts, "teapot") == "teapot"


def test_the_digest_of_a_file_is_read_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(bytes(3_000_000))
    assert file_digest(path) == hashlib.sha256(bytes(3_000_000)).hexdigest()
